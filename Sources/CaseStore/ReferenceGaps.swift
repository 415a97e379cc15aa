/// Where a casebook has no references: what lies between two that stand one behind the other.
///
/// A register that is taken over has few such places, in each of which it opens many cases. To look for each of them in
/// the file kept two threads waiting for one another (make bench ROW=append).
struct ReferenceGaps {
    /// The references around a place, in small letters; `nil` at the end of all.
    private var gaps: [(after: String?, before: String?)] = []

    /// More are not worth looking through.
    private static let most = 64

    /// Whether the casebook has certainly no such reference.
    ///
    /// - Parameter reference: In small letters, as the file compares references.
    func hold(_ reference: String) -> Bool {
        gaps.contains { gap in
            (gap.after.map { $0 < reference } ?? true) && (gap.before.map { reference < $0 } ?? true)
        }
    }

    /// Notes two references that stand one behind the other.
    mutating func note(after: String?, before: String?) {
        if gaps.count >= Self.most { gaps.removeAll(keepingCapacity: true) }
        gaps.append((after, before))
    }

    /// Forgets all, when there are references that it does not know of.
    mutating func forget() { gaps.removeAll(keepingCapacity: true) }
}
