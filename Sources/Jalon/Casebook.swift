public import CaseModel
public import CaseStore
public import CountryRules
public import Logging

/// A casebook: cases, their timelines, and what is due.
///
/// ```swift
/// let casebook = try Casebook.create(at: "/srv/centre/casebook.sqlite")
/// let opened = try casebook.open(CaseFacts(country: .belgium, openedOn: CivilDate(iso8601: "2026-03-01")), author: "hd")
/// try casebook.record(.stageGranted(.init(stage: "be.reflection")), in: opened.reference,
///                     on: CivilDate(iso8601: "2026-03-02"), author: "hd")
/// for deadline in try casebook.deadlines(DeadlineQuery()) {
///     print(deadline.due, deadline.caseReference, deadline.name)
/// }
/// ```
///
/// Every call is synchronous and may be made from any thread; `perform(_:)` is the door for callers that must not wait.
/// What is returned are values. `deadlineUpdates(_:within:today:every:clock:)` gives the deadlines anew whenever they
/// change.
public final class Casebook: Sendable {
    let store: CasebookStore
    let lazyRules: LazyRules
    let log: CasebookLog
    let desk = Desk()

    init(store: CasebookStore, rules: LazyRules, logger: Logger? = nil) throws(JalonError) {
        self.store = store
        lazyRules = rules
        log = CasebookLog(logger: logger)
        let work = log.begin("casebook.derive")
        var isDerived = false
        try store.derive(fingerprint: rules.fingerprint) { () throws(JalonError) in
            isDerived = true
            return try rules.book()
        }
        if isDerived { work.done(level: .info) }
    }

    /// Creates an empty casebook.
    ///
    /// - Parameters:
    ///   - path: Where. The folder is made with mode 0700 when it is missing, the file with mode 0600.
    ///   - rules: The rules to compute with; `nil` for those that Jalon carries.
    ///   - vault: How to come by the secret of the vault, once something sealed is needed.
    ///   - environment: The clock and the random numbers.
    ///   - logger: Is told what was done, how long it took and how many, in codes and numbers alone: nothing of a case, no
    ///     name, no path, no text. What was done at `debug`; at `info` what took place of itself, such as bringing the
    ///     casebook to other rules; at `notice` that it waits for another process. Errors are thrown, and not logged.
    ///     `nil` for nobody.
    /// - Throws: `JalonError` (`failed`) when something is at the path already.
    public static func create(
        at path: String, rules: RuleBook? = nil, vault: VaultAccess = .none, environment: StoreEnvironment = .live,
        logger: Logger? = nil
    ) throws(JalonError) -> Casebook {
        let work = CasebookLog(logger: logger).begin("casebook.create")
        let store = try CasebookStore.create(at: path, environment: environment, vault: vault)
        do throws(JalonError) {
            let casebook = try Casebook(store: store, rules: LazyRules(rules), logger: logger)
            work.done()
            return casebook
        } catch {
            CasebookStore.takeAway(store.path)
            throw error
        }
    }

    /// Takes the file of a casebook away that was made just now and could not be filled.
    package func takeAway() { CasebookStore.takeAway(path) }

    /// Opens a casebook.
    ///
    /// - Parameters:
    ///   - path: Where it is.
    ///   - rules: The rules to compute with; `nil` for those that Jalon carries.
    ///   - vault: How to come by the secret of the vault, once something sealed is needed.
    ///   - environment: The clock and the random numbers.
    ///   - logger: Is told what is done, as by `create`.
    /// - Throws: `JalonError`: `noCasebook`, `damaged`, `locked`.
    public static func open(
        at path: String, rules: RuleBook? = nil, vault: VaultAccess = .none, environment: StoreEnvironment = .live,
        logger: Logger? = nil
    ) throws(JalonError) -> Casebook {
        let log = CasebookLog(logger: logger)
        let (work, upgrade) = (log.begin("casebook.open"), log.begin("casebook.upgrade"))
        let store = try CasebookStore.open(at: path, environment: environment, vault: vault)
        if store.upgrade != nil { upgrade.done(level: .info) }
        let casebook = try Casebook(store: store, rules: LazyRules(rules), logger: logger)
        work.done()
        return casebook
    }

    /// Leaves the file open until the process ends, for a program that ends with what it does here.
    package func leaveOpen() { store.leaveOpen() }

    /// Where the casebook's file is.
    public var path: String { store.path }

    /// What was upgraded when this casebook was opened, and where it is kept as it was; `nil` when its schema was that
    /// of this Jalon already.
    public var upgrade: UpgradeReport? { store.upgrade }

    /// The rules that the casebook computes with.
    ///
    /// - Throws: `JalonError` (`failed`) when a pack cannot be read.
    public func rules() throws(JalonError) -> RuleBook { try lazyRules.book() }

    /// Checks that there are rules for a country.
    ///
    /// - Throws: `JalonError` (`invalidInput`) that names the countries there are rules for.
    public func checkRules(for country: CountryCode) throws(JalonError) {
        try Self.checkRules(for: country, in: rules())
    }

    /// Checks that there are rules for a country among those of a transaction.
    static func checkRules(for country: CountryCode, in rules: RuleBook) throws(JalonError) {
        do {
            _ = try rules.packs(of: country)
        } catch {
            throw JalonError(error)
        }
    }
}
