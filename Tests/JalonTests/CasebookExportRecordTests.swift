import Jalon
import Testing

@Suite("That cases left is on record in each, as if it had been recorded by hand")
struct CasebookExportRecordTests {
    let folder = TemporaryFolder()

    @Test("An export of all adds one entry to each, open or closed, and every derived row stays in its place")
    func all() throws {
        let casebook = try Casebook.create(at: folder.file())
        let names = ["BE-1", "be-2", "FR-1"]
        try casebook.openRichCase("BE-1")
        try casebook.openRichCase("be-2")
        try casebook.open("FR-1", .france)
        try casebook.record(.caseClosed(.other), in: "be-2", on: "2013-06-01")
        let before = try names.map { try casebook.timeline(of: reference($0)) }
        let deadlines = try casebook.deadlines(DeadlineQuery(includesDone: true))
        #expect(!deadlines.isEmpty)

        for format in [ExportFormat.csv, .jsonl] { _ = try casebook.exported(nil, TimelineExport(format)) }
        for (name, entries) in zip(names, before) {
            let after = try casebook.timeline(of: reference(name))
            #expect(after.prefix(entries.count).elementsEqual(entries))
            let added = after.dropFirst(entries.count).map(\.facts)
            #expect(added == [.timelineExported(.init(.csv, .coded)), .timelineExported(.init(.jsonl, .coded))])
            #expect(after.allSatisfy { $0.caseReference.text == name })
            let summary = try casebook.cases(.all).first { $0.reference.text == name }
            #expect(summary?.entries == after.count)
        }
        #expect(try casebook.deadlines(DeadlineQuery(includesDone: true)) == deadlines)
        #expect(try casebook.verify().problems.isEmpty)
    }
}
