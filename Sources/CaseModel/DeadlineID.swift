public import CountryRules

/// What tells a deadline from all others of its case, for as long as the case is kept.
///
/// The name of a deadline may count others of its kind that were recorded late; this one stays. It rests on the entry
/// that started the clock, which keeps its identifier when it is put right. Where a decision started a stage by itself,
/// the decision is that entry, also once the grant is recorded as well.
public struct DeadlineID: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// The entry that started the clock; of a renewal window, the grant whose end it lies before.
    public let root: EntryID
    /// The stage, period, stay or phase, such as `be.reflection`.
    public let clock: String
    /// What it is about.
    public let kind: DeadlineKind
    /// Which one it is, from 1: a pack of one's own may start a clock twice by one entry.
    public let number: Int

    /// Makes an identifier.
    public init(root: EntryID, clock: String, kind: DeadlineKind, number: Int = 1) {
        self.root = root
        self.clock = clock
        self.kind = kind
        self.number = number
    }

    /// The identifier as one text, such as `0198f3c3-6b1e-7d10-8f3e-2b5a9c4d7e60/be.reflection/stage-end`.
    public var description: String {
        "\(root)/\(clock)/\(kind.rawValue)" + (number == 1 ? "" : "#\(number)")
    }

    /// The order of lists.
    public static func < (left: DeadlineID, right: DeadlineID) -> Bool {
        (left.root, left.clock, left.kind.rawValue, left.number)
            < (right.root, right.clock, right.kind.rawValue, right.number)
    }
}
