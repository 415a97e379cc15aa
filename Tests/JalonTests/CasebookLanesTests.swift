import Foundation
import Jalon
import Testing

@Suite("An export of all cases, which two threads write")
struct CasebookLanesTests {
    private let folder = TemporaryFolder()
    private let one: Casebook
    private let other: Casebook

    /// Two casebooks of the same 1,100 cases with 4,400 entries: three pages.
    init() throws {
        let path = folder.file()
        do {
            let casebook = try Casebook.create(at: path)
            try casebook.recordTogether { batch in
                for number in 0..<1_100 {
                    let country: CountryCode = number.isMultiple(of: 2) ? .belgium : .france
                    let opened = try batch.open(
                        CaseFacts(country: country, openedOn: date("2013-01-02")),
                        reference: reference("X-\(10_000 + number)"), author: "hd")
                    let stage = number.isMultiple(of: 2) ? "be.reflection" : "fr.reflection"
                    try batch.record(
                        .stageGranted(.init(stage: stage)), in: opened.reference, on: date("2013-01-09"), author: "hd")
                    try batch.record(
                        .consentGiven(.init([.referral])), in: opened.reference, on: date("2013-01-08"), author: "hd")
                    try batch.record(
                        .caseAssigned(.init(owner: WorkerCode("w\(number)"))), in: opened.reference,
                        on: date("2013-01-10"), author: "hd")
                }
            }
        }
        try FileManager.default.copyItem(atPath: path, toPath: folder.file("other.sqlite"))
        one = try Casebook.open(at: path)
        other = try Casebook.open(at: folder.file("other.sqlite"))
    }

    /// How a line ends.
    private func lineEnd(_ format: ExportFormat) -> String { format == .csv ? "\r\n" : "\n" }

    /// What an export says of cases: without its beginning, and without what is said of it at the end.
    private func cases(_ text: String, _ format: ExportFormat) throws -> Substring {
        let line = lineEnd(format)
        let begin = try #require(text.firstRange(of: line))
        let end = try #require(text.firstRange(of: line + (format == .csv ? "export," : "{\"record\":\"export\"")))
        return text[begin.upperBound..<end.lowerBound]
    }

    @Test(
        "Each case stands in it as it leaves by itself, in the order of the references",
        arguments: [ExportFormat.csv, .jsonl], [Redaction.coded, .minimal])
    func alone(format: ExportFormat, redaction: Redaction) throws {
        let export = TimelineExport(format, redaction: redaction)
        let all = try cases(one.exported(nil, export), format)
        var place = all.startIndex
        for number in stride(from: 0, to: 1_100, by: 73) {
            let own = try cases(other.exported("X-\(10_000 + number)", export), format)
            let found = try #require(all[place...].range(of: own), "\(number)")
            #expect(number > 0 || found.lowerBound == all.startIndex)
            place = found.upperBound
        }
        let opening = lineEnd(format) + (format == .csv ? "case,X-" : "{\"record\":\"case\"")
        #expect((lineEnd(format) + all).ranges(of: opening).count == 1_100)
        // Another time the same, but for what the first one left in each case.
        #expect(try cases(other.exported(nil, export), format).contains("X-11099"))
    }

    @Test("The same casebook gives the same bytes", arguments: [ExportFormat.csv, .jsonl])
    func same(format: ExportFormat) throws {
        #expect(try one.exported(nil, .init(format)) == other.exported(nil, .init(format)))
    }
}
