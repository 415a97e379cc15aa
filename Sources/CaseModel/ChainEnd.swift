/// The end of a casebook's chain: which entries were there when something was read.
public struct ChainEnd: Sendable, Hashable {
    /// How many entries there are, the events of the casebook itself included.
    public let entries: Int64
    /// The hash of the last one in hexadecimal, as `Verification/head` gives it.
    public let head: String

    /// Makes the end of a chain.
    public init(entries: Int64, head: String) {
        self.entries = entries
        self.head = head
    }
}
