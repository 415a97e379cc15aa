public import CountryRules

/// A deadline of a case with all that became of it, entry by entry.
public struct DeadlineRecord: Sendable, Hashable, Identifiable {
    /// What tells it from the others.
    public let id: DeadlineID
    /// What entries did to it in the order of recording; the first is its appearance.
    public private(set) var changes: [DeadlineChange]
    /// How it is now; `nil` when it is not there any more.
    public private(set) var current: DeadlineVersion?
    /// How it is now, or was before it was taken away.
    public private(set) var last: DeadlineVersion

    fileprivate init(_ id: DeadlineID, _ version: DeadlineVersion, _ appearance: DeadlineChange) {
        self.id = id
        changes = [appearance]
        current = version
        last = version
    }

    /// How often it changed since it appeared: it rises with each change, and never falls.
    public var revision: Int { changes.count - 1 }

    /// When the last of the entries that changed it was recorded: entries that were imported may be out of order.
    public var changedAt: Instant { changes.map(\.recordedAt).max() ?? .epoch }

    /// Brings it to how it is after an entry.
    fileprivate mutating func become(_ version: DeadlineVersion?, by entry: TimelineEntry) {
        if let change = DeadlineChange(by: entry, from: current, to: version) { changes.append(change) }
        current = version
        if let version { last = version }
    }
}

/// The deadlines of a case as they came, moved and went with the entries, in the order of recording.
///
/// It is computed under one rule book: what a newer pack would have changed is not told as an entry's doing.
public struct DeadlineHistory: Sendable, Hashable {
    /// What was known of the case when it was opened.
    public let header: CaseHeader
    /// Every deadline that the case has or had, in the order in which they appeared.
    public private(set) var records: [DeadlineRecord] = []
    private var places: [DeadlineID: Int] = [:]

    /// Looks through the entries of a case.
    ///
    /// - Parameters:
    ///   - entries: All entries of the case in the order of recording; the first opens it.
    ///   - rules: The rules to compute with.
    /// - Returns: `nil` when the first entry does not open a case.
    public init?(of entries: some Sequence<TimelineEntry>, under rules: RuleBook) {
        var entries = entries.makeIterator()
        guard let opening = entries.next(), var fold = CaseFold(opening: opening) else { return nil }
        header = fold.header
        while let entry = entries.next() {
            fold.append(entry)
            // No deadline rests on anything else.
            guard entry.facts.kind.bearsOnDeadlines else { continue }
            take(fold.deadlineVersions(under: rules), after: entry)
        }
    }

    /// Compares the deadlines after an entry with those before.
    private mutating func take(_ versions: [(id: DeadlineID, version: DeadlineVersion)], after entry: TimelineEntry) {
        let kept = Dictionary(versions.map { ($0.id, $0.version) }, uniquingKeysWith: { first, _ in first })
        for index in records.indices where records[index].current != nil || kept[records[index].id] != nil {
            records[index].become(kept[records[index].id], by: entry)
        }
        for (id, version) in versions where places[id] == nil {
            guard let appearance = DeadlineChange(by: entry, from: nil, to: version) else { continue }
            places[id] = records.endIndex
            records.append(DeadlineRecord(id, version, appearance))
        }
    }
}

extension CaseFold {
    /// The deadlines by day, each with its identifier and how its day came about.
    fileprivate func deadlineVersions(under rules: RuleBook) -> [(id: DeadlineID, version: DeadlineVersion)] {
        let derived = derivation(under: rules).derived
        let (identifiers, explanations) = (derived.identifiers, derived.explanations)
        return derived.sortedDeadlines.compactMap { deadline in
            identifiers[deadline.name].map {
                ($0, DeadlineVersion(deadline, explanations[deadline.name]))
            }
        }
    }
}

extension EntryFacts.Kind {
    /// Whether an entry of this kind may change a deadline: what is about the track, decisions, stays and reminders,
    /// what was settled, whether the case is open, and what amends another entry or the region of the case.
    package var bearsOnDeadlines: Bool {
        switch subject {
        case .track, .decisions, .stays, .settled, .closures, .reminders, .changes: true
        case .steps, .conditions, .indicators, .secrecy, .referrals, .consents, .people, .owners, .support, .holds:
            false
        case nil: self == .entryCorrected || self == .entryRetracted
        }
    }
}
