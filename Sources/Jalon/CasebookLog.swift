internal import CaseModel
internal import CaseStore
internal import CountryRules
internal import Logging

/// Tells a logger what a casebook has done, and nothing of what is in it.
///
/// What can be said are words of this source code and numbers: no reference, name, path or text of anybody has a way in.
/// What is thrown is not said, since it is the caller's to log.
struct CasebookLog: Sendable {
    let logger: Logger?

    /// Begins a piece of work.
    func begin(_ operation: StaticString) -> Work {
        Work(logger: logger, operation: operation, start: logger == nil ? nil : .now)
    }

    /// Says that a casebook which is locked is tried again later.
    func waited(_ operation: StaticString) {
        logger?.notice("\(operation)", metadata: ["code": .string(JalonError.Code.locked.rawValue)])
    }

    /// A piece of work that began.
    struct Work {
        fileprivate let logger: Logger?
        fileprivate let operation: StaticString
        fileprivate let start: ContinuousClock.Instant?

        /// Says that it was done, how long it took, and how many.
        func done(_ counts: KeyValuePairs<StaticString, Int> = [:], level: Logger.Level = .debug) {
            guard let logger, let start else { return }
            let (seconds, attoseconds) = (ContinuousClock.now - start).components
            let microseconds = Int(seconds) * 1_000_000 + Int(attoseconds / 1_000_000_000_000)
            var metadata: Logger.Metadata = ["microseconds": .stringConvertible(microseconds)]
            for (name, count) in counts { metadata["\(name)"] = .stringConvertible(count) }
            logger.log(level: level, "\(operation)", metadata: metadata)
        }
    }
}

extension Casebook {
    /// Writes in one transaction under the casebook's rules, and says so to the log.
    func write<Result>(
        _ operation: StaticString, under rules: RuleBook, _ work: (StoreTransaction) throws -> Result
    ) throws(JalonError) -> Result {
        let began = log.begin(operation)
        let result = try store.write(under: rules, fingerprint: lazyRules.fingerprint, work)
        began.done()
        return result
    }
}
