import CaseModel
import CountryRules
import Foundation
import GRDB
import Testing

@testable import CaseStore

@Suite("Making a vault, and changing its key")
struct KeyChangeTests {
    let folder = TemporaryFolder()

    private func open(_ key: VaultKey?) throws -> CasebookStore {
        try CasebookStore.open(at: folder.file(), vault: key.map { VaultAccess(.key($0)) } ?? .none)
    }

    @Test("A casebook has one vault")
    func twice() throws {
        let store = try sealedStore(at: folder.file())
        let before = try bytes(store.path)
        let error = #expect(throws: JalonError.self) { try store.makeVault(for: .key(TestKey.second())) }
        #expect(error?.code == .contradictsRules && error?.message.contains("jalon vault rekey") == true)
        #expect(try bytes(store.path) == before)
    }

    @Test("Everything is sealed anew; entries, commitments and chain stay")
    func changed() throws {
        let store = try sealedStore(at: folder.file())
        let (entries, head) = (try store.rows("entry"), try store.verify().head)
        let (contents, texts) = (try store.rows("content"), try store.opened("BE-1"))
        #expect(try store.changeKey(to: .key(TestKey.second())) == 5)
        #expect(try store.rows("entry") == entries && store.verify().head == head)
        let after = try store.rows("content")
        #expect(after.count == contents.count && Set(after).isDisjoint(with: contents))
        let new = try open(TestKey.second())
        #expect(try new.opened("BE-1") == texts && new.problems() == [])
        #expect(try new.vaultStatus() == VaultStatus(kind: .keyFile, generation: 2, sealed: 5))
        #expect(code { _ = try self.open(TestKey.first()).opened("BE-1") } == .keyWrong)
        #expect(try new.changeKey(to: .key(TestKey.first())) == 5)
        #expect(try open(TestKey.first()).opened("BE-1") == texts && new.vaultStatus()?.generation == 3)
    }

    @Test("What the old key sealed is in no byte of the file any more")
    func oldContent() throws {
        let store = try sealedStore(at: folder.file())
        let old = try store.read { try Data.fetchAll($0, sql: "SELECT sealed FROM content") }
        for sealed in old { #expect(try bytes(store.path).range(of: sealed.prefix(64)) != nil) }
        _ = try store.changeKey(to: .key(TestKey.second()))
        for sealed in old { #expect(try bytes(store.path).range(of: sealed.prefix(64)) == nil) }
    }

    @Test("More contents than are read at a time")
    func pages() throws {
        let store = try sealedStore(at: folder.file())
        try store.write(under: .carried()) { transaction in
            for number in 0..<1_003 { try transaction.seal(.noteAdded, SealedTexts([.text: "n\(number)"]), in: "FR-1") }
        }
        #expect(try store.changeKey(to: .key(TestKey.second())) == 1_008)
        #expect(try open(TestKey.second()).problems() == [])
    }

    @Test("A change that is interrupted leaves all as it was, under the old key")
    func interrupted() throws {
        let store = try sealedStore(at: folder.file())
        let texts = try store.opened("FR-1")
        try store.queue.writeWithoutTransaction {
            try $0.execute(
                sql: """
                    CREATE TEMP TRIGGER stop BEFORE UPDATE ON main.content WHEN new.seq = 6
                    BEGIN SELECT RAISE(ABORT, 'the disk is full'); END
                    """)
        }
        let before = try bytes(store.path)
        #expect(throws: JalonError.self) { try store.changeKey(to: .key(TestKey.second())) }
        #expect(try bytes(store.path) == before)
        #expect(try store.opened("FR-1") == texts && open(TestKey.first()).problems() == [])
        #expect(code { _ = try self.open(TestKey.second()).opened("FR-1") } == .keyWrong)
        try store.queue.writeWithoutTransaction { try $0.execute(sql: "DROP TRIGGER temp.stop") }
        #expect(try store.changeKey(to: .key(TestKey.second())) == 5)
    }

    @Test("Content that does not open stops the change, and nothing is lost")
    func damagedContent() throws {
        _ = try sealedStore(at: folder.file())
        try damage(folder.file(), entry: 8, byte: 50)
        let before = try bytes(folder.file())
        #expect(code { _ = try self.open(TestKey.first()).changeKey(to: .key(TestKey.second())) } == .damaged)
        #expect(try bytes(folder.file()) == before && open(TestKey.first()).opened("BE-1").count == 3)
    }

    @Test("Without the key, and with a wrong one, nothing is changed")
    func refused() throws {
        _ = try sealedStore(at: folder.file())
        let before = try bytes(folder.file())
        for (key, expected) in [(nil, JalonError.Code.keyMissing), (try TestKey.second(), .keyWrong)] {
            #expect(code { _ = try self.open(key).changeKey(to: .key(.random())) } == expected)
        }
        #expect(code { _ = try self.open(TestKey.first()).changeKey(to: .passphrase("short")) } == .invalidInput)
        #expect(try bytes(folder.file()) == before)
        let empty = try CasebookStore.create(at: folder.file("empty.sqlite"))
        #expect(code { _ = try empty.changeKey(to: .key(.random())) } == .keyMissing)
    }

    @Test("The secret is asked for once, and again when another process changed the key")
    func asked() throws {
        _ = try sealedStore(at: folder.file())
        let asked = Asked(try TestKey.first())
        let reader = try CasebookStore.open(at: folder.file(), vault: asked.access)
        _ = try reader.entries(of: reference("BE-1"))
        #expect(asked.count == 0)
        for _ in 0..<2 { #expect(try reader.opened("BE-1").count == 3) }
        #expect(asked.count == 1 && asked.kinds == [.keyFile])
        _ = try open(TestKey.first()).changeKey(to: .key(TestKey.second()))
        #expect(code { _ = try reader.opened("BE-1") } == .keyWrong)
        #expect(asked.count == 2)
        asked.key = try TestKey.second()
        #expect(try reader.opened("BE-1").count == 3 && asked.count == 3)
        // It seals under the new key, too.
        _ = try reader.write(under: .carried()) { try $0.seal(.noteAdded, SealedTexts([.text: "x"]), in: "BE-1") }
        #expect(try open(TestKey.second()).problems() == [] && asked.count == 3)
    }

    @Test("A passphrase opens the vault, and a key file does not")
    func passphrase() throws {
        let store = try CasebookStore.create(
            at: folder.file(), vault: VaultAccess(.passphrase("five plain words here")))
        try store.makeVault(for: .passphrase("five plain words here"))
        #expect(try store.vaultStatus() == VaultStatus(kind: .passphrase, generation: 1, sealed: 0))
        try store.unlock()
        #expect(code { try self.open(TestKey.first()).unlock() } == .keyWrong)
    }
}

/// A program that is asked for its key.
private final class Asked: @unchecked Sendable {
    private let lock = NSLock()
    private var secret: VaultKey
    private(set) var kinds: Set<VaultAccess.Kind> = []
    private(set) var count = 0

    init(_ key: VaultKey) { secret = key }

    var key: VaultKey {
        get { lock.withLock { secret } }
        set { lock.withLock { secret = newValue } }
    }

    var access: VaultAccess {
        VaultAccess { (kind) throws(JalonError) in
            self.lock.withLock {
                self.count += 1
                self.kinds.insert(kind)
                return .key(self.secret)
            }
        }
    }
}
