import CaseExport
import CivilCalendar
import Testing

/// A table that a test spells out: the 38 Core columns, what the test adds, and rows of which it names the cells.
struct SmallTable {
    var header = HTCDSField.core.map(\.id)
    var rows: [[String]] = []

    /// One row with these cells; a column that is not there yet is added.
    init(_ cells: [String: String] = [:]) {
        for name in cells.keys.sorted() where !header.contains(name) { header.append(name) }
        rows = [header.map { cells[$0] ?? "" }]
    }

    var text: String {
        ([header] + rows).map { $0.map(Self.quoted).joined(separator: ",") + "\r\n" }.joined()
    }

    private static func quoted(_ cell: String) -> String {
        guard cell.utf8.contains(where: { ",\"\r\n".utf8.contains($0) }) else { return cell }
        return "\"" + cell.replacing("\"", with: "\"\"") + "\""
    }

    func findings() throws -> [HTCDSFinding] { try validate(text).findings }

    /// The codes and columns that are found, in their order.
    func codes() throws -> [String] { try findings().map { "\($0.code) \($0.column ?? "-")" } }
}

/// What a validator says about a text on 15 June 2026.
func validate(_ text: String, as format: HTCDSFormat? = nil) throws -> HTCDSReport {
    try HTCDSValidator(today: CivilDate(iso8601: "2026-06-15")).validate(Array(text.utf8), as: format)
}
