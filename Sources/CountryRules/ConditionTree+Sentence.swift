extension ConditionTree {
    /// The conditions in words: `a, b and (c or d)`.
    public var sentence: String {
        if case .condition(let id) = self { return id }
        var text = ""
        text.reserveCapacity(Self.usualLength)
        say(to: &text)
        return text
    }

    /// Room for most of them, in bytes.
    private static var usualLength: Int { 128 }

    private func say(to text: inout String) {
        switch self {
        case .condition(let id): text += id
        case .allOf(let branches): Self.say(branches, between: ", ", to: &text)
        case .anyOf(let branches): Self.say(branches, between: " or ", to: &text)
        }
    }

    private static func say(_ branches: [ConditionTree], between separator: String, to text: inout String) {
        for (index, branch) in branches.enumerated() {
            if index > 0 { text += separator }
            if case .condition(let id) = branch {
                text += id
            } else {
                text += "("
                branch.say(to: &text)
                text += ")"
            }
        }
    }
}
