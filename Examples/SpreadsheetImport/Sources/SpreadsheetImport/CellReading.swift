import Jalon

/// Reads the cells of one row by the mapping, and remembers what was doubtful.
struct CellReading {
    let mapping: Mapping
    let sheet: Sheet
    let row: SheetRow
    let today: CivilDate
    private(set) var remarks: [Remark] = []

    /// What became of a field.
    enum Field {
        case value(LineValue)
        case empty
        case bad
    }

    init(_ row: SheetRow, of sheet: Sheet, mapping: Mapping, today: CivilDate) {
        self.mapping = mapping
        self.sheet = sheet
        self.row = row
        self.today = today
    }

    /// The text of a cell, without blanks around it.
    func text(_ column: String) -> String { sheet.cell(column, of: row).text.trimmed }

    /// A field by its source; where it is bad, it is said what is left out for that.
    mutating func field(_ source: Mapping.Source, else done: Remark.Done) -> Field {
        switch source {
        case .fixed(let value): return .value(value)
        case .day(let column): return day(column, else: done)
        case .word(let column, let words):
            let text = text(column)
            guard !text.isEmpty else { return .empty }
            if let value = words[text.folded] { return .value(value) }
            remark(column, ShownCell.word(text), "the mapping has no such word", done)
            return .bad
        }
    }

    private mutating func day(_ column: String, else done: Remark.Done) -> Field {
        let text = text(column)
        guard !text.isEmpty else { return .empty }
        do throws(SheetDate.Problem) {
            let day = try SheetDate.read(text, order: mapping.dateOrder)
            if let earliest = mapping.earliest, day < earliest {
                remark(column, ShownCell.day(text), "is before \(earliest)", done)
                return .bad
            }
            return .value(.text(day.description))
        } catch {
            remark(column, ShownCell.day(text), error.rawValue, done)
            return .bad
        }
    }

    /// A birth date, which is never shown.
    mutating func birth(_ column: String) -> String? {
        let text = text(column)
        guard !text.isEmpty else { return nil }
        do throws(SheetDate.Problem) {
            return try SheetDate.read(text, order: mapping.dateOrder).description
        } catch {
            remark(column, nil, error.rawValue, .cellLeftOut)
            return nil
        }
    }

    /// Remarks on a day on which something is said to have happened, and that is still to come.
    mutating func checkPast(_ day: LineValue, in column: String) {
        guard case .text(let text) = day, let date = try? CivilDate(iso8601: text), date > today else { return }
        remark(column, ShownCell.day(self.text(column)), "is after \(today)", .taken)
    }

    mutating func remark(_ column: String?, _ read: String?, _ doubt: String, _ done: Remark.Done) {
        let line = column.map { sheet.cell($0, of: row).line } ?? row.line
        remarks.append(Remark(line: line, column: column, read: read, doubt: doubt, done: done))
    }
}
