import CaseModel
import CivilCalendar
import CountryRules
import Testing

@testable import CaseExport

@Suite("The deadlines of a case as days of a calendar")
struct DeadlineCalendarTests {
    private static func calendar(
        _ language: RuleLanguage = .english, as component: CalendarComponent = .event, titles: Bool = false,
        alerts: [Int]? = nil
    ) throws -> DeadlineCalendar {
        DeadlineCalendar(texts: try RuleTexts(language), as: component, showsTitles: titles, alerts: alerts)
    }

    /// A case with a stage that ends on 2026-04-16, at the earliest on the day before.
    private static func told() throws -> RecordedCase {
        var told = try RecordedCase()
        try told.record(RecordedCase.grant("be.reflection"), on: "2026-03-02", at: "2026-03-02T10:00:00Z")
        return told
    }

    @Test("The last day, with the code alone, and alarms that count from the earliest end")
    func neutral() throws {
        let history = try Self.told().history()
        let events = try Self.calendar().events(of: history)
        let event = try #require(events.count == 1 ? events.first : nil)
        let deadline = try #require(history.records.first?.current?.deadline)
        #expect(event.day == deadline.due && event.sequence == 0 && event.status == .confirmed)
        #expect(event.summary == "BE-2026-7Q4K: deadline" && event.categories.isEmpty)
        #expect(event.lastModified == (try CalendarSamples.instant("2026-03-02T10:00:00Z")))
        #expect(deadline.earliest < deadline.due && !deadline.alerts.isEmpty)
        let rings = try event.alarms.map { try event.day.adding(days: -$0) }
        #expect(rings == deadline.alertDays)
        #expect(
            event.description.hasPrefix("Plan for Wednesday \(deadline.earliest): read strictly")
                || event.description.contains("\(deadline.earliest)"))
        let all = "\(event.summary)\(event.description)\(event.uid)".lowercased()
        for word in ["reflection", "belgium", "trafficking", "victim", "be.", "stage"] { #expect(!all.contains(word)) }
    }

    @Test("What ends is named only when it is asked for, in each language", arguments: RuleLanguage.allCases)
    func titles(language: RuleLanguage) throws {
        let history = try Self.told().history()
        let texts = try RuleTexts(language)
        let titled = try #require(Self.calendar(language, titles: true).events(of: history).first)
        #expect(
            titled.summary.contains(texts.name(ofClock: "be.reflection")) && titled.summary.hasPrefix("BE-2026-7Q4K"))
        let neutral = try #require(Self.calendar(language).events(of: history).first)
        #expect(!neutral.summary.contains(texts.name(ofClock: "be.reflection")))
        #expect(neutral.summary.hasPrefix("BE-2026-7Q4K") && !neutral.summary.contains("{"))
        #expect(!neutral.description.contains("calendar.") && !neutral.description.contains("{"))
        #expect(neutral.uid == titled.uid && neutral.day == titled.day)
    }

    @Test("Every change raises the sequence, and the identifier stays over a correction and an earlier grant")
    func changes() throws {
        var told = try Self.told()
        let first = try #require(Self.calendar().events(of: told.history()).first)
        let grant = told.entries[1].id
        try told.record(
            .entryCorrected(grant, RecordedCase.grant("be.reflection")), on: "2026-03-04", at: "2026-03-05T10:00:00Z")
        let corrected = try #require(Self.calendar().events(of: told.history()).first)
        #expect(corrected.uid == first.uid && corrected.sequence == 1)
        #expect(corrected.day > first.day && corrected.lastModified > first.lastModified)
        try told.record(RecordedCase.grant("be.reflection"), on: "2025-02-03", at: "2026-03-06T10:00:00Z")
        let both = try Self.calendar().events(of: told.history())
        #expect(both.count == 2)
        #expect(both.contains { $0.uid == first.uid && $0.day == corrected.day })
        try told.record(.entryRetracted(grant, .recordedInError), on: "2026-03-07", at: "2026-03-07T10:00:00Z")
        let gone = try #require(Self.calendar().events(of: told.history()).first { $0.uid == first.uid })
        #expect(gone.status == .cancelled && gone.sequence == 2 && gone.day == corrected.day)
        #expect(gone.summary == "BE-2026-7Q4K: deadline (cancelled)")
    }

    @Test("What was met is done")
    func met() throws {
        var told = try Self.told()
        let trigger = try #require(told.history().records.first?.last.deadline.trigger)
        try told.record(
            .deadlineMet(.init(clock: "be.reflection", trigger: trigger)), on: "2026-04-10",
            at: "2026-04-10T10:00:00Z")
        let event = try #require(Self.calendar().events(of: told.history()).first)
        #expect(event.status == .completed && event.sequence == 1)
        #expect(event.summary == "BE-2026-7Q4K: deadline (done)")
    }

    @Test("Another code gives other identifiers, and the reference is nowhere")
    func pseudonym() throws {
        let history = try Self.told().history()
        let own = try Self.calendar().events(of: history)
        let one = try Self.calendar().events(of: history, code: "K-77")
        let other = try Self.calendar().events(of: history, code: "K-78")
        #expect(Set((own + one + other).map(\.uid)).count == 3 * own.count)
        #expect(one.map(\.day) == own.map(\.day))
        for event in one {
            #expect(event.summary.hasPrefix("K-77: "))
            #expect(!"\(event.summary)\(event.description)\(event.uid)".contains("7Q4K"))
        }
        #expect(try Self.calendar().events(of: history, code: "K-77") == one)
    }

    /// A permit whose renewal is asked for within a window.
    private static func windowed() throws -> (RecordedCase, DeadlineRecord) {
        var told = try RecordedCase()
        try told.record(
            RecordedCase.grant("be.temporary", until: "2026-09-01"), on: "2026-03-02", at: "2026-03-02T10:00:00Z")
        let record = try #require(
            told.history().records.first { $0.id.kind == .renewalWindow && $0.last.deadline.opens != nil })
        return (told, record)
    }

    @Test("A window has a day on which it opens, and one on which it closes")
    func window() throws {
        var (told, record) = try Self.windowed()
        let deadline = record.last.deadline
        let opens = try #require(deadline.opens)
        let events = try Self.calendar().events(of: told.history()) { $0.kind == .renewalWindow }
        #expect(events.map(\.day) == [opens, deadline.due] && Set(events.map(\.uid)).count == 2)
        #expect(events.map(\.summary) == ["BE-2026-7Q4K: first day of a period", "BE-2026-7Q4K: deadline"])
        #expect(events[0].alarms == [0] && events[0].description.contains("\(deadline.due)"))
        let grant = told.entries[1].id
        try told.record(.entryRetracted(grant, .duplicate), on: "2026-03-03", at: "2026-03-03T10:00:00Z")
        let gone = try Self.calendar().events(of: told.history()) { $0.kind == .renewalWindow }
        #expect(gone.map(\.status) == [.cancelled, .cancelled] && gone.map(\.uid) == events.map(\.uid))
        #expect(gone.map(\.sequence) == [1, 1])
    }

    @Test("A task has its last day, and rings when the window opens")
    func task() throws {
        let (told, record) = try Self.windowed()
        let opens = try #require(record.last.deadline.opens)
        let tasks = try Self.calendar(as: .task).events(of: told.history()) { $0.kind == .renewalWindow }
        let task = try #require(tasks.count == 1 ? tasks.first : nil)
        #expect(task.day == record.last.deadline.due)
        #expect(task.alarms.contains(opens.days(until: task.day)))
    }

    @Test("A casebook's own alerts go before those of the rules, as far as a calendar has room")
    func alerts() throws {
        let history = try Self.told().history()
        let deadline = try #require(history.records.first?.current?.deadline)
        let ahead = deadline.earliest.days(until: deadline.due)
        let own = try #require(Self.calendar(alerts: [21, 3]).events(of: history).first)
        #expect(own.alarms == [21 + ahead, 3 + ahead])
        let far = try #require(Self.calendar(alerts: [366]).events(of: history).first)
        #expect(far.alarms == [CalendarEvent.earliestAlarm])
        let many = try #require(Self.calendar(alerts: Array((1...40).reversed())).events(of: history).first)
        #expect(many.alarms == Array((1...16).reversed().map { $0 + ahead }))
        #expect(throws: Never.self) { try many.check() }
    }

    @Test("A reminder rings on its day")
    func reminder() throws {
        var told = try RecordedCase()
        try told.record(.reminderAdded(.init(due: day("2026-05-04"))), on: "2026-03-02", at: "2026-03-02T10:00:00Z")
        let event = try #require(Self.calendar().events(of: told.history()).first)
        #expect(event.alarms == [0])
        #expect(try event.day == day("2026-05-04"))
        #expect(event.summary == "BE-2026-7Q4K: deadline")
    }

    @Test("Without a moment of its own, the file has that of each day's last change")
    func stamps() throws {
        var told = try Self.told()
        try told.record(.reminderAdded(.init(due: day("2026-05-04"))), on: "2026-03-03", at: "2026-03-03T11:12:13Z")
        let calendar = try Self.calendar()
        let events = try calendar.events(of: told.history())
        let parts = try ReadCalendar(CalendarSamples.bytes(events, feed: calendar.feed)).calendar.parts
        #expect(try parts.map { try $0.value("DTSTAMP") } == ["20260302T100000Z", "20260303T111213Z"])
        #expect(try parts.allSatisfy { try $0.value("LAST-MODIFIED") == (try $0.value("DTSTAMP")) })
        #expect(try parts.allSatisfy { try $0.value("CLASS") == "CONFIDENTIAL" })
    }

    @Test("SHA-256 is that of the standard, over every length of the last block")
    func hash() {
        #expect(
            SHA256.hexadecimal("abc".utf8) == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        #expect(
            SHA256.hexadecimal([]) == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
        for length in 0...130 {
            let message = (0..<length).map { UInt8(truncatingIfNeeded: $0 &* 31) }
            let expected = sha256(message).map { byte in
                let digits = String(byte, radix: 16)
                return digits.count == 1 ? "0" + digits : digits
            }.joined()
            #expect(SHA256.hexadecimal(message) == expected)
        }
    }
}
