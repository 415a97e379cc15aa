import CaseModel
import CountryRules
import Testing

@testable import CaseStore

@Suite("A lock that is gone, or was changed, is named")
struct VaultLockLossTests {
    let folder = TemporaryFolder()

    private func store(_ key: VaultKey? = nil) throws -> CasebookStore {
        try CasebookStore.open(at: folder.file(), vault: VaultAccess(.key(key ?? TestKey.first())))
    }

    private func loseLock() throws {
        _ = try sealedStore(at: folder.file())
        try tamper(folder.file(), "DELETE FROM setting WHERE name = 'vault'")
    }

    @Test("Gone while there is content: verify says so without the key, and nothing is opened or sealed")
    func gone() throws {
        try loseLock()
        let verification = try store().verify(under: .carried())
        #expect(
            verification.problems == [
                .init(
                    place: .file, sequence: nil,
                    message: "the lock of the vault is gone, and there is sealed content")
            ])
        #expect(verification.sealed == 5 && !verification.isOpened)
        for work: (CasebookStore) throws -> Void in [
            { try $0.unlock() }, { _ = try $0.opened("BE-1") }, { _ = try $0.changeKey(to: .key(.random())) },
            { _ = try $0.problems() },
            { store in
                _ = try store.write(under: .carried()) {
                    try $0.seal(.noteAdded, SealedTexts([.text: canary]), in: "BE-1")
                }
            },
        ] {
            let before = try bytes(folder.file())
            let error = try #require(throws: JalonError.self) { try work(store()) }
            #expect(error.code == .damaged && error.message.contains("restore the casebook from a backup"))
            #expect(try bytes(folder.file()) == before)
        }
    }

    @Test("No other vault is made over it: what is sealed would never be opened again")
    func notMadeAnew() throws {
        try loseLock()
        let before = try bytes(folder.file())
        let error = #expect(throws: JalonError.self) { try store().makeVault(for: .key(TestKey.second())) }
        #expect(error?.code == .damaged && error?.message.contains("there is sealed content") == true)
        #expect(try bytes(folder.file()) == before)
        // What is coded goes on.
        _ = try store().write(under: .carried()) {
            try $0.append(.conditionRecorded("statement-made", .met), to: "BE-1", on: "2013-03-15")
        }
    }

    @Test("Gone with nothing sealed, there is no vault, and one can be made")
    func nothingSealed() throws {
        let made = try CasebookStore.create(at: folder.file(), vault: VaultAccess(.key(TestKey.first())))
        try made.makeVault(for: .key(TestKey.first()))
        try tamper(folder.file(), "DELETE FROM setting WHERE name = 'vault'")
        #expect(try store().verify(under: .carried()).problems == [])
        #expect(code { try self.store().unlock() } == .keyMissing)
        try store(TestKey.second()).makeVault(for: .key(TestKey.second()))
        #expect(throws: Never.self) { try store(TestKey.second()).unlock() }
    }

    @Test(
        "Changed: no longer a lock, or not the one that was made",
        arguments: ["value = 'x'", "value = replace(value, '\"generation\":1', '\"generation\":x')"])
    func changed(change: String) throws {
        _ = try sealedStore(at: folder.file())
        try tamper(folder.file(), "UPDATE setting SET \(change) WHERE name = 'vault'")
        let problems = try CasebookStore.open(at: folder.file()).verify(under: .carried()).problems
        #expect(problems.map(\.place) == [.file] && problems.first?.message.contains("lock") == true, "\(problems)")
        #expect(throws: JalonError.self) { try store().problems() }
    }

    @Test("How much is sealed and whether it was opened is said")
    func counted() throws {
        let store = try sealedStore(at: folder.file())
        let coded = try store.verify(under: .carried())
        #expect(coded.sealed == 5 && !coded.isOpened && coded.problems == [])
        let opened = try store.verify(under: .carried(), opensSealed: true)
        #expect(opened.sealed == 5 && opened.isOpened && opened.problems == [])
        #expect(coded.head == opened.head && coded.entries == opened.entries)
    }

    @Test("Content that no entry commits to was never locked: one problem, and no lock that is missing")
    func stray() throws {
        _ = try exampleStore(at: folder.file())
        try tamper(folder.file(), "INSERT INTO content (seq, sealed, salt) VALUES (1, x'00', zeroblob(16))")
        #expect(
            try store().verify(under: .carried()).problems.map(\.message) == ["1 sealed contents belong to no entry"])
    }
}
