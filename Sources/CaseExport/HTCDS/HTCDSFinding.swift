/// What a validator found in a file, with the place and what to do next.
///
/// A finding never repeats what a cell says: the cell may hold a name even where none belongs, and findings go to
/// terminals and logs. It names columns, and values that the standard itself lists.
public struct HTCDSFinding: Sendable, Hashable, CustomStringConvertible {
    /// How serious a finding is.
    public enum Severity: String, Sendable, Hashable {
        /// The file does not follow the standard.
        case error
        /// The file can be read, and something in it is unusual or likely to be wrong.
        case warning
    }

    /// What kind of finding it is.
    public let code: Code
    /// The row: in a table from 1 for the header as a spreadsheet shows it, in JSON the record from 1.
    ///
    /// `nil` for what concerns the whole document.
    public let row: Int?
    /// The line of the file on which the row begins, from 1; `nil` where the line is not known.
    public let line: Int?
    /// The identifier of the column as it stands in the file, or `column 7` when that cannot be shown.
    public let column: String?
    /// One sentence in English.
    public let message: String

    init(_ code: Code, row: Int? = nil, line: Int? = nil, column: String? = nil, _ message: String) {
        self.code = code
        self.row = row
        self.line = line
        self.column = column
        self.message = message
    }

    /// How serious it is.
    public var severity: Severity { code.severity }

    /// The finding in one line: code, place and sentence.
    public var description: String {
        var place: [String] = []
        if let row { place.append(line.map { $0 == row ? "row \(row)" : "row \(row) (line \($0))" } ?? "row \(row)") }
        if row == nil, let line { place.append("line \(line)") }
        if let column { place.append(column) }
        return "\(code) \(place.isEmpty ? "file" : place.joined(separator: ", ")): \(message)"
    }
}
