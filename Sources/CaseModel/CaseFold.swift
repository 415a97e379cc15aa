internal import CivilCalendar

/// Collects the entries of one case, in any batches, and folds them into its state.
///
/// Entries count by the day on which they happened; entries of one day, in the order of recording. So an
/// entry that is recorded late gives the state that it would have given in time, and a corrected or retracted one
/// the state of a timeline that was right from the start.
public struct CaseFold: Sendable {
    /// What is known of the case from its opening on.
    ///
    /// Of a case that was erased, it is what is kept of it.
    public private(set) var header: CaseHeader
    /// How many entries it has, the opening included.
    public private(set) var count = 1
    /// The place in the chain of the entry recorded last.
    public private(set) var lastSequence: Int64
    /// Every entry after the opening, as it was recorded.
    ///
    /// Of entries that were folded all at once, and none of which changes another, it is the array that was given: to copy
    /// an entry is to count a reference to each thing that it holds (make bench ROW=jsonl).
    private(set) var recorded: ArraySlice<TimelineEntry> = []
    /// What later entries took back or put right.
    private(set) var amendments = Amendments(of: [])
    /// What holds of them.
    private(set) var ledger = CaseLedger()
    /// The place in the chain of the entry that is looked at: behind all others, unless it corrects one.
    private(set) var place = Int64.max

    /// A fold that begins with the entry that opened the case.
    ///
    /// - Returns: `nil` when the entry is of another kind.
    public init?(opening entry: TimelineEntry) {
        guard case .caseOpened(let header) = entry.facts else { return nil }
        self.header = header
        lastSequence = entry.sequence
    }

    /// The fold of all entries of a case, in the order of recording.
    ///
    /// - Throws: `JalonError` (`damaged`) when the first of them did not open it.
    package init(_ entries: [TimelineEntry]) throws(JalonError) {
        guard let first = entries.first, let fold = CaseFold(opening: first) else {
            let name = entries.first?.caseReference.text ?? "a case"
            throw JalonError(.damaged, "\(name) has lost the entry that opened it: run jalon verify")
        }
        self = fold
        entries.withUnsafeBufferPointer { all in
            let rest = all.dropFirst()
            guard !rest.contains(where: \.facts.changesOthers) else {
                recorded.reserveCapacity(rest.count)
                for entry in rest { append(entry) }
                return
            }
            // What `append` does with entries that change no others.
            for index in rest.indices {
                lastSequence = max(lastSequence, rest[index].sequence)
                ledger.insert(rest[index])
            }
            count = entries.count
            recorded = entries.dropFirst()
        }
    }

    /// The entry that says that the personal content was erased; `nil` while it was not.
    public private(set) var erasure: TimelineEntry?

    /// What is kept of a case that was erased; `nil` while it was not.
    public var kept: EntryFacts.ContentErased? {
        guard case .contentErased(let kept)? = erasure?.facts else { return nil }
        return kept
    }

    /// Adds an entry that was recorded after those before.
    public mutating func append(_ entry: TimelineEntry) {
        count += 1
        lastSequence = max(lastSequence, entry.sequence)
        if case .contentErased(let kept) = entry.facts {
            header = CaseHeader(reference: header.reference, kept.facts)
            recorded = ArraySlice(recorded.map { $0.erased(by: kept) })
            amendments = Amendments(of: recorded)
            ledger = CaseLedger()
            erasure = entry
        }
        recorded.append(entry)
        if entry.facts.target == nil {
            ledger.insert(entry)
        } else {
            amendments = Amendments(of: recorded)
            ledger = amendments.ledger(of: recorded)
        }
    }

    /// Whether the case is open after the entries so far.
    public var isOpen: Bool {
        if erasure != nil { return false }
        guard let last = lastClosureIndex else { return true }
        // By index: nothing is copied of the closure.
        if case .caseClosed = ledger.closures[last].facts { return false }
        return true
    }

    /// The closure or reopening that was recorded last, as far as the place that is looked at.
    var lastClosure: TimelineEntry? { lastClosureIndex.map { ledger.closures[$0] } }

    private var lastClosureIndex: Int? { ledger.closures.lastIndex { $0.sequence < place } }

    /// An entry as it holds: as it was recorded, or as it was last put right.
    ///
    /// - Throws: `JalonError` (`contradictsRules`) for one that was retracted.
    package func held(_ entry: TimelineEntry) throws(JalonError) -> TimelineEntry {
        guard let held = amendments.held(entry) else {
            throw JalonError(.contradictsRules, "\(entry.id) was retracted already")
        }
        return held
    }

    /// The entries after the opening that hold, each as it was last put right, in the order of recording.
    package var heldEntries: [TimelineEntry] {
        recorded.filter { $0.facts.target == nil }.compactMap(amendments.held)
    }

    /// Whether an entry was retracted.
    package func isRetracted(_ id: EntryID) -> Bool { amendments.retractions[id] != nil }

    /// Whether an entry says who the person is, or puts that right.
    package func isIdentity(_ id: EntryID) -> Bool {
        switch recorded.first(where: { $0.id == id })?.facts {
        case .identityRecorded, .entryCorrected(_, .identityRecorded): true
        default: false
        }
    }

    /// What is sealed, as it holds: what was put right by its correction, and nothing of what was retracted.
    package func held(_ sealed: [EntryID: SealedTexts]) -> (identity: Identity?, texts: [EntryID: SealedTexts]) {
        var identity: Identity?
        var texts: [EntryID: SealedTexts] = [:]
        var corrections: [EntryID: [EntryID]] = [:]
        for entry in recorded where entry.facts.kind == .entryCorrected && amendments.retractions[entry.id] == nil {
            if let target = entry.facts.target { corrections[target, default: []].append(entry.id) }
        }
        for entry in recorded where entry.facts.kind != .entryCorrected && amendments.retractions[entry.id] == nil {
            let own = (corrections[entry.id] ?? []).reduce(sealed[entry.id] ?? .none) {
                $0.replaced(by: sealed[$1] ?? .none)
            }
            guard !own.isEmpty else { continue }
            texts[entry.id] = own
            identity = identity.map { $0.changed(by: own.identity) } ?? own.identity
        }
        return (identity?.current, texts)
    }

    /// The fold without one of its entries, to see whether something else fits in its place.
    func without(_ target: TimelineEntry) -> CaseFold {
        var fold = self
        fold.recorded = recorded.filter { $0.id != target.id && $0.facts.target != target.id }
        fold.amendments = Amendments(of: fold.recorded)
        fold.ledger = fold.amendments.ledger(of: fold.recorded)
        fold.place = target.sequence
        return fold
    }
}
