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
        let code = told.state.header.reference.text
        #expect(!JSONRedaction.isNeeded(of: told, code: code, profile))
        let lines = writer.lines(of: told)
        #expect(lines == writer.redactedLines(of: told, code: code))
        let count = told.entries.count + told.state.deadlines.count + told.state.findings.count
        #expect(lines.split(separator: UInt8(ascii: "\n")).count == 2 + count)
        #expect(!told.state.deadlines.isEmpty && !told.state.findings.isEmpty)
        #expect(lines.allSatisfy { $0 >= 0x20 || $0 == 0x0A })
    }

    @Test("A case that leaves under another code, or by the month, is taken apart")
    func redacted() throws {
        let told = try Self.told()
        let (texts, today) = (try RuleTexts(.english), try CivilDate(iso8601: "2026-06-15"))
        let coded = TimelineProfile(redaction: .coded, texts: texts, today: today)
        let code = told.state.header.reference.text
        #expect(!JSONRedaction.isNeeded(of: told, code: code, coded))
        #expect(JSONRedaction.isNeeded(of: told, code: "other", coded))
        for profile in [
            TimelineProfile(redaction: .minimal, texts: texts, today: today),
            TimelineProfile(redaction: .coded, recipient: try WorkerCode("m"), texts: texts, today: today),
        ] {
            #expect(JSONRedaction.isNeeded(of: told, code: code, profile))
        }
    }

    /// A case with an entry of each sort of line, and texts that nobody should print onto a terminal.
    private static func told() throws -> TimelineSource {
        let reference = try #require(CaseReference("BE-2026-7Q4K"))
        let day = try CivilDate(iso8601: "2025-01-06")
        var facts = CaseFacts(country: .belgium, openedOn: day)
        facts.exploitation = [.labour]
        let all: [EntryFacts] = [
            .caseOpened(CaseHeader(reference: reference, facts)),
            .stepRecorded(.init(.teamDiscussion, with: [.educator], outcome: .continued)),
            .identityRevealed(.identity), .noteAdded, .identityRecorded,
            .stageGranted(.init(stage: "be.reflection", until: try CivilDate(iso8601: "2025-03-01"))),
        ]
        let entries = try all.enumerated().map { number, facts in
            TimelineEntry(
                id: try #require(EntryID("00000000-0000-7000-8000-0000000000\(number + 10)")),
                sequence: Int64(number + 1), caseReference: reference, on: day, recordedAt: .epoch, author: "h.d",
                facts: facts, isOverride: number == 3, hasTexts: number == 3)
        }
        var fold = try #require(CaseFold(opening: entries[0]))
        for entry in entries.dropFirst() { fold.append(entry) }
        let hostile = "a\"\\\u{1}\n\u{9B}31m\u{2028}b\u{202E}é\u{2066}"
        let identity = Identity(["name": hostile])
        return TimelineSource(
            state: fold.state(under: try RuleBook.embedded()), entries: entries, fold: fold,
            texts: [entries[3].id: SealedTexts([.note: hostile])], identity: identity)
    }
}
