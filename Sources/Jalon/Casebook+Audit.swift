public import CaseModel
internal import CaseStore
public import CivilCalendar

extension Casebook {
    /// Goes through what people have to answer for, in the order of the chain: who looked, exported, handed over, erased,
    /// restored, changed the key, or failed to open the vault.
    ///
    /// What reads codes alone (the deadlines, the overview, the statistics, the control sheet, a timeline on the screen)
    /// leaves no record, and is not among them. Memory does not grow with the casebook.
    ///
    /// - Parameters:
    ///   - since: Only what was recorded on this day in UTC, or later.
    ///   - reference: Only this case; what happened to the casebook itself is then left out.
    ///   - body: Takes one record at a time.
    /// - Throws: What the body throws; `JalonError`: `notFound` without the case, `damaged` for an entry that cannot be read.
    public func audit(
        since: CivilDate? = nil, of reference: CaseReference? = nil,
        _ body: (AuditRecord) throws(JalonError) -> Void
    ) throws(JalonError) {
        if let reference, try store.entries(of: reference).isEmpty { throw Self.noCase(reference) }
        try store.eachAnswered(since: since, of: reference) { (entry, event) throws(JalonError) in
            if let event { try body(.event(event)) }
            if let entry, entry.facts.isAnsweredFor { try body(.entry(entry)) }
        }
    }
}
