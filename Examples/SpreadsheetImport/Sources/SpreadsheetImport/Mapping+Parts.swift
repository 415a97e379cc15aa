import Jalon

extension Mapping {
    /// Where the code of a case stands, and what it looks like.
    ///
    /// It goes into the casebook in the clear and is what people say: a name must not pass for one. What does not look
    /// like the pattern is no code.
    struct CaseNumber: Decodable {
        let column: String
        /// `9` is a digit, `A` a capital letter, everything else itself: `N-9999-999`.
        let pattern: String

        private static let mostLetters = 3

        enum CodingKeys: String, CodingKey, CaseIterable { case column, pattern }

        init(from decoder: any Decoder) throws {
            try decoder.allowOnly(CodingKeys.allCases.map(\.rawValue))
            let values = try decoder.container(keyedBy: CodingKeys.self)
            column = try values.decode(String.self, forKey: .column)
            pattern = try values.decode(String.self, forKey: .pattern)
            guard CaseReference(pattern) != nil, pattern.contains("9") else {
                throw values.problem(.pattern, "is letters, digits, dots and dashes, with a 9 for each digit")
            }
            guard pattern.count(where: { $0 == "A" }) <= Self.mostLetters else {
                throw values.problem(.pattern, "has more than \(Self.mostLetters) A: names would pass for codes")
            }
        }

        func reference(_ text: String) -> CaseReference? {
            guard text.count == pattern.count else { return nil }
            for (sign, wanted) in zip(text, pattern) {
                switch wanted {
                case "9": guard sign.isDigit else { return nil }
                case "A": guard ("A"..."Z").contains(sign) else { return nil }
                default: guard sign == wanted else { return nil }
                }
            }
            return CaseReference(text)
        }
    }

    /// Where the value of a field comes from.
    enum Source: Decodable {
        /// It is the same in every row.
        case fixed(LineValue)
        /// The cell is a day.
        case day(column: String)
        /// The cell is one of these words, in any case of letters, and means the value beside it.
        case word(column: String, [String: LineValue])

        var column: String? {
            switch self {
            case .fixed: nil
            case .day(let column), .word(let column, _): column
            }
        }

        enum CodingKeys: String, CodingKey, CaseIterable { case value, column, values }

        init(from decoder: any Decoder) throws {
            try decoder.allowOnly(CodingKeys.allCases.map(\.rawValue))
            let values = try decoder.container(keyedBy: CodingKeys.self)
            let value = try values.decodeIfPresent(LineValue.self, forKey: .value)
            let column = try values.decodeIfPresent(String.self, forKey: .column)
            let words = try values.decodeIfPresent([String: LineValue].self, forKey: .values)
            switch (value, column, words) {
            case (let value?, nil, nil): self = .fixed(value)
            case (nil, let column?, nil): self = .day(column: column)
            case (nil, let column?, let words?):
                let folded = words.map { ($0.key.folded, $0.value) }
                self = .word(
                    column: column,
                    try Dictionary(folded) { _, _ in
                        throw values.problem(.values, "has a word twice, in different letters")
                    })
            default: throw values.problem(.column, "a field has either a value, or a column with or without values")
            }
        }
    }

    /// An entry that a row gives: its kind, its day, and its other fields as the interchange format calls them.
    struct EntryMapping: Decodable {
        let kind: String
        /// The column of the day on which it happened; the row has no such entry where the cell is empty.
        let on: String
        let fields: [String: Source]
        /// What tells it from the other entries of a row, and stays the same from import to import.
        let key: String

        init(from decoder: any Decoder) throws {
            let values = try decoder.container(keyedBy: AnyKey.self)
            var fields: [String: Source] = [:]
            for key in values.allKeys where key.stringValue != "kind" {
                fields[key.stringValue] = try values.decode(Source.self, forKey: key)
            }
            kind = try values.decode(String.self, forKey: AnyKey("kind"))
            guard case .day(let column)? = fields["on"] else {
                throw values.problem(AnyKey("on"), "has to be a column of days")
            }
            on = column
            let fixed = fields.compactMap { name, source in
                if case .fixed(let value) = source { "\(name)=\(value)" } else { nil }
            }
            key = ([kind, column] + fixed.sorted()).joined(separator: "\n")
            self.fields = fields
        }
    }
}
