import Jalon

/// The head of the chain: written down elsewhere today, held against the casebook later.
func headToKeep(of casebook: Casebook) throws -> String {
    try casebook.chainEnd().head
}

/// Every link of the chain, what is derived from the entries, and the head that was kept.
func problems(of casebook: Casebook, keptHead: String) throws -> [String] {
    let verification = try casebook.verify(head: keptHead)
    return verification.problems.map(\.message)
}
