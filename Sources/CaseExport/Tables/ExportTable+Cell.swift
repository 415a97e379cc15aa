public import CaseModel
public import CivilCalendar

extension ExportTable {
    /// The value of one cell.
    public enum Cell: Sendable, Hashable {
        /// A text as it was recorded; writers make it harmless.
        case text(String)
        /// A day.
        case date(CivilDate)
        /// The month of a day.
        case month(CivilDate)
        /// A moment.
        case instant(Instant)
        /// A whole number.
        case integer(Int)
        /// Yes or no.
        case boolean(Bool)
        /// Nothing is known.
        case empty

        /// The kind of the value, `nil` when there is none.
        public var kind: Kind? {
            switch self {
            case .text: .text
            case .date: .date
            case .month: .month
            case .instant: .instant
            case .integer: .integer
            case .boolean: .boolean
            case .empty: nil
            }
        }
    }

    /// Refuses a row that does not fit the columns.
    func check(_ row: [Cell]) throws(JalonError) {
        guard row.count == columns.count else {
            throw JalonError(
                .invalidInput, "a row of \(row.count) cells does not fit a table of \(columns.count) columns")
        }
        for (cell, column) in zip(row, columns) {
            guard let kind = cell.kind, kind != column.kind else { continue }
            throw JalonError(
                .invalidInput, "a cell of kind \(kind) does not fit column \(column.id), of \(column.kind)")
        }
    }

    /// Refuses a table that has no columns, for which no format has a place.
    func checkColumns() throws(JalonError) {
        guard !columns.isEmpty else { throw JalonError(.invalidInput, "a table without columns cannot be written") }
    }
}
