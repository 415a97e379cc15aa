import Jalon

/// Where a program keeps its key: here in memory, elsewhere in the system's store of secrets.
struct KeyStore: Sendable {
    let key: VaultKey?
    func vaultKey() throws(JalonError) -> VaultKey? { key }
}

/// A casebook that asks the program for the key, and only when something sealed is needed.
func openVault(at path: String, keys: KeyStore) throws -> Casebook {
    let access = VaultAccess { (_) throws(JalonError) in try keys.vaultKey().map(VaultSecret.key) }
    return try Casebook.open(at: path, vault: access)
}

/// What a program does with a failure: it decides by the code, and shows the sentence.
func note(_ text: String, in reference: CaseReference, of casebook: Casebook, on day: CivilDate) throws -> String {
    do {
        try casebook.record(.noteAdded, texts: SealedTexts([.text: text]), in: reference, on: day, author: "hd")
        return "sealed"
    } catch {
        guard error.code == .keyMissing || error.code == .keyWrong else { throw error }
        return "without the key: \(error.message)"
    }
}

/// A casebook whose moments and random numbers are given: the same on every run.
func repeatable(at path: String, now moment: Instant) throws -> Casebook {
    let environment = StoreEnvironment(now: { moment }, random: { 4 })
    return try Casebook.create(at: path, environment: environment)
}
