import Jalon

/// A centre: one casebook, and who records in it.
struct Centre {
    let casebook: Casebook
    /// A code, and no name.
    let worker = "hd"

    /// Creates the casebook, once.
    init(creatingAt path: String, vault: VaultAccess = .none) throws {
        casebook = try Casebook.create(at: path, vault: vault)
    }

    /// Opens it, on every other day.
    init(openingAt path: String, vault: VaultAccess = .none) throws {
        casebook = try Casebook.open(at: path, vault: vault)
    }
}
