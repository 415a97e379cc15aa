package import CaseModel
package import CountryRules
internal import GRDB

extension CasebookStore {
    /// Appends entries in one transaction: all of them and what is derived from them, or nothing.
    ///
    /// The transaction is IMMEDIATE: two processes that write at once wait for one another.
    ///
    /// - Parameters:
    ///   - rules: The rules that deadlines are computed under.
    ///   - work: Opens cases and appends entries. An error rolls all back.
    /// - Throws: `JalonError`.
    package func write<Result>(
        under rules: RuleBook, _ work: (StoreTransaction) throws -> Result
    ) throws(JalonError) -> Result {
        try transact(under: rules, .commit, work)
    }

    /// Tries a piece of work in a transaction that is rolled back in any case.
    package func rehearse<Result>(
        under rules: RuleBook, _ work: (StoreTransaction) throws -> Result
    ) throws(JalonError) -> Result {
        try transact(under: rules, .rollback, work)
    }

    private func transact<Result>(
        under rules: RuleBook, _ completion: Database.TransactionCompletion, _ work: (StoreTransaction) throws -> Result
    ) throws(JalonError) -> Result {
        try translatingErrors(path) {
            try queue.writeWithoutTransaction { db in
                var result: Result?
                try db.inTransaction(.immediate) {
                    let transaction = try StoreTransaction(db, rules: rules, environment: environment)
                    let outcome = try work(transaction)
                    try transaction.finish()
                    result = outcome
                    return completion
                }
                guard let result else { throw JalonError(.failed, "\(path): the transaction did not run") }
                return result
            }
        }
    }

    /// Derives everything anew from the entries when it was derived under other rules.
    ///
    /// - Parameters:
    ///   - fingerprint: Which rules, and which version of the fold, the tables have to come from.
    ///   - rules: Loads the rules; called only when there is something to derive.
    package func derive(fingerprint: String, rules: () throws(JalonError) -> RuleBook) throws(JalonError) {
        let current = try read { try StoreSettings.value("rules", in: $0) }
        guard current != fingerprint else { return }
        let book = try rules()
        try translatingErrors(path) {
            try queue.writeWithoutTransaction { db in
                try db.inTransaction(.immediate) {
                    try Projection.rebuild(in: db, rules: book)
                    try StoreSettings.set("rules", to: fingerprint, in: db)
                    return .commit
                }
            }
        }
    }
}
