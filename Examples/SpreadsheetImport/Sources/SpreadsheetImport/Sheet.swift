/// A sheet that was read, with its columns found.
struct Sheet {
    /// The rows behind the titles, without empty ones.
    let rows: [SheetRow]
    /// How many columns it has.
    let width: Int
    /// The line of the titles.
    let titleLine: Int
    /// The columns that the mapping does not know and that hold something, by title or else by number.
    let unknown: [String]
    private let places: [String: Int]

    /// - Throws: `Refusal` when a column of the mapping is missing or there twice, and for what cannot be read at all.
    init(_ text: String, mapping: Mapping) throws(Refusal) {
        var reader = SheetReader(text, separator: mapping.separator.byte)
        var rows: [SheetRow] = []
        while let row = try reader.next() {
            if !row.isEmpty || row.isBroken { rows.append(row) }
        }
        guard let titles = rows.first else { throw Refusal("the sheet is empty") }
        guard !titles.isBroken else { throw Refusal("a title goes on behind its closing quotation mark: mend it") }
        let behind = rows.dropFirst()
        var places: [String: Int] = [:]
        var unknown: [String] = []
        let used = Set(mapping.columns.map(\.folded))
        let ignored = Set(mapping.ignored.map(\.folded))
        for (place, cell) in titles.cells.enumerated() {
            let title = cell.text.folded
            if used.contains(title) {
                guard places.updateValue(place, forKey: title) == nil else {
                    throw Refusal("the sheet has two columns \"\(ShownCell.title(cell.text.trimmed))\": rename one")
                }
            } else if title.isEmpty {
                let isUsed = behind.contains { $0.cells.count > place && !$0.cells[place].text.trimmed.isEmpty }
                if isUsed { unknown.append("column \(place + 1), without a title") }
            } else if !ignored.contains(title) {
                unknown.append(ShownCell.title(cell.text.trimmed))
            }
        }
        let missing = Set(mapping.columns.filter { places[$0.folded] == nil })
        guard missing.isEmpty else {
            let names = missing.sorted().map { "\"\($0)\"" }.joined(separator: ", ")
            throw Refusal("the sheet has no column \(names): check the separator, or mend the mapping")
        }
        self.places = places
        self.unknown = unknown
        self.rows = Array(behind)
        width = titles.cells.count
        titleLine = titles.line
    }

    /// The cell of a row in a column of the mapping.
    func cell(_ column: String, of row: SheetRow) -> SheetCell {
        let place = places[column.folded] ?? width
        return place < row.cells.count ? row.cells[place] : SheetCell(line: row.line)
    }
}
