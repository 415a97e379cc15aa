internal import CivilCalendar

/// The entries of a case that hold, by what they are about.
///
/// Entries count by the day on which they happened; entries of one day, in the order of recording.
struct CaseLedger: Sendable {
    /// Grants, extensions, refusals and withdrawals.
    private(set) var track: [TimelineEntry] = []
    /// Signalling steps.
    private(set) var steps: [TimelineEntry] = []
    /// Conditions.
    private(set) var conditions: [TimelineEntry] = []
    /// Decisions of authorities that were asked for or taken.
    private(set) var decisions: [TimelineEntry] = []
    /// Stays.
    private(set) var stays: [TimelineEntry] = []
    /// Deadlines that were settled.
    private(set) var settled: [TimelineEntry] = []
    /// Closures and reopenings, in the order of recording.
    private(set) var closures: [TimelineEntry] = []

    /// Puts an entry in its place.
    mutating func insert(_ entry: TimelineEntry) {
        switch entry.facts {
        case .stageGranted, .stageExtended, .stageRefused, .stageWithdrawn: Self.insert(entry, into: &track)
        case .stepRecorded, .stepSkipped: Self.insert(entry, into: &steps)
        case .conditionRecorded: Self.insert(entry, into: &conditions)
        case .decisionRequested, .decisionRecorded: Self.insert(entry, into: &decisions)
        case .stayStarted, .stayExtended, .stayEnded: Self.insert(entry, into: &stays)
        case .deadlineMet: Self.insert(entry, into: &settled)
        case .caseClosed, .caseReopened: closures.append(entry)
        case .caseOpened, .entryCorrected, .entryRetracted: break
        }
    }

    private static func insert(_ entry: TimelineEntry, into entries: inout [TimelineEntry]) {
        let place = entries.lastIndex { ($0.on, $0.sequence) <= (entry.on, entry.sequence) }.map { $0 + 1 } ?? 0
        entries.insert(entry, at: place)
    }
}
