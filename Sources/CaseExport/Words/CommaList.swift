/// Parts of a line with commas between; what is empty or missing is left out.
struct CommaList {
    /// The parts so far.
    private(set) var text = ""

    /// Adds a part.
    mutating func add(_ part: String?) {
        guard let part, !part.isEmpty else { return }
        if text.isEmpty {
            text = part
        } else {
            text += ", "
            text += part
        }
    }

    /// Adds what some codes are called.
    mutating func add<Code>(_ codes: [Code], _ names: CodeNames<Code>) {
        for code in codes { add(names[code]) }
    }
}
