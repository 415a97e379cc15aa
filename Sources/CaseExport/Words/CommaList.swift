/// Parts of a line with commas between; what is empty or missing is left out.
struct CommaList {
    /// The parts so far.
    private(set) var text = ""
    private var hasRoom = false

    /// Room for most lines, in bytes.
    private static let usualRoom = 96

    /// Adds a part.
    mutating func add(_ part: String?) {
        guard let part, !part.isEmpty else { return }
        if text.isEmpty {
            text = part
            return
        }
        if !hasRoom {
            // Once for most lines: each part asked for room of its own.
            hasRoom = true
            text.reserveCapacity(max(Self.usualRoom, text.utf8.count + part.utf8.count + 2))
        }
        text += ", "
        text += part
    }

    /// Adds what some codes are called.
    mutating func add<Code>(_ codes: [Code], _ names: CodeNames<Code>) {
        for code in codes { add(names[code]) }
    }
}
