internal import CountryRules

extension JSONTree {
    /// The cell that the value is in a record: text, or a list of texts; `nil` for an object and a list of lists.
    var cell: HTCDSCellCheck.Cell? {
        switch self {
        case .array(let trees):
            let texts = trees.compactMap(\.cellText)
            return texts.count == trees.count ? .list(texts) : nil
        default: return cellText.map { .text($0) }
        }
    }

    private var cellText: String? {
        switch self {
        case .null: ""
        case .bool(let flag): flag ? "TRUE" : "FALSE"
        case .number(let digits): wholeNumber.map(String.init) ?? Double(digits).map { String($0) }
        case .string(let text): text
        case .array, .object: nil
        }
    }

    /// The same value with the members of its objects in the order of their keys.
    var sortedByKey: JSONTree {
        switch self {
        case .array(let trees): .array(trees.map(\.sortedByKey))
        case .object(let members):
            .object(
                members.map { Member(key: $0.key, value: $0.value.sortedByKey) }.sorted { $0.key < $1.key })
        default: self
        }
    }
}
