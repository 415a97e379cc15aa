public import CaseModel
internal import CaseStore
public import CivilCalendar
internal import CountryRules

extension Casebook {
    /// Opens cases and records entries in one transaction: all of them, or nothing.
    ///
    /// For what is much at once, such as a register that is taken over: each entry is judged as `record` judges it, and
    /// what is derived of a case is written once, at the end, and not after each of its entries. Others who write to the
    /// casebook wait meanwhile, so some ten thousand entries a transaction are enough.
    ///
    /// ```swift
    /// try casebook.recordTogether { batch in
    ///     let opened = try batch.open(CaseFacts(country: .belgium, openedOn: day), author: "hd")
    ///     try batch.record(.indicatorsObserved([.movement]), in: opened.reference, on: day, author: "hd")
    /// }
    /// ```
    ///
    /// - Parameter work: Opens cases and records entries. An error that it throws takes all back; one that it catches
    ///   takes back the entry alone. What is handed to it may not be kept.
    /// - Throws: What the work throws; `JalonError` (`locked`, `failed`).
    @discardableResult
    public func recordTogether<Result>(
        _ work: (CasebookBatch) throws -> Result
    ) throws(JalonError) -> Result {
        let rules = try rules()
        return try write("entries.record", under: rules) { transaction in
            let batch = CasebookBatch(transaction)
            do {
                let result = try work(batch)
                if let failure = batch.failure { throw failure }
                return result
            } catch {
                // Why the file refused says more than that it did.
                throw batch.failure ?? error
            }
        }
    }
}

/// One transaction in which cases are opened and entries recorded; see `Casebook/recordTogether(_:)`.
///
/// What is sealed is not recorded this way: the key is asked for before others have to wait.
public final class CasebookBatch {
    private let transaction: StoreTransaction
    /// What the file refused: nothing of the transaction stays, whatever became of the error.
    private(set) var failure: (any Error)?

    init(_ transaction: StoreTransaction) { self.transaction = transaction }

    /// Opens a case.
    ///
    /// - Parameters:
    ///   - facts: What is known of it.
    ///   - reference: Its code; `nil` for a random one.
    ///   - moment: When it was recorded; `nil` for now.
    ///   - author: Who records it.
    /// - Throws: `JalonError`: `invalidInput` for a country without rules or facts that contradict themselves,
    ///   `contradictsRules` when the reference is taken.
    @discardableResult
    public func open(
        _ facts: CaseFacts, reference: CaseReference? = nil, recordedAt moment: Instant? = nil, author: String
    ) throws(JalonError) -> CaseHeader {
        try trying { () throws in
            try Casebook.checkRules(for: facts.country, in: transaction.rules)
            try facts.validate()
            var generator = transaction.environment.generator
            let free = try reference ?? Casebook.freeReference(for: facts, &generator, in: transaction)
            let header = CaseHeader(reference: free, facts)
            _ = try transaction.open(header, recordedAt: moment, author: author)
            return header
        }
    }

    /// Records what happened in a case.
    ///
    /// - Parameters:
    ///   - facts: What happened; nothing of it is free text.
    ///   - reference: The case.
    ///   - day: The day on which it happened.
    ///   - moment: When it was recorded; `nil` for now.
    ///   - author: Who records it.
    ///   - id: The entry's identifier; recording the same one again does nothing. `nil` for a new one.
    /// - Returns: The entry as it stands in the timeline.
    /// - Throws: `JalonError`, as `Casebook/record`.
    @discardableResult
    public func record(
        _ facts: EntryFacts, in reference: CaseReference, on day: CivilDate, recordedAt moment: Instant? = nil,
        author: String, id: EntryID? = nil
    ) throws(JalonError) -> TimelineEntry {
        try trying { () throws in
            try Casebook.needText(facts, .none)
            return try Casebook.append(
                EntryDraft(id: id, on: day, recordedAt: moment, author: author, facts: facts), to: reference,
                overrides: false, today: nil, transaction)
        }
    }

    private func trying<Result>(_ work: () throws -> Result) throws(JalonError) -> Result {
        do {
            if let failure { throw failure }
            return try work()
        } catch let error as JalonError {
            throw error
        } catch {
            failure = error
            throw JalonError(.failed, "the casebook could not be written: nothing of the batch is recorded")
        }
    }
}
