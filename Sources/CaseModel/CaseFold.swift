internal import CivilCalendar

/// Collects the entries of one case, in any batches, and folds them into its state.
///
/// Entries count by the day on which they happened; entries of one day, in the order of recording. So an
/// entry that is recorded late gives the state that it would have given in time.
public struct CaseFold: Sendable {
    /// What is known of the case from its opening on.
    public let header: CaseHeader
    /// How many entries it has, the opening included.
    public private(set) var count = 1
    /// The place in the chain of the entry recorded last.
    public private(set) var lastSequence: Int64
    /// Grants, extensions, refusals and withdrawals, by day.
    private(set) var track: [TimelineEntry] = []
    /// Signalling steps, by day.
    private(set) var steps: [TimelineEntry] = []
    /// Conditions, by day.
    private(set) var conditions: [TimelineEntry] = []
    /// Closures and reopenings, in the order of recording.
    private(set) var closures: [TimelineEntry] = []

    /// A fold that begins with the entry that opened the case.
    ///
    /// - Returns: `nil` when the entry is of another kind.
    public init?(opening entry: TimelineEntry) {
        guard case .caseOpened(let header) = entry.facts else { return nil }
        self.header = header
        lastSequence = entry.sequence
    }

    /// Adds an entry that was recorded after those before.
    public mutating func append(_ entry: TimelineEntry) {
        count += 1
        lastSequence = max(lastSequence, entry.sequence)
        switch entry.facts {
        case .stageGranted, .stageExtended, .stageRefused, .stageWithdrawn: Self.insert(entry, into: &track)
        case .stepRecorded, .stepSkipped: Self.insert(entry, into: &steps)
        case .conditionRecorded: Self.insert(entry, into: &conditions)
        case .caseClosed, .caseReopened: closures.append(entry)
        case .caseOpened: break
        }
    }

    /// Whether the case is open after the entries so far.
    public var isOpen: Bool {
        if case .caseClosed = closures.last?.facts { return false }
        return true
    }

    private static func insert(_ entry: TimelineEntry, into entries: inout [TimelineEntry]) {
        let place = entries.lastIndex { ($0.on, $0.sequence) <= (entry.on, entry.sequence) }.map { $0 + 1 } ?? 0
        entries.insert(entry, at: place)
    }
}
