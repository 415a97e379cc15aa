/// What later entries took back or put right.
///
/// An amendment may itself be retracted: then what it amended holds again.
struct Amendments {
    /// The entries that do not hold, and the retraction of each.
    private(set) var retractions: [EntryID: TimelineEntry] = [:]
    /// The correction of each entry that has one, the last recorded.
    private(set) var corrections: [EntryID: TimelineEntry] = [:]

    init(of recorded: ArraySlice<TimelineEntry>) {
        // What is recorded last decides first: a retraction of a retraction takes it away.
        for entry in recorded.reversed() {
            guard retractions[entry.id] == nil, let target = entry.facts.target else { continue }
            switch entry.facts {
            case .entryRetracted: retractions[target] = entry
            case .entryCorrected where corrections[target] == nil: corrections[target] = entry
            default: break
            }
        }
    }

    /// The entries that hold, each as it was last put right.
    func ledger(of recorded: ArraySlice<TimelineEntry>) -> CaseLedger {
        var ledger = CaseLedger()
        for entry in recorded {
            if let held = held(entry) { ledger.insert(held) }
        }
        return ledger
    }

    /// The entry as it was last put right, in its own place among the entries of its day; `nil` when it was retracted.
    ///
    /// When it was said is when it was put right.
    func held(_ entry: TimelineEntry) -> TimelineEntry? {
        guard retractions[entry.id] == nil else { return nil }
        guard let correction = corrections[entry.id], case .entryCorrected(_, let facts) = correction.facts else {
            return entry
        }
        return TimelineEntry(
            id: entry.id, sequence: entry.sequence, caseReference: entry.caseReference, on: correction.on,
            recordedAt: correction.recordedAt, author: entry.author, facts: facts,
            isOverride: entry.isOverride, hasTexts: entry.hasTexts || correction.hasTexts)
    }
}
