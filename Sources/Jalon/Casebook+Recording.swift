public import CaseModel
internal import CaseStore
public import CivilCalendar
internal import CountryRules

/// What recording an entry gave.
public struct Recorded: Sendable, Hashable {
    /// The entry as it stands in the timeline.
    public let entry: TimelineEntry
    /// Where the case stands now.
    public let state: CaseState

    /// What is missing or unusual about this entry.
    public var findings: [Finding] { state.findings.filter { $0.entry == entry.id } }
}

extension Casebook {
    /// Opens a case.
    ///
    /// - Throws: `JalonError`: `invalidInput` for a country without rules or a header that contradicts itself,
    ///   `contradictsRules` when the reference is taken.
    @discardableResult
    public func open(_ new: NewCase, author: String) throws(JalonError) -> CaseHeader {
        let rules = try rules()
        do {
            _ = try rules.packs(of: new.country)
        } catch {
            throw JalonError(error)
        }
        var generator = store.environment.generator
        return try store.write(under: rules) { transaction in
            var reference = new.reference ?? CaseReference(country: new.country, openedOn: new.openedOn, using: &generator)
            // Among a million references of a country and year, a random one may be taken.
            var attempts = 0
            while new.reference == nil, attempts < 100, try transaction.fold(of: reference) != nil {
                attempts += 1
                reference = CaseReference(country: new.country, openedOn: new.openedOn, using: &generator)
            }
            let header = new.header(reference)
            try header.validate()
            _ = try transaction.open(header, recordedAt: nil, author: author)
            return header
        }
    }

    /// Records what happened in a case.
    ///
    /// A grant is a fact: what is missing or unusual about it is among the findings, and it is recorded.
    ///
    /// - Parameters:
    ///   - facts: What happened.
    ///   - reference: The case.
    ///   - day: The day on which it happened.
    ///   - author: Who records it.
    ///   - id: The entry's identifier; recording the same one again does nothing. `nil` for a new one.
    /// - Throws: `JalonError`: `notFound` for a case, a stage or a pack that is not there, and for a grant on a
    ///   day that no pack covers; `contradictsRules`; `invalidInput`; `locked`.
    @discardableResult
    public func record(
        _ facts: EntryFacts, in reference: CaseReference, on day: CivilDate, author: String, id: EntryID? = nil
    ) throws(JalonError) -> Recorded {
        let rules = try rules()
        return try store.write(under: rules) { transaction in
            guard let before = try transaction.fold(of: reference) else { throw Casebook.noCase(reference) }
            if case .stageGranted(let decision) = facts, before.isOpen {
                try Casebook.needPack(of: before.header.country, on: day, named: decision.pack, rules: rules)
            }
            let draft = EntryDraft(id: id, on: day, author: author, facts: facts)
            let appended = try transaction.append(draft, to: reference)
            guard let fold = try transaction.fold(of: reference) else { throw Casebook.noCase(reference) }
            guard let entry = try appended ?? id.flatMap({ try transaction.entry($0) }) else {
                throw JalonError(.failed, "the entry was not recorded")
            }
            return Recorded(entry: entry, state: fold.state(under: rules))
        }
    }

    private static func needPack(
        of country: CountryCode, on day: CivilDate, named pack: String?, rules: RuleBook
    ) throws(JalonError) {
        do {
            _ = try rules.pack(of: country, on: day, named: pack)
        } catch {
            throw JalonError(error)
        }
    }

    static func noCase(_ reference: CaseReference) -> JalonError {
        JalonError(.notFound, "there is no case \(reference); jalon case list --status all shows the cases")
    }
}
