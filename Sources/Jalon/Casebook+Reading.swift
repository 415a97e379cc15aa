public import CaseModel
public import CaseStore
public import CivilCalendar
public import CountryRules

extension Casebook {
    /// The one case whose reference begins with a text, in any case of letters.
    ///
    /// - Throws: `JalonError` (`notFound`) when none does, and when more than one does, naming them.
    public func reference(beginningWith prefix: String) throws(JalonError) -> CaseReference {
        guard CaseReference(prefix) != nil else {
            throw JalonError(
                .notFound,
                "\"\(prefix.prefix(64))\" cannot be a case reference: letters, digits, dots and dashes, such as BE-2026-7Q4K"
            )
        }
        let shown = 5
        let found = try store.references(beginningWith: prefix, limit: shown + 1)
        switch found.count {
        case 0:
            throw JalonError(
                .notFound, "there is no case \(prefix); jalon case list --status all shows the cases",
                Wording("refusal.no-case", ["name": .text(prefix)]))
        case 1: return found[0]
        default:
            let names = found.prefix(shown).map(\.text).joined(separator: ", ") + (found.count > shown ? ", …" : "")
            throw JalonError(
                .notFound, "\(prefix) fits more than one case: \(names); give more of the reference",
                Wording("refusal.ambiguous-case", ["name": .text(prefix), "names": .text(names)]))
        }
    }

    /// Where a case stands.
    ///
    /// - Throws: `JalonError` (`notFound`) without the case.
    public func state(of reference: CaseReference) throws(JalonError) -> CaseState {
        try fold(of: reference).state(under: rules()).announced(by: alerts())
    }

    /// The entries of a case in the order of recording.
    ///
    /// - Throws: `JalonError` (`notFound`) without the case.
    public func timeline(of reference: CaseReference) throws(JalonError) -> [TimelineEntry] {
        let entries = try store.entries(of: reference)
        guard !entries.isEmpty else { throw Self.noCase(reference) }
        return entries
    }

    func fold(of reference: CaseReference) throws(JalonError) -> CaseFold {
        try CaseFold(timeline(of: reference))
    }

    /// The cases by reference.
    public func cases(
        _ filter: CaseFilter = .open, country: CountryCode? = nil, worker: WorkerFilter? = nil
    ) throws(JalonError) -> [CaseSummary] {
        try store.cases(filter, country: country, worker: worker)
    }

    /// Who answers for a case, open or closed, as its owner or its deputy: by code, each once.
    public func workers() throws(JalonError) -> [WorkerCode] { try store.workers() }

    /// The end of the chain as it is now; nothing is verified.
    public func chainEnd() throws(JalonError) -> ChainEnd { try store.chainEnd() }

    /// The open cases with a signalling step that is advised next.
    public func casesWithOpenSteps(of worker: WorkerFilter? = nil) throws(JalonError) -> [CaseSummary] {
        try store.casesWithOpenSteps(of: worker)
    }

    /// The open cases with a stage that runs without a deadline, because no pack covers its day.
    public func casesWithoutDeadline(of worker: WorkerFilter? = nil) throws(JalonError) -> [CaseSummary] {
        try store.casesWithoutDeadline(of: worker)
    }

    /// The deadlines of a query, by due day, then case, then name.
    public func deadlines(_ query: DeadlineQuery = DeadlineQuery()) throws(JalonError) -> [Deadline] {
        let work = log.begin("deadlines.list")
        var deadlines = try store.deadlines(query)
        if let alerts = try alerts() { deadlines = deadlines.map { $0.announced(by: alerts) } }
        work.done(["deadlines": deadlines.count])
        return deadlines
    }

    /// How many open deadlines are overdue on a day.
    public func overdueCount(on today: CivilDate, of worker: WorkerFilter? = nil) throws(JalonError) -> Int {
        try store.count(.overdue(on: today, worker: worker))
    }

    /// Looks through the whole casebook at a path: file, chain, and what is derived.
    ///
    /// It also looks through one that cannot be opened, because what is derived from it cannot be brought to the
    /// rules in use.
    ///
    /// - Parameters:
    ///   - path: Where it is.
    ///   - rules: The rules to compute with; `nil` for those that Jalon carries.
    ///   - head: A head kept elsewhere, in hexadecimal, at least eight digits.
    ///   - vault: How to come by the secret of the vault, to open and compare what is sealed too; `nil` to leave it.
    ///   - author: Who opens the vault, should its key be wrong.
    ///   - upgraded: Is told when the casebook was of an older schema, and where it is kept as it was.
    /// - Throws: `JalonError`; with a vault, what opening it throws.
    public static func verify(
        at path: String, rules: RuleBook? = nil, head: String? = nil, vault: VaultAccess? = nil, author: String? = nil,
        upgraded: (UpgradeReport) -> Void = { _ in }
    ) throws(JalonError) -> Verification {
        let store = try CasebookStore.open(at: path, vault: vault ?? .none)
        if let upgrade = store.upgrade { upgraded(upgrade) }
        let opensSealed = vault == nil ? false : try store.vaultStatus() != nil
        if opensSealed { try store.unlock(as: author) }
        return try verify(store, LazyRules(rules), head: head, opensSealed: opensSealed, author: author)
    }

    /// Looks through a casebook, which is brought to the rules in use when it is whole and comes from others.
    static func verify(
        _ store: CasebookStore, _ rules: LazyRules, head: String?, opensSealed: Bool, author: String?
    ) throws(JalonError) -> Verification {
        let isDerived = try store.isDerived(under: rules.fingerprint)
        let verification = try store.verify(
            under: rules.book(), head: head, comparesDerived: isDerived, opensSealed: opensSealed)
        guard !isDerived, verification.problems.isEmpty else { return verification }
        return try Casebook(store: store, rules: rules).verify(head: head, opensSealed: opensSealed, author: author)
    }

    /// Looks through the whole casebook: file, chain, and what is derived.
    ///
    /// - Parameters:
    ///   - head: A head kept elsewhere, in hexadecimal, at least eight digits.
    ///   - opensSealed: Whether what is sealed is opened and compared too.
    ///   - author: Who opens the vault, should its key be wrong.
    /// - Throws: `JalonError`; with `opensSealed`, what opening the vault throws.
    public func verify(
        head: String? = nil, opensSealed: Bool = false, author: String? = nil
    ) throws(JalonError) -> Verification {
        // A passphrase is asked for before anything is read: within a transaction nobody types one.
        if opensSealed { try store.unlock(as: author) }
        let work = log.begin("casebook.verify")
        let verification = try store.verify(under: rules(), head: head, opensSealed: opensSealed)
        work.done([
            "entries": Int(verification.entries), "cases": verification.cases, "problems": verification.problems.count,
        ])
        return verification
    }
}
