public import CaseModel
internal import CaseStore
public import CivilCalendar
public import CountryRules

/// What a person is entitled to in the stage that runs, under the pack of its day.
public struct Entitlements: Sendable, Hashable {
    /// The stage.
    public let stage: String
    /// The day from which it runs.
    public let since: CivilDate
    /// The pack.
    public let pack: RulePack
    /// The rights; those that a condition on record excludes are left out.
    public let rights: [RulePack.Right]
}

extension Casebook {
    /// Plans support, with a reminder to follow it up.
    ///
    /// - Parameters:
    ///   - planned: The domain, who does it, and until when.
    ///   - texts: The objective and the service, which are sealed.
    ///   - followUp: The day of the reminder; `nil` for none.
    ///   - reference: The case.
    ///   - day: The first day.
    ///   - author: Who records it.
    /// - Throws: `JalonError` as `record` does; nothing is recorded then.
    @discardableResult
    public func plan(
        _ planned: EntryFacts.SupportPlanned, texts: SealedTexts = .none, followUp: CivilDate? = nil,
        in reference: CaseReference, on day: CivilDate, author: String
    ) throws(JalonError) -> Recorded {
        let rules = try rules()
        if !texts.isEmpty { try store.unlock(as: author) }
        return try write("support.plan", under: rules) { transaction in
            let draft = EntryDraft(on: day, author: author, facts: .supportPlanned(planned), texts: texts)
            guard let entry = try transaction.append(draft, to: reference) else {
                throw JalonError(.failed, "the entry was not recorded")
            }
            if let followUp {
                let reminder = EntryFacts.Reminder(due: followUp, topic: .followUp, plan: entry.id)
                _ = try transaction.append(
                    EntryDraft(on: day, author: author, facts: .reminderAdded(reminder)), to: reference)
            }
            return try Casebook.recorded(entry, transaction)
        }
    }

    /// What the stage that runs entitles to.
    ///
    /// - Returns: `nil` when no stage runs, or no pack covers its day.
    /// - Throws: `JalonError` (`notFound`) without the case.
    public func entitlements(of reference: CaseReference, on day: CivilDate) throws(JalonError) -> Entitlements? {
        let state = try state(of: reference)
        let rules = try rules()
        let fold = try fold(of: reference)
        guard let grant = state.current,
            let pack = try? rules.pack(
                of: state.header.country, on: grant.on, named: grant.pack, region: fold.facts(on: grant.on).region),
            let stage = pack.stage(grant.stage, on: grant.on)
        else { return nil }
        let met = fold.metConditions(on: day)
        return Entitlements(
            stage: stage.id, since: grant.on, pack: pack,
            rights: stage.rights.filter { $0.unless.map { !met.contains($0) } ?? true })
    }
}
