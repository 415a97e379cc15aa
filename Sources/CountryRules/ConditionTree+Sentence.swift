extension ConditionTree {
    /// The conditions in words: `a, b and (c or d)`.
    public var sentence: String {
        switch self {
        case .condition(let id): id
        case .allOf(let branches): branches.map(\.nested).joined(separator: ", ")
        case .anyOf(let branches): branches.map(\.nested).joined(separator: " or ")
        }
    }

    private var nested: String {
        if case .condition(let id) = self { id } else { "(\(sentence))" }
    }
}
