import CaseExport
import CaseModel
import Testing

@Suite("A table of any length is written row by row")
struct TableStreamTests {
    @Test("100 000 rows leave one at a time, none larger than the first")
    func streams() throws {
        try check(CSVTableWriter())
        try check(SpreadsheetWriter(title: "All"))
        try check(MarkdownTableWriter(title: "All"))
    }

    private func check(_ start: some TableWriter) throws {
        var writer = start
        let row = try TableSample.row("=1+1")
        var sizes: Set<Int> = []
        var calls = 0
        try writer.begin(TableSample.table) { _ in }
        for _ in 0..<100_000 {
            try writer.write(row) {
                sizes.insert($0.count)
                calls += 1
            }
        }
        try writer.finish { _ in }
        #expect(calls == 100_000)
        #expect(sizes.count == 1)
    }

    @Test("The same rows are the same bytes")
    func deterministic() throws {
        let rows = try HostileTableTexts.all.map(TableSample.row)
        let make = {
            try document(CSVTableWriter(), [(TableSample.table, rows)])
                + document(SpreadsheetWriter(title: "All"), [(TableSample.table, rows)])
                + document(MarkdownTableWriter(title: "All"), [(TableSample.table, rows)])
        }
        let (first, second) = try (make(), make())
        #expect(first.utf8.elementsEqual(second.utf8))
    }
}
