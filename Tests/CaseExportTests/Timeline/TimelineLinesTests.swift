import CaseModel
import CivilCalendar
import CountryRules
import Testing

@testable import CaseExport

@Suite("Timelines as lines of JSON")
struct TimelineLinesTests {
    @Test("A case from which nothing is taken out is the same bytes as the values of its parts")
    func sameBytes() throws {
        let told = try Self.told()
        let profile = TimelineProfile(
            redaction: .full, texts: try RuleTexts(.english), today: try CivilDate(iso8601: "2026-06-15"))
        let writer = TimelineLinesWriter(profile)
        let code = told.outline.header.reference.text
        #expect(!JSONRedaction.isNeeded(of: told, code: code, profile))
        let lines = try writer.bytes(of: 1) { _ in (told, code) }[0]
        #expect(lines == writer.redactedLines(of: told, code: code))
        let count = told.entries.count + told.outline.deadlines.count + told.outline.findings.count
        #expect(lines.split(separator: UInt8(ascii: "\n")).count == 2 + count)
        #expect(!told.outline.deadlines.isEmpty && !told.outline.findings.isEmpty)
        #expect(lines.allSatisfy { $0 >= 0x20 || $0 == 0x0A })
    }

    @Test("A case that leaves under another code, or by the month, is taken apart")
    func redacted() throws {
        let told = try Self.told()
        let (texts, today) = (try RuleTexts(.english), try CivilDate(iso8601: "2026-06-15"))
        let coded = TimelineProfile(redaction: .coded, texts: texts, today: today)
        let code = told.outline.header.reference.text
        #expect(!JSONRedaction.isNeeded(of: told, code: code, coded))
        #expect(JSONRedaction.isNeeded(of: told, code: "other", coded))
        for profile in [
            TimelineProfile(redaction: .minimal, texts: texts, today: today),
            TimelineProfile(redaction: .coded, recipient: try WorkerCode("m"), texts: texts, today: today),
        ] {
            #expect(JSONRedaction.isNeeded(of: told, code: code, profile))
        }
    }

    @Test("Cases that are written together are the bytes of each alone", arguments: Redaction.allCases)
    func together(_ redaction: Redaction) throws {
        let profile = TimelineProfile(
            redaction: redaction, texts: try RuleTexts(.dutch), today: try CivilDate(iso8601: "2026-06-15"))
        // Some facts come again in each case and within it, beside others of the same kind that no second entry says.
        let told = try (0..<4).map { number in
            try Self.told(number, after: 33 * number, Self.said(in: number) + Self.said(in: 7))
        }
        func source(_ index: Int) -> (TimelineSource, code: String) {
            (told[index], told[index].outline.header.reference.text)
        }
        for writer in [TimelineCSVWriter(profile), TimelineLinesWriter(profile)] as [any TimelineCasesWriter] {
            let alone = try told.indices.map { index in try writer.bytes(of: 1) { _ in source(index) }[0] }
            #expect(try writer.bytes(of: told.count) { source($0) } == alone)
            #expect(Set(alone).count == told.count)
        }
    }

    /// What the entries of a case say, the same for the same number.
    private static func said(in number: Int) throws -> [EntryFacts] {
        let (worker, recipient) = (try WorkerCode("w\(number)"), try WorkerCode("r\(number)"))
        return [
            .caseAssigned(.init(owner: worker, deputy: try WorkerCode("hd"))),
            .stepRecorded(.init(.specialisedCentre, with: [number < 2 ? .lawyer : .educator], outcome: .adviceGiven)),
            .conditionRecorded("cooperates", number.isMultiple(of: 2) ? .met : .lapsed),
            .roleAssigned(.init(.lawyer, who: worker)), .roleEnded(try id(1, of: number)),
            .reminderAdded(.init(due: try CivilDate(iso8601: "2026-01-0\(number + 1)"))),
            .reminderDone(try id(2, of: number)), .erased(number < 2 ? .noteAdded : .consentGiven),
            .timelineExported(.init(.csv, .coded, for: recipient)), .timelineExported(.init(.csv, .coded)),
            .entryCorrected(try id(1, of: number), .conditionRecorded("cooperates", .met)),
        ]
    }

    /// The identifier of an entry of a case.
    private static func id(_ entry: Int, of number: Int) throws -> EntryID {
        try #require(EntryID("0000000\(number)-0000-7000-8000-0000000000\(entry + 10)"))
    }

    /// A case with an entry of each sort of line, and texts that nobody should print onto a terminal.
    ///
    /// - Parameters:
    ///   - number: Which of some cases it is.
    ///   - days: How much later it was opened.
    ///   - more: What further entries say.
    private static func told(
        _ number: Int = 0, after days: Int = 0, _ more: [EntryFacts] = []
    ) throws -> TimelineSource {
        let reference = try #require(CaseReference("BE-2026-7Q4\(number)"))
        let day = try CivilDate(iso8601: "2025-01-06").adding(days: days)
        var facts = CaseFacts(country: .belgium, openedOn: day)
        facts.exploitation = [.labour]
        let all: [EntryFacts] = [
            .caseOpened(CaseHeader(reference: reference, facts)),
            .stepRecorded(.init(.teamDiscussion, with: [.educator], outcome: .continued)),
            .identityRevealed(.identity), .noteAdded, .identityRecorded,
            .stageGranted(.init(stage: "be.reflection", until: try CivilDate(iso8601: "2025-03-01"))),
            .entryCorrected(
                try id(1, of: number), .stepRecorded(.init(.teamDiscussion, with: [.lawyer], outcome: .continued))),
            .entryRetracted(try id(2, of: number), .recordedInError),
        ]
        let entries = try (all + more).enumerated().map { place, facts in
            TimelineEntry(
                id: try id(place, of: number),
                sequence: Int64(place + 1), caseReference: reference, on: day, recordedAt: .epoch, author: "h.d",
                facts: facts, isOverride: place == 3, hasTexts: place == 3)
        }
        var fold = try #require(CaseFold(opening: entries[0]))
        for entry in entries.dropFirst() { fold.append(entry) }
        let hostile = "a\"\\\u{1}\n\u{9B}31m\u{2028}b\u{202E}é\u{2066}"
        let identity = Identity(["name": hostile])
        return TimelineSource(
            outline: fold.outline(under: try RuleBook.embedded()), entries: entries, fold: fold,
            texts: [entries[3].id: SealedTexts([.note: hostile])], identity: identity)
    }
}
