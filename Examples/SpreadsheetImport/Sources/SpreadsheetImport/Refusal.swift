/// Why nothing at all was imported, in one sentence that repeats no cell.
struct Refusal: Error, CustomStringConvertible {
    let description: String

    init(_ description: String) { self.description = description }
}
