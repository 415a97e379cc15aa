internal import Foundation
internal import Jalon

/// The casebook of a run, in the folder of temporary files: a vault, and a clock that stands still.
struct Desk {
    static let day = CivilDate(year: 2026, month: 11, day: 21) ?? .earliest
    /// The key of the bundles, which everybody knows here: 32 times 7.
    static let key = try? VaultKey(bytes: Array(repeating: 7, count: 32))

    let casebook: Casebook

    private static let shared = Result { try Desk() }

    static func prepare() throws { _ = try shared.get() }

    /// The casebook of the run.
    static var casebook: Casebook? { try? shared.get().casebook }

    private init() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "jalon-fuzz-\(UUID().uuidString)")
        let secret = VaultSecret.key(.random())
        let environment = StoreEnvironment(
            now: { Instant(rfc3339: "2026-11-21T09:00:00Z") ?? .epoch }, random: StoreEnvironment.live.random)
        casebook = try Casebook.create(
            at: folder.appending(path: "casebook.sqlite").path, vault: VaultAccess(secret), environment: environment)
        try casebook.makeVault(for: secret, author: "hd")
    }
}
