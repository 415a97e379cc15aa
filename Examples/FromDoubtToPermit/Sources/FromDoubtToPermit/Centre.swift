import Foundation
import Jalon

/// A centre: its casebook, and the vault in which names and free text are sealed.
struct Centre {
    let name: String
    let casebook: Casebook
    /// Who records: a code, and no name.
    let worker = "hd"

    /// Makes both in a folder: the casebook in one place, the key in another.
    init(named name: String, in folder: URL, seed: UInt64) throws {
        self.name = name
        // On a real machine the key lies on another disk, with a copy of it in a safe.
        let key = folder.appending(path: "keys/\(name).key").path
        _ = try VaultKey.create(file: key)
        casebook = try Casebook.create(
            at: folder.appending(path: "\(name)/casebook.sqlite").path, vault: VaultAccess(.keyFile(key)),
            environment: .repeatable(seed: seed))
        try casebook.makeVault(for: .keyFile(key), author: "hd")
    }
}
