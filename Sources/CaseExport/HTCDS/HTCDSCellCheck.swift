/// What the rules for one cell find, and the values that it was meant to have.
struct HTCDSCellCheck {
    /// A cell of a table, or the value of a member in JSON.
    enum Cell {
        case text(String)
        case list([String])

        /// Whether nothing stands in it.
        var isEmpty: Bool {
            switch self {
            case .text(let text): text.isEmpty
            case .list(let texts): texts.allSatisfy(\.isEmpty)
            }
        }
    }

    private let field: HTCDSField
    /// The values, with labels put right.
    private(set) var values: [String] = []
    /// What is wrong, each code once.
    private(set) var problems: [(code: HTCDSFinding.Code, message: String)] = []
    /// The values that are meant by the labels of the cell.
    private var meant: [String] = []

    init(_ cell: Cell, of field: HTCDSField) {
        self.field = field
        guard !cell.isEmpty else { return }
        for piece in pieces(of: cell) { read(piece) }
        if !meant.isEmpty {
            add(
                .labelInPlaceOfValue, "has a label in place of the machine value; write \(meant.joined(separator: ";"))"
            )
        }
        if field.cardinality == .list, Set(values).count < values.count {
            add(.valueTwice, "has a value twice; keep one")
        }
    }

    private mutating func pieces(of cell: Cell) -> [String] {
        switch cell {
        case .list(let texts):
            if texts.count > 1, field.cardinality == .one { add(.severalValues, "takes one value and has several") }
            return texts
        case .text(let text):
            guard field.content != .text else { return [text] }
            let trimmed = text.trimmingBlanks()
            if trimmed != text { add(.blanksAround, Self.blanks) }
            guard field.cardinality != .one, value(meantBy: trimmed) == nil else { return [trimmed] }
            return trimmed.pieces(between: ";")
        }
    }

    private mutating func read(_ piece: String) {
        guard field.content != .text else { return values.append(piece) }
        let text = piece.trimmingBlanks()
        if text != piece { add(.blanksAround, Self.blanks) }
        guard !text.isEmpty else {
            if field.cardinality == .list {
                add(.otherDelimiter, "has an empty place in its list; write one semicolon")
            }
            return
        }
        if let value = value(meantBy: text) {
            values.append(value)
            if value != text, !field.accepts(text) { meant.append(value) }
        } else if let several = severalValues(in: text) {
            for value in several { if let value { values.append(value) } }
            if field.cardinality == .one {
                add(.severalValues, "takes one value and has several; keep one")
            } else {
                add(.otherDelimiter, "separates its values by something else than a semicolon; write one semicolon")
            }
            if several.contains(nil) { refuse(text) }
        } else {
            refuse(text)
        }
    }

    /// The value of the standard that a text is, or is known to mean.
    private func value(meantBy text: String) -> String? {
        field.accepts(text) ? text : field.value(meantBy: text)
    }

    /// The values of a text that has another delimiter, `nil` for those that are none; `nil` when it has none.
    private func severalValues(in text: String) -> [String?]? {
        guard field.isCoded else { return nil }
        for delimiter: Unicode.Scalar in [";", ",", "|", "/", "\n", "\t", " "] {
            let pieces = text.pieces(between: delimiter).map { $0.trimmingBlanks() }.filter { !$0.isEmpty }
            guard pieces.count > 1 else { continue }
            let values = pieces.map(value(meantBy:))
            // A blank also stands within texts that are no list at all.
            let isAll = delimiter == " " || field.cardinality == .one
            if isAll ? !values.contains(nil) : values.contains(where: { $0 != nil }) { return values }
        }
        return nil
    }

    private mutating func refuse(_ text: String) {
        switch field.content {
        case .text: break
        case .date: add(.notADate, "has no day that exists as YYYY-MM-DD; \(field.demand)")
        case .wholeNumber, .longitude, .latitude:
            add(.notANumber, "has no number in the range; \(field.demand)")
        case .checkbox: add(.notACheckbox, "is neither TRUE nor FALSE; \(field.demand)")
        case .phone: add(.notAPhone, "has no telephone number of E.164; \(field.demand)")
        case .country, .language: add(.notAnISOCode, "has no ISO code; \(field.demand)")
        case .vocabulary: add(.unknownValue, field.advice(for: text) ?? "has no value of the standard; \(field.demand)")
        }
    }

    private mutating func add(_ code: HTCDSFinding.Code, _ message: String) {
        if !problems.contains(where: { $0.code == code }) { problems.append((code, message)) }
    }

    private static let blanks = "has blanks before or after a value; take them out"
}
