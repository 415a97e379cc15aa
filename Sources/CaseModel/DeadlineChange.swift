public import CountryRules

/// A deadline with how its day came about, as both were known after an entry.
public struct DeadlineVersion: Sendable, Hashable {
    /// The deadline.
    public let deadline: Deadline
    /// How its day came about; `nil` for a reminder, and for a day printed where no pack covers it.
    public let explanation: ComputedDeadline?

    /// Makes a version.
    public init(_ deadline: Deadline, _ explanation: ComputedDeadline?) {
        self.deadline = deadline
        self.explanation = explanation
    }
}

/// What an entry did to a deadline.
public struct DeadlineChange: Sendable, Hashable {
    /// One thing that it did.
    public enum Kind: String, Sendable, CaseIterable {
        /// The deadline is there from then on; again, where it had been taken away.
        case appeared
        /// It falls on another day.
        case moved
        /// Its day stands, and what it was computed from, or the days beside it, do not.
        case recomputed
        /// What it asked for was done.
        case met
        /// It counts no more.
        case cancelled
        /// It counts again.
        case reopened
        /// It is not there any more, as when its grant was retracted.
        case removed
    }

    /// What it did, in the order of `Kind`; never empty.
    public let kinds: [Kind]
    /// The entry: a correction or a retraction itself, not the entry that it amends.
    public let entry: EntryID
    /// What kind of entry that is.
    public let entryKind: EntryFacts.Kind
    /// Its place in the chain.
    public let sequence: Int64
    /// When it was recorded.
    public let recordedAt: Instant
    /// Who recorded it.
    public let author: String
    /// How the deadline was before; `nil` where it was not there.
    public let before: DeadlineVersion?
    /// How it is from then on; `nil` where it is not there any more.
    public let after: DeadlineVersion?

    /// The change between two versions.
    ///
    /// - Returns: `nil` when nothing changed that anybody has to be told.
    init?(by entry: TimelineEntry, from before: DeadlineVersion?, to after: DeadlineVersion?) {
        kinds = Self.kinds(before?.deadline, after?.deadline)
        guard !kinds.isEmpty else { return nil }
        self.entry = entry.id
        entryKind = entry.facts.kind
        sequence = entry.sequence
        recordedAt = entry.recordedAt
        author = entry.author
        self.before = before
        self.after = after
    }

    private static func kinds(_ before: Deadline?, _ after: Deadline?) -> [Kind] {
        switch (before, after) {
        case (nil, nil): return []
        case (_?, nil): return [.removed]
        case (nil, let after?): return [.appeared] + kinds(.open, after.status)
        case (let before?, let after?):
            var kinds: [Kind] = []
            if before.due != after.due {
                kinds.append(.moved)
            } else if before.differs(from: after) {
                kinds.append(.recomputed)
            }
            return kinds + self.kinds(before.status, after.status)
        }
    }

    private static func kinds(_ before: Deadline.Status, _ after: Deadline.Status) -> [Kind] {
        guard before != after else { return [] }
        return switch after {
        case .open: [.reopened]
        case .met: [.met]
        case .cancelled: [.cancelled]
        }
    }
}

extension Deadline {
    /// Whether anything but its name, its sources and the day itself is otherwise: the count in a name is of the list,
    /// and sources go with the pack.
    fileprivate func differs(from other: Deadline) -> Bool {
        trigger != other.trigger || earliest != other.earliest || latest != other.latest || opens != other.opens
            || rolledFrom != other.rolledFrom || flags != other.flags || pack != other.pack
            || packStatus != other.packStatus || alerts != other.alerts
    }
}
