import Foundation
import Jalon
import Testing

@Suite("Deadlines leave a casebook as a calendar, and are checked on a sheet")
struct CasebookCalendarTests {
    /// A casebook whose clock stands, with two cases.
    private static func casebook(_ folder: TemporaryFolder) throws -> Casebook {
        let bits = Bits()
        let moment = try #require(Instant(rfc3339: "2026-03-02T10:00:00Z"))
        let environment = StoreEnvironment(now: { moment }, random: { bits.next() })
        let casebook = try Casebook.create(at: folder.file(), environment: environment)
        try casebook.open("A-1")
        try casebook.open("B-1", .france)
        try casebook.record(.stageGranted(.init(stage: "be.reflection")), in: "A-1", on: "2026-03-02")
        try casebook.record(.stageGranted(.init(stage: "fr.reflection")), in: "B-1", on: "2026-03-02")
        try casebook.record(.reminderAdded(.init(due: date("2026-06-01"))), in: "A-1", on: "2026-03-02")
        return casebook
    }

    private static func calendar(
        _ casebook: Casebook, _ query: DeadlineQuery = DeadlineQuery(), as component: CalendarComponent = .event
    ) throws -> (text: String, count: Int) {
        var bytes: [UInt8] = []
        let count = try casebook.exportCalendar(query, as: component, in: RuleTexts(.english), author: "hd") {
            bytes += $0
        }
        return (try #require(String(validating: bytes, as: UTF8.self)), count)
    }

    private static func summaries(_ text: String) -> [String] {
        text.components(separatedBy: "\r\n").filter { $0.hasPrefix("SUMMARY") }.map {
            String($0.drop { $0 != ":" }.dropFirst())
        }
    }

    @Test("Case by case, by day, and as many as are said")
    func everything() throws {
        let folder = TemporaryFolder()
        let casebook = try Self.casebook(folder)
        let (text, count) = try Self.calendar(casebook)
        #expect(Self.summaries(text).sorted() == ["A-1: deadline", "A-1: deadline", "B-1: deadline"])
        #expect(count == 3 && text.hasPrefix("BEGIN:VCALENDAR\r\n") && text.hasSuffix("END:VCALENDAR\r\n"))
        #expect(try Self.calendar(casebook) == (text, count))
        #expect(try Self.calendar(casebook, as: .task).text.contains("BEGIN:VTODO"))
    }

    @Test("A query narrows it, and what is done stays in it")
    func narrowed() throws {
        let folder = TemporaryFolder()
        let casebook = try Self.casebook(folder)
        let france = try Self.calendar(casebook, DeadlineQuery(country: .france))
        #expect(Self.summaries(france.text) == ["B-1: deadline"])
        let until = try Self.calendar(
            casebook, DeadlineQuery(until: date("2026-05-01"), caseReference: reference("A-1")))
        #expect(until.count == 1)
        let from = try Self.calendar(
            casebook, DeadlineQuery(from: date("2026-05-02"), caseReference: reference("A-1")))
        #expect(from.count == 1)
        let reminder = try #require(try casebook.timeline(of: reference("A-1")).last)
        try casebook.record(.entryRetracted(reminder.id, .duplicate), in: "A-1", on: "2026-03-03")
        let gone = try Self.calendar(
            casebook, DeadlineQuery(from: date("2026-05-02"), caseReference: reference("A-1")))
        #expect(Self.summaries(gone.text) == ["A-1: deadline (cancelled)"])
        #expect(try casebook.deadlines(DeadlineQuery(from: date("2026-05-02"), includesDone: true)).isEmpty)
        let overdue = try Self.calendar(casebook, .overdue(on: date("2026-04-01")))
        #expect(overdue.count == 0 && overdue.text.contains("BEGIN:VTIMEZONE"))
    }

    @Test("More cases than are read at a time are all there, each once")
    func many() throws {
        let folder = TemporaryFolder()
        let casebook = try Casebook.create(at: folder.file())
        var lines = [#"{"format":"jalon.interchange/1"}"#]
        for number in 0..<203 {
            let digits = String(number + 1_000)
            lines.append(#"{"case":"C-\#(digits)","country":"BE","openedOn":"2026-01-01"}"#)
            lines.append(
                #"{"case":"C-\#(digits)","entry":"0198f3c2-0000-7000-8000-00000000\#(digits)","kind":"stage-granted","#
                    + #""on":"2026-03-02","recordedAt":"2026-03-02T09:00:00Z","author":"hd","stage":"be.reflection"}"#)
        }
        try casebook.importing(lines.joined(separator: "\n") + "\n")
        let summaries = Self.summaries(try Self.calendar(casebook).text)
        #expect(summaries == (1_000..<1_203).map { "C-\($0): deadline" })
        #expect(try casebook.deadlineSheet(on: date("2026-03-02")).lines.count == 203)
    }

    @Test("What the sink throws comes through")
    func sinkFails() throws {
        let folder = TemporaryFolder()
        let casebook = try Self.casebook(folder)
        let failure = JalonError(.failed, "the disk is full")
        #expect(throws: failure) {
            try casebook.exportCalendar(in: RuleTexts(.english), author: "hd") { _ throws(JalonError) in throw failure }
        }
    }

    @Test("The sheet has the cases of the day, and the history of a case is that of its entries")
    func sheet() throws {
        let folder = TemporaryFolder()
        let casebook = try Self.casebook(folder)
        let sheet = try casebook.deadlineSheet(on: date("2026-03-02"))
        #expect(sheet.lines.map(\.caseReference.text) == ["A-1", "A-1", "B-1"])
        #expect(sheet.lines.allSatisfy { $0.change.kinds == [.appeared] && $0.change.author == "hd" })
        #expect(try casebook.deadlineSheet(on: date("2026-03-03")).lines.isEmpty)
        let history = try casebook.deadlineHistory(of: reference("A-1"))
        #expect(history.records.map(\.id) == sheet.lines.prefix(2).map(\.id))
        #expect(throws: JalonError.self) { try casebook.deadlineHistory(of: reference("Z-9")) }
    }

    @Test("A query finds in hand what the casebook finds in its table")
    func finds() throws {
        let folder = TemporaryFolder()
        let casebook = try Self.casebook(folder)
        let all = try casebook.deadlines(DeadlineQuery(includesDone: true))
        #expect(all.count == 3)
        for query in try [
            DeadlineQuery(), .overdue(on: date("2026-04-10")), .overdue(on: date("2027-01-01"), country: .belgium),
            DeadlineQuery(from: date("2026-04-16"), until: date("2026-04-16")), DeadlineQuery(country: .france),
            DeadlineQuery(until: date("2026-05-01"), caseReference: reference("A-1")),
        ] {
            #expect(try casebook.deadlines(query) == all.filter(query.finds))
        }
    }
}
