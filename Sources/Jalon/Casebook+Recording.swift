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
    /// - Parameters:
    ///   - facts: What is known of it.
    ///   - given: Its code; `nil` for a random one.
    ///   - author: Who records it.
    /// - Throws: `JalonError`: `invalidInput` for a country without rules or facts that contradict themselves,
    ///   `contradictsRules` when the reference is taken.
    @discardableResult
    public func open(
        _ facts: CaseFacts, reference given: CaseReference? = nil, author: String
    ) throws(JalonError) -> CaseHeader {
        let rules = try rules()
        try checkRules(for: facts.country)
        try facts.validate()
        var generator = store.environment.generator
        return try write("case.open", under: rules) { transaction in
            let reference = try given ?? Casebook.freeReference(for: facts, &generator, in: transaction)
            let header = CaseHeader(reference: reference, facts)
            _ = try transaction.open(header, recordedAt: nil, author: author)
            return header
        }
    }

    /// A random reference that no case has.
    ///
    /// Among a million references of a country and year, a random one may be taken.
    static func freeReference(
        for facts: CaseFacts, _ generator: inout StoreEnvironment.Generator, in transaction: StoreTransaction
    ) throws -> CaseReference {
        var reference = CaseReference(country: facts.country, openedOn: facts.openedOn, using: &generator)
        var attempts = 0
        while attempts < 100, try transaction.fold(of: reference) != nil {
            attempts += 1
            reference = CaseReference(country: facts.country, openedOn: facts.openedOn, using: &generator)
        }
        return reference
    }

    /// Records what happened in a case.
    ///
    /// A grant is a fact: what is missing or unusual about it is among the findings, and it is recorded.
    ///
    /// - Parameters:
    ///   - facts: What happened.
    ///   - reference: The case.
    ///   - day: The day on which it happened.
    ///   - texts: What is said of it in free text, which is sealed.
    ///   - author: Who records it.
    ///   - override: Why it is recorded although it contradicts the rules, which is sealed; `nil` to refuse it then.
    ///     Where it does not contradict them, it is recorded as any other.
    ///   - today: The day it is; a closure, a reopening or a withdrawal of a later day is refused. `nil` to allow it.
    ///   - id: The entry's identifier; recording the same one again does nothing. `nil` for a new one.
    /// - Throws: `JalonError`: `notFound` for a case, a stage or a pack that is not there, and for a grant on a
    ///   day that no pack covers; `contradictsRules`; `invalidInput`; `locked`; with texts, what opening the vault throws.
    @discardableResult
    public func record(
        _ facts: EntryFacts, texts: SealedTexts = .none, in reference: CaseReference, on day: CivilDate,
        author: String, override: String? = nil, id: EntryID? = nil, today: CivilDate? = nil
    ) throws(JalonError) -> Recorded {
        try Self.needText(facts, texts)
        let texts = try Self.texts(texts, override, for: facts.kind)
        let rules = try rules()
        if !texts.isEmpty { try store.unlock(as: author) }
        let draft = EntryDraft(id: id, on: day, author: author, facts: facts, texts: texts)
        return try write("entry.record", under: rules) { transaction in
            let entry = try Casebook.append(draft, to: reference, overrides: override != nil, today: today, transaction)
            return try Casebook.recorded(entry, transaction)
        }
    }

    /// What recording an entry gave: the entry, and where its case stands in this casebook.
    static func recorded(_ entry: TimelineEntry, _ transaction: StoreTransaction) throws -> Recorded {
        guard let state = try transaction.state(of: entry.caseReference) else { throw noCase(entry.caseReference) }
        return Recorded(entry: entry, state: state.announced(by: try transaction.alerts()))
    }

    /// Appends what is recorded by hand: what is judged of it, and not of what is imported, is judged here.
    ///
    /// - Parameter overrides: Whether it is recorded although it contradicts the rules.
    /// - Returns: The entry, or the one of that identifier which is there already.
    static func append(
        _ wanted: EntryDraft, to reference: CaseReference, overrides: Bool, today: CivilDate?,
        _ transaction: StoreTransaction
    ) throws -> TimelineEntry {
        let (draft, own, line) = try judged(wanted, of: reference, overrides: overrides, today: today, transaction)
        let appended = try transaction.append(draft, to: reference, line: line)
        guard let entry = try appended ?? draft.id.flatMap({ try transaction.entry($0) }) else {
            throw JalonError(.failed, "the entry was not recorded")
        }
        guard entry.caseReference == own else {
            throw JalonError(.contradictsRules, "the entry \(entry.id) is there already, in another case")
        }
        return entry
    }

    /// What is recorded by hand as it is appended, the reference of its case as it is kept, and the line that its facts
    /// are kept as, where it was made for judging them.
    ///
    /// Apart, so that the fold is not held any more when the entry is added to it: it would be copied.
    private static func judged(
        _ wanted: EntryDraft, of reference: CaseReference, overrides: Bool, today: CivilDate?,
        _ transaction: StoreTransaction
    ) throws -> (draft: EntryDraft, own: CaseReference, line: String?) {
        let rules = transaction.rules
        guard let before = try transaction.fold(of: reference) else { throw noCase(reference) }
        try needPast(wanted.facts, on: wanted.on, today: today)
        try needRules(for: wanted.facts, in: before, on: wanted.on, rules: rules)
        var draft = wanted
        let line = wanted.facts.json
        draft.facts = try kept(wanted.facts, as: line, in: before, on: wanted.on, transaction)
        // One that is there already is what it was when it was recorded, and not judged again beside itself.
        let there = try draft.id.flatMap { try transaction.entry($0) }
        draft.isOverride =
            overrides && (there?.isOverride ?? before.contradiction(of: draft.facts, on: draft.on, under: rules))
        let isKept = draft.facts == wanted.facts && !draft.isOverride
        return (draft, before.header.reference, isKept ? line : nil)
    }

    /// The facts as they are read again: each code once, in the order of its list.
    ///
    /// What cannot be read again would leave the case unreadable; what is read otherwise would not be what the chain
    /// holds.
    private static func kept(
        _ facts: EntryFacts, as line: String, in fold: CaseFold, on day: CivilDate, _ transaction: StoreTransaction
    ) throws(JalonError) -> EntryFacts {
        do {
            return try transaction.facts(line, of: facts.kind, in: fold.header.reference)
        } catch {
            // The rules say what would be accepted, where they know.
            try fold.check(facts, on: day, under: transaction.rules)
            throw error
        }
    }

    /// What is recorded by hand has to be known to the rules of the case: a pack for the day of a grant, a
    /// condition that a stage of its country asks for.
    ///
    /// An import takes the facts of other days as they are, and the findings say what is missing.
    private static func needRules(
        for facts: EntryFacts, in fold: CaseFold, on day: CivilDate, rules: RuleBook
    ) throws(JalonError) {
        guard fold.isOpen else { return }
        let country = fold.header.country
        switch facts {
        case .stageGranted(let decision):
            do {
                _ = try rules.pack(of: country, on: day, named: decision.pack, region: fold.facts(on: day).region)
            } catch {
                throw JalonError(.notFound, error.message, error.wording)
            }
        case .stayStarted:
            do {
                _ = try rules.pack(of: country, on: day, region: fold.facts(on: day).region)
            } catch {
                throw JalonError(.notFound, error.message, error.wording)
            }
        case .conditionRecorded(let condition, _):
            let known = rules.conditions(of: country)
            guard !known.contains(condition) else { return }
            throw JalonError(
                .notFound,
                "no stage of \(country) asks for a condition \"\(condition.prefix(64))\"; choose from "
                    + known.sorted().joined(separator: ", "),
                Wording(
                    "refusal.no-condition-here",
                    [
                        "country": .country(country), "name": .text(String(condition.prefix(64))),
                        "known": .list(known.sorted().map { .text($0) }),
                    ]))
        default: break
        }
    }

    /// What takes a deadline or a step away cannot lie ahead: a mistyped year would silence it.
    private static func needPast(
        _ facts: EntryFacts, on day: CivilDate, today: CivilDate?
    ) throws(JalonError) {
        guard let today, day > today else { return }
        let silencing: Set<EntryFacts.Kind> = [
            .caseClosed, .caseReopened, .stageWithdrawn, .stayEnded, .deadlineMet, .stepRecorded, .stepSkipped,
            .signalSent, .indicatorsObserved, .noteAdded, .referralSent, .referralReceived, .referralAnswered,
            .reminderDone, .roleEnded, .supportEnded, .holdLifted,
        ]
        var kind = facts.kind
        if case .entryCorrected(_, let corrected) = facts { kind = corrected.kind }
        guard silencing.contains(kind) else { return }
        throw JalonError(
            .invalidInput, "\(day) lies ahead of \(today): \(kind.rawValue) is recorded once it has happened",
            Wording("refusal.ahead", ["day": .day(day), "today": .day(today), "kind": .kindInside(kind)]))
    }

    /// The texts with the reason to record it against the rules.
    private static func texts(
        _ texts: SealedTexts, _ override: String?, for kind: EntryFacts.Kind
    ) throws(JalonError) -> SealedTexts {
        guard let override else { return texts }
        guard kind.isOverridable else {
            throw JalonError(
                .invalidInput, "\(kind.rawValue) cannot be recorded against the rules: it has to fit what it is about")
        }
        return SealedTexts(texts.texts.merging([.overrideReason: override]) { $1 }, identity: texts.identity)
    }

    /// What is recorded by hand says something; who looked at what is recorded by looking.
    static func needText(_ facts: EntryFacts, _ texts: SealedTexts) throws(JalonError) {
        switch facts {
        case .identityRevealed:
            throw JalonError(.invalidInput, "that sealed content was shown is recorded by showing it")
        case .contentErased, .erased:
            throw JalonError(.invalidInput, "that content was erased is recorded by erasing it (jalon case erase)")
        default: break
        }
        guard facts.kind.needsText, texts.isEmpty else { return }
        throw JalonError(.invalidInput, "\(facts.kind.rawValue): there is nothing in it; nothing was recorded")
    }

    static func noCase(_ reference: CaseReference) -> JalonError {
        JalonError(.notFound, "there is no case \(reference); jalon case list --status all shows the cases")
    }
}
