/// Something doubtful about a sheet: where, what was read, and what was done.
struct Remark: Encodable, Equatable, CustomStringConvertible {
    /// The line of the file, from 1.
    let line: Int
    /// The title of the column, as the mapping has it; `nil` for a whole row.
    var column: String?
    /// What was read, as far as it may be shown; `nil` where nothing may.
    var read: String?
    /// What is doubtful about it.
    let doubt: String
    let done: Done

    enum Done: String, Encodable {
        case taken = "taken all the same"
        case cellLeftOut = "the cell is left out"
        case columnLeftOut = "the column is left out"
        case entryLeftOut = "the entry is left out"
        case rowLeftOut = "the row is left out"

        /// Whether something that the sheet says is not in the casebook.
        var isLoss: Bool { self != .taken }
    }

    var description: String {
        let place = "line \(line)" + (column.map { ", \($0)" } ?? "")
        return "\(place): \(read.map { "read \($0): " } ?? "")\(doubt); \(done.rawValue)"
    }
}
