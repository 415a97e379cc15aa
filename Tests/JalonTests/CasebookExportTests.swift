import Foundation
import Jalon
import Testing

@Suite("Timelines that leave the house")
struct CasebookExportTests {
    let casebook: Casebook
    private let folder = TemporaryFolder()

    init() throws {
        casebook = try Casebook.create(at: folder.file())
        try casebook.openRichCase("BE-2013-RICH")
        try casebook.open("BE-2013-POOR")
    }

    /// The texts that are a day, but for those that are given.
    private func days(in text: String, but allowed: Set<String>) -> Set<String> {
        Set(text.matches(of: /[0-9]{4}-[0-9]{2}-[0-9]{2}/).map { String($0.output) }).subtracting(allowed)
    }

    @Test("Each form is recorded before it leaves, and is not in itself", arguments: ExportFormat.ofTimelines)
    func recorded(format: ExportFormat) throws {
        let first = try casebook.exported("BE-2013-RICH", .init(format))
        #expect(first.contains("BE-2013-RICH") || format == .ics)
        let last = try #require(try casebook.timeline(of: reference("BE-2013-RICH")).last)
        #expect(last.facts == .timelineExported(.init(format, .coded)) && last.author == "hd")
        #expect(try casebook.timeline(of: reference("BE-2013-POOR")).count == 1)
        #expect(!first.contains("timeline-exported"))
        #expect(try casebook.verify().problems == [])
    }

    @Test("The next one has it apart from the case's own events, and else another head alone")
    func nextOne() throws {
        let first = try casebook.exported("BE-2013-RICH", .init(.jsonl)).split(separator: "\n")
        let second = try casebook.exported("BE-2013-RICH", .init(.jsonl)).split(separator: "\n")
        let added = second.filter { !first.contains($0) }
        #expect(
            added.count == 2 && added[0].hasPrefix(#"{"record":"audit""#) && added[1].hasPrefix(#"{"record":"export""#))
        #expect(first.filter { !second.contains($0) }.count == 1)
        let head = try #require(added[1].firstMatch(of: /"head":"([0-9a-f]{64})"/)?.output.1)
        #expect(try casebook.verify(head: String(head)).problems == [])
    }

    @Test("Each entry has its own remarks, in their order")
    func remarks() throws {
        let name = "GB-2025-TOLD"
        try casebook.open(name, .unitedKingdom)
        // Their identifiers stand in another order than the entries, and more than one remark is on an entry.
        func id(_ place: Int) -> String { "01a20b8d-bcc0-7000-8000-00000000000\(9 - place)" }
        try casebook.record(
            .stageGranted(.init(stage: "uk.reflection")), in: name, on: "2025-04-03", id: id(0))
        for (place, day) in ["2025-03-31", "2025-09-01", "2025-10-01"].enumerated() {
            try casebook.record(
                .decisionRecorded(.init("reasonable-grounds", .positive)), in: name, on: day, id: id(place + 1))
        }
        try casebook.record(.stepRecorded(.init(.jointDialogue)), in: name, on: "2025-05-01", id: id(5))
        let findings = try casebook.state(of: reference(name)).findings
        let told = Dictionary(grouping: findings, by: \.entry).mapValues { $0.map(\.message) }
        #expect(told.count >= 4 && told.values.contains { $0.count > 1 })
        let text = try casebook.exported(name, .init(.csv), on: "2026-06-20")
        for entry in try casebook.timeline(of: reference(name)) where entry.facts.kind != .timelineExported {
            let row = try #require(text.split(separator: "\r\nevent,").first { $0.contains("\(entry.id)") })
            let own = told[entry.id] ?? []
            for finding in findings { #expect(row.contains(finding.message) == own.contains(finding.message)) }
            // Those of one entry stand in one cell.
            #expect(own.isEmpty || row.contains(own.joined(separator: "\n")))
        }
    }

    @Test(
        "By the month no day is told, in any form and language", arguments: ExportFormat.ofMonths, RuleLanguage.allCases
    )
    func months(format: ExportFormat, language: RuleLanguage) throws {
        let export = TimelineExport(format, language: language, redaction: .minimal)
        for name in ["BE-2013-RICH", nil] {
            let text = try casebook.exported(name, export)
            #expect(days(in: text, but: ["2013-06-20"]) == [], "\(format) \(language)")
            #expect(text.contains("2013-01"))
        }
        // The same form by the day has all of them.
        #expect(days(in: try casebook.exported("BE-2013-RICH", .init(format)), but: []).count > 9)
    }

    @Test("By the month two cases that differ in the days alone leave as the same", arguments: ExportFormat.ofMonths)
    func alike(format: ExportFormat) throws {
        func export(_ days: [String]) throws -> String {
            let casebook = try Casebook.create(at: folder.file("\(UUID().uuidString).sqlite"))
            try casebook.open("BE-1")
            try casebook.record(.stepRecorded(.init(.teamDiscussion)), in: "BE-1", on: days[0])
            try casebook.record(.signalSent(.init(to: .prosecutor)), in: "BE-1", on: days[1])
            try casebook.record(.stageGranted(.init(stage: "be.reflection")), in: "BE-1", on: days[1])
            let text = try casebook.exported("BE-1", .init(format, redaction: .minimal))
            return text.replacing(/[0-9a-f]{64}/, with: "head")
        }
        #expect(
            try export(["2013-01-03", "2013-01-04"])
                == export(["2013-01-08", "2013-01-10"]))
    }

    @Test("Towards one recipient a case keeps its code, towards two it has two", arguments: ExportFormat.ofTimelines)
    func pseudonyms(format: ExportFormat) throws {
        func export(_ recipient: String, _ name: String? = "BE-2013-RICH") throws -> (text: String, codes: Set<String>)
        {
            let text = try casebook.exported(name, .init(format, recipient: WorkerCode(recipient)))
            return (
                text,
                Set(text.matches(of: /[Pp]-[0-9A-HJKMNP-TV-Za-hjkmnp-tv-z]{10}/).map { String($0.output).uppercased() })
            )
        }
        let (text, codes) = try export("magistrate")
        #expect(codes.count == 1)
        #expect(try export("Magistrate").codes == codes)
        #expect(try export("funder").codes.isDisjoint(with: codes))
        #expect(try export("magistrate", nil).codes.isSuperset(of: codes))
        // A calendar has no word of a case without deadlines.
        #expect(try export("magistrate", nil).codes.count == (format == .ics ? 1 : 2))
        for entry in try casebook.timeline(of: reference("BE-2013-RICH")) {
            #expect(!text.contains(entry.id.text) && !text.contains(String(entry.id.text.suffix(8))))
            #expect(!text.contains("\(entry.recordedAt)"))
        }
        #expect(!text.localizedCaseInsensitiveContains("BE-2013-RICH"))
    }

    @Test(
        "A reference that is a part of other words takes nothing of them with it",
        arguments: ["12", "2013", "case", "end"])
    func shortReferences(name: String) throws {
        let codes = try WorkerCode("magistrate")
        try casebook.openRichCase(name)
        let text = try casebook.exported(name, .init(.json, recipient: codes))
        let (code, other) = (/P-[0-9A-Z]{10}/, try casebook.exported("BE-2013-RICH", .init(.json, recipient: codes)))
        func plain(_ text: String) -> String {
            text.replacing(code, with: "CODE").replacing(/"chain":.*/, with: "")
        }
        #expect(plain(text) == plain(other))
    }

    @Test("By the month a deadline of the month of today is open, the day before its last day and the day after")
    func monthStates() throws {
        let export = TimelineExport(.json, redaction: .minimal)
        let name = "BE-2013-POOR"
        try casebook.record(.stageGranted(.init(stage: "be.reflection")), in: name, on: "2013-05-01")
        var seen: Set<String> = []
        for day in ["2013-06-14", "2013-06-15", "2013-06-16"] {
            let text = try casebook.exported(name, export, on: day)
            let deadlines = try #require(text.firstMatch(of: /"deadlines":\[.*?\]/)?.output)
            #expect(deadlines.contains("2013-06"))
            seen.insert(String(deadlines))
        }
        #expect(seen.count == 1)
        #expect(try casebook.exported(name, export, on: "2013-07-01").contains("\"overdue\""))
    }

    @Test("A copy of the casebook gives the same codes and the same bytes", arguments: ExportFormat.ofTimelines)
    func copies(format: ExportFormat) throws {
        let copy = folder.file("copy.sqlite")
        try FileManager.default.copyItem(atPath: casebook.path, toPath: copy)
        let other = try Casebook.open(at: copy)
        for export in [
            TimelineExport(format), .init(format, recipient: try WorkerCode("magistrate")),
            .init(format, language: .hungarian),
        ] {
            for name in ["BE-2013-RICH", nil] {
                // What one of them records would show in the next export, so the copy is brought to the same state.
                try FileManager.default.removeItem(atPath: copy)
                try FileManager.default.copyItem(atPath: casebook.path, toPath: copy)
                #expect(try casebook.exported(name, export) == Casebook.open(at: copy).exported(name, export))
            }
        }
        withExtendedLifetime(other) {}
    }

    @Test("JSON is the same in every language", arguments: [ExportFormat.json, .jsonl])
    func languages(format: ExportFormat) throws {
        let copy = folder.file("copy.sqlite")
        var texts: Set<String> = []
        for language in RuleLanguage.allCases {
            try? FileManager.default.removeItem(atPath: copy)
            try FileManager.default.copyItem(atPath: casebook.path, toPath: copy)
            texts.insert(try Casebook.open(at: copy).exported(nil, .init(format, language: language)))
        }
        #expect(texts.count == 1)
    }

    @Test("What does not go together is refused, and nothing is recorded")
    func refusals() throws {
        let before = try bytes(casebook.path)
        let someone = try WorkerCode("magistrate")
        for export in [
            TimelineExport(.html, redaction: .full), .init(.html, redaction: .full, reason: " "),
            .init(.html, reason: "a hearing"), .init(.html, includesMinors: true),
            .init(.ics, redaction: .minimal), .init(.htcds),
            .init(.html, redaction: .full, recipient: someone, reason: "a hearing"),
        ] {
            let error = refusal { _ = try casebook.exported("BE-2013-RICH", export) }
            #expect(error?.code == .invalidInput, "\(export)")
        }
        #expect(refusal { _ = try casebook.exported("BE-2013-NONE", .init(.html)) }?.code == .notFound)
        #expect(try bytes(casebook.path) == before)
    }

    @Test("Progress counts the cases, and the sink's error comes through")
    func progress() throws {
        var steps: [[Int]] = []
        let report = try casebook.exportTimeline(
            of: nil, as: .init(.csv), on: date("2013-06-20"), author: "hd", progress: { steps.append([$0, $1]) }
        ) { _ in }
        #expect(steps == [[1, 2], [2, 2]] && report.cases == 2 && report.bytes > 1_000)
        let error = refusal {
            _ = try casebook.exportTimeline(of: nil, as: .init(.csv), on: date("2013-06-20"), author: "hd") {
                (_) throws(JalonError) in throw JalonError(.failed, "full")
            }
        }
        #expect(error?.message == "full")
    }
}
