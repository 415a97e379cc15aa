import CaseModel
import Testing

@testable import CaseExport

@Suite("Rows of CSV are read back as they were written")
struct CSVRoundTripTests {
    private static let pieces = [
        ",", "\"", "\r\n", "\n", "\r", "\"\"", " ", "é", "x", "☂", ";", "'", "=", "", "\u{FEFF}",
    ]

    @Test("Random cells, in pieces of any length", arguments: UInt64(1)...4)
    func rows(seed: UInt64) throws {
        var state = seed
        func random(_ below: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % below
        }
        let rows = (0..<200).map { _ in
            (0...random(6)).map { _ in (0..<random(5)).map { _ in Self.pieces[random(Self.pieces.count)] }.joined() }
        }
        // A byte order mark at the start of a file is no cell's.
        let written = [["first"]] + rows
        var rest = written.flatMap(CSVRow.bytes)[...]
        var reader = StrictCSVReader()
        var read: [[String]] = []
        while true {
            let piece = Array(rest.prefix(1 + random(40)))
            rest = rest.dropFirst(piece.count)
            try reader.feed(piece) { row in read.append(row.cells) }
            if piece.isEmpty { break }
        }
        // By their bytes: two texts that look alike are not the same.
        #expect(read.map { $0.map { Array($0.utf8) } } == written.map { $0.map { Array($0.utf8) } })
    }

    @Test("A cell of 1 MiB is read, one more byte refused with its place; so are rows beyond the most")
    func limits() throws {
        let longest = String(repeating: "x", count: StrictCSVReader.longestCell)
        var reader = StrictCSVReader()
        var cells = 0
        try reader.feed(Array("a,\(longest)\n".utf8)) { row in cells += row.cells.count }
        #expect(cells == 2)
        let error = #expect(throws: JalonError.self) { try reader.feed(Array("a,\(longest)x\n".utf8)) { _ in } }
        #expect(error?.message == "line 2: cell 2 is longer than 1 MiB; a quote may be open")
    }
}
