internal import CaseModel
internal import CaseStore
internal import CountryRules
internal import Foundation

/// The rules of a casebook, read when they are first needed: what is due comes from the file alone.
final class LazyRules: @unchecked Sendable {
    /// Which rules, and which fold, a casebook's tables have to come from.
    let fingerprint: String
    private let lock = NSLock()
    private var loaded: RuleBook?

    init(_ given: RuleBook?) {
        loaded = given
        let rules = given.map { $0.packs.map { "\($0.id)@\($0.fingerprint)" }.joined(separator: " ") }
        fingerprint = "\(CasebookStore.foldVersion):\(rules ?? RuleBook.embeddedFingerprint)"
    }

    /// The longest time before a deadline at which the rules announce one, in days.
    ///
    /// Those that Jalon carries announce nothing earlier than this; a test compares.
    var alertHorizon: Int { lock.withLock { loaded?.alertHorizon } ?? RuleBook.embeddedAlertHorizon }

    func book() throws(JalonError) -> RuleBook {
        lock.lock()
        defer { lock.unlock() }
        if let loaded { return loaded }
        do {
            let book = try RuleBook.embedded()
            loaded = book
            return book
        } catch {
            throw JalonError(error)
        }
    }
}
