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
    ///   - fingerprint: What the derived tables have to come from; `nil` for whatever they come from.
    ///   - work: Opens cases and appends entries. An error rolls all back.
    /// - Throws: `JalonError`.
    package func write<Result>(
        under rules: RuleBook, fingerprint: String? = nil, _ work: (StoreTransaction) throws -> Result
    ) throws(JalonError) -> Result {
        try transact(under: rules, fingerprint, .commit, work)
    }

    /// Tries a piece of work in a transaction that is rolled back in any case.
    package func rehearse<Result>(
        under rules: RuleBook, fingerprint: String? = nil, _ work: (StoreTransaction) throws -> Result
    ) throws(JalonError) -> Result {
        try transact(under: rules, fingerprint, .rollback, work)
    }

    private func transact<Result>(
        under rules: RuleBook, _ fingerprint: String?, _ completion: Database.TransactionCompletion,
        _ work: (StoreTransaction) throws -> Result
    ) throws(JalonError) -> Result {
        try inTransaction(completion) { db in
            if let fingerprint, try StoreSettings.value("rules", in: db) != fingerprint {
                throw JalonError(
                    .failed, "\(path) was meanwhile brought to other rules by another Jalon: open it again")
            }
            let transaction = try StoreTransaction(
                db, reader: reader, rules: rules, environment: environment, vault: vault)
            defer { transaction.close() }
            let outcome = try work(transaction)
            try transaction.end()
            return outcome
        }
    }

    /// Whether the derived tables come from these rules, and this version of the fold.
    package func isDerived(under fingerprint: String) throws(JalonError) -> Bool {
        try read { try StoreSettings.value("rules", in: $0) } == fingerprint
    }

    /// Derives everything anew from the entries when it was derived under other rules.
    ///
    /// - Parameters:
    ///   - fingerprint: Which rules, and which version of the fold, the tables have to come from.
    ///   - rules: Loads the rules; called only when there is something to derive.
    package func derive(fingerprint: String, rules: () throws(JalonError) -> RuleBook) throws(JalonError) {
        guard try !isDerived(under: fingerprint) else { return }
        let book = try rules()
        try translatingErrors(path) {
            try queue.writeWithoutTransaction { db in
                try db.inTransaction(.immediate) {
                    // What is derived from a broken chain would hide the break.
                    if let problem = try ChainWalk(db).problem {
                        throw JalonError(.damaged, "\(problem.message): run jalon verify")
                    }
                    try Projection.rebuild(in: db, rules: book)
                    try StoreSettings.set("rules", to: fingerprint, in: db)
                    return .commit
                }
            }
        }
    }
}
