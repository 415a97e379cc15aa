import CaseModel
import CountryRules
import Foundation
import Testing

@testable import CaseStore

@Suite("Nobody types a passphrase while others wait for the casebook")
struct VaultInWritingTests {
    let folder = TemporaryFolder()
    private static let passphrase = "five plain words here"

    private func note(_ store: CasebookStore) throws {
        _ = try store.write(under: .carried()) { try $0.seal(.noteAdded, SealedTexts([.text: canary]), in: "BE-1") }
    }

    /// Keeps the lock of a passphrase, at a cost that a test can pay.
    private func keep(_ passphrase: String, in store: CasebookStore) throws {
        let (lock, _) = try VaultLock.make(for: .passphrase(passphrase), cost: VaultSample.cheap())
        try store.inTransaction { try Vault.keep(lock, in: $0) }
    }

    /// A casebook whose vault a passphrase opens, with one case.
    private func made() throws {
        let store = try CasebookStore.create(at: folder.file(), vault: VaultAccess(.passphrase(Self.passphrase)))
        try keep(Self.passphrase, in: store)
        try store.write(under: .carried()) { try $0.open("BE-1") }
    }

    @Test("Within writing a passphrase is neither asked for nor derived; opened before, it seals")
    func passphrase() throws {
        try made()
        let asked = Passphrases([Self.passphrase])
        let store = try CasebookStore.open(at: folder.file(), vault: asked.access)
        let before = try bytes(folder.file())
        let error = #expect(throws: JalonError.self) { try note(store) }
        #expect(error?.code == .locked && error?.message.contains("nothing was recorded") == true)
        #expect(try asked.count == 0 && bytes(folder.file()) == before)
        try store.unlock()
        for _ in 0..<2 { try note(store) }
        #expect(asked.count == 1 && asked.kinds == [.passphrase])
        #expect(try store.opened("BE-1").isEmpty && store.vaultStatus()?.sealed == 2 && store.problems() == [])
    }

    @Test("When another process changed the passphrase since, nothing is recorded, and nobody is asked in the middle")
    func changed() throws {
        try made()
        let asked = Passphrases([Self.passphrase, "five other words here"])
        let store = try CasebookStore.open(at: folder.file(), vault: asked.access)
        try store.unlock()
        try keep("five other words here", in: CasebookStore.open(at: folder.file()))
        #expect(code { try self.note(store) } == .locked)
        #expect(asked.count == 1)
        try store.unlock()
        #expect(asked.count == 2)
        #expect(throws: Never.self) { try note(store) }
    }

    @Test("A key is not typed: it is taken within writing too")
    func key() throws {
        let store = try sealedStore(at: folder.file())
        #expect(throws: Never.self) { try note(store) }
        let asked = Passphrases([])
        let closed = try CasebookStore.open(at: folder.file(), vault: asked.access)
        #expect(code { try self.note(closed) } == .keyMissing)
        #expect(asked.count == 1 && asked.kinds == [.keyFile])
    }

    @Test("The key of the vault is not a new key, whatever gives it")
    func same() throws {
        let store = try sealedStore(at: folder.file())
        let before = try bytes(folder.file())
        let error = #expect(throws: JalonError.self) { try store.changeKey(to: .key(TestKey.first())) }
        #expect(error?.code == .invalidInput && error?.message.hasSuffix("nothing was changed") == true)
        #expect(try bytes(folder.file()) == before && store.vaultStatus()?.generation == 1)
        let file = folder.file("the-same")
        #expect(try PrivateFile.make(file, holding: Array(TestKey.first().text.utf8)) == 0)
        #expect(code { _ = try store.changeKey(to: .keyFile(file)) } == .invalidInput)
        #expect(try bytes(folder.file()) == before)
    }
}

/// A program that is asked for its passphrase, and gives one after the other, the last for good.
private final class Passphrases: @unchecked Sendable {
    private let lock = NSLock()
    private var rest: [String]
    private(set) var kinds: Set<VaultAccess.Kind> = []
    private(set) var count = 0

    init(_ passphrases: [String]) { rest = passphrases }

    var access: VaultAccess {
        VaultAccess { (kind) throws(JalonError) in
            self.lock.withLock {
                self.count += 1
                self.kinds.insert(kind)
                guard let first = self.rest.first else { return nil }
                if self.rest.count > 1 { self.rest.removeFirst() }
                return .passphrase(first)
            }
        }
    }
}
