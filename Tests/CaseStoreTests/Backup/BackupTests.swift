import CaseModel
import CountryRules
import Foundation
import Testing

@testable import CaseStore

@Suite("A backup holds the casebook, byte for byte")
struct BackupTests {
    let folder = TemporaryFolder()

    /// The key of the tests' backups.
    private static func secret() throws -> BundleSecret { .key(try VaultSample.key()) }
    private static func access() throws -> VaultAccess { VaultAccess(.key(try VaultSample.key())) }

    private func backup(_ store: CasebookStore, _ name: String = "backup", plain: Bool = false) throws -> String {
        let path = folder.file(name)
        let prepared = try store.prepareBackup(at: path, replacing: false) { _ in }
        _ = try store.writeBackup(to: prepared, plain ? .plain : .sealed(with: Self.secret()))
        return path
    }

    private func look(_ path: String, environment: StoreEnvironment = .live) throws -> RestoredCopy {
        try RestoredCopy.toLookThrough(
            BackupReader(at: path), opening: Self.access(), vault: .none, environment: environment
        ) { _ in }
    }

    @Test("What comes out of it is the file, sealed or not, and the manifest says what it is")
    func roundTrip() throws {
        let store = try exampleStore(at: folder.file())
        for isPlain in [false, true] {
            let path = try backup(store, "backup-\(isPlain)", plain: isPlain)
            #expect(try mode(path) == 0o600)
            let reader = try BackupReader(at: path)
            #expect(reader.kind == (isPlain ? .plain : .key))
            var found: [UInt8] = []
            let manifest = try reader.unpack(opening: Self.access()) { found += $0 }
            #expect(Data(found) == (try bytes(store.path)))
            #expect((manifest == nil) == isPlain)
            if let manifest {
                let end = try store.chainEnd()
                #expect(manifest.entries == 8 && manifest.events == 0 && manifest.head == end.head)
                #expect(try manifest.casebook == store.identity() && manifest.bytes == found.count)
                #expect(manifest.schema == Migration.all.count && manifest.version == JalonVersion.text)
            }
            let copy = try look(path)
            #expect(try copy.store.verify().problems == [] && copy.schema == Migration.all.count)
            copy.discard()
        }
        #expect(try folder.names() == ["backup-false", "backup-true", "casebook.sqlite"])
    }

    @Test("Nothing of the cases shows in it")
    func sealed() throws {
        let store = try exampleStore(at: folder.file())
        let content = try bytes(backup(store))
        for word in ["BE-1", "FR-1", "be.reflection", "statement-made", try store.identity()] {
            #expect(try bytes(store.path).range(of: Data(word.utf8)) != nil)
            #expect(content.range(of: Data(word.utf8)) == nil, "\(word)")
        }
    }

    @Test("The same casebook, moment and random numbers give the same bytes")
    func same() throws {
        var environment = StoreEnvironment.live
        environment.now = { .epoch }
        let store = try CasebookStore.create(at: folder.file(), environment: environment)
        var (one, other): ([UInt8], [UInt8]) = ([], [])
        _ = try store.backUp(.sealed(with: Self.secret()), random: VaultSample.known) { one += $0 }
        _ = try store.backUp(.sealed(with: Self.secret()), random: VaultSample.known) { other += $0 }
        #expect(one == other && one.count > 4096)
    }

    @Test("Nobody can write while it is made, and it holds what was there in the beginning")
    func consistent() throws {
        let store = try exampleStore(at: folder.file())
        let other = try CasebookStore.open(at: store.path, environment: .live, patience: 0)
        var refused: JalonError.Code?
        var found: [UInt8] = []
        _ = try store.backUp(.plain) { (piece) throws(JalonError) in
            found += piece
            refused = code { try other.write(under: .embedded()) { try $0.open("BE-2") } }
        }
        #expect(refused == .locked)
        try other.write(under: .embedded()) { try $0.open("BE-2") }
        #expect(Data(found) != (try bytes(store.path)))
        try write(Data(found), to: folder.file("copy.sqlite"))
        #expect(try CasebookStore.open(at: folder.file("copy.sqlite")).verify().entries == 8)
    }

    @Test("Reading the file for it drops no lock that this process holds")
    func locksStay() throws {
        let store = try exampleStore(at: folder.file())
        let other = try CasebookStore.open(at: store.path, environment: .live, patience: 0)
        try store.write(under: .embedded()) { transaction in
            try transaction.open("BE-2")
            var count = 0
            _ = try other.backUp(.plain) { count += $0.count }
            #expect(count > 0)
            // Another process would see the lock; within this one SQLite keeps its own list, and both say locked.
            #expect(code { try other.write(under: .embedded()) { try $0.open("BE-3") } } == .locked)
        }
        #expect(try store.verify().entries == 9)
    }

    @Test("A sink that fails ends it with its own error, and a file that was begun is gone")
    func failing() throws {
        let store = try exampleStore(at: folder.file())
        let full = JalonError(.failed, "no more room")
        #expect(throws: full) { try store.backUp(.plain) { (_) throws(JalonError) in throw full } }
        let prepared = try store.prepareBackup(at: folder.file("b"), replacing: false) { _ in }
        #expect(try folder.names().count == 2)
        #expect(code { _ = try store.writeBackup(to: prepared, .sealed(with: .passphrase("short"))) } == .invalidInput)
        #expect(try folder.names() == ["casebook.sqlite"])
    }

    @Test("The casebook itself, what SQLite keeps beside it, a link, a folder and a file that is there are refused")
    func places() throws {
        let store = try exampleStore(at: folder.file())
        try write(Data("mine".utf8), to: folder.file("there"))
        try FileManager.default.createSymbolicLink(atPath: folder.file("link"), withDestinationPath: "casebook.sqlite")
        let names = try folder.names()
        for (path, replacing) in [
            (store.path, true), (store.path + "-journal", true), (store.path + "-wal", false),
            (folder.file("link"), true), (folder.path, true), (folder.file("there"), false),
            (folder.file("no/folder"), true),
        ] {
            let found = code { _ = try store.prepareBackup(at: path, replacing: replacing) { _ in } }
            #expect(found == .failed, "\(path)")
        }
        #expect(try folder.names() == names && bytes(folder.file("there")) == Data("mine".utf8))
        let prepared = try store.prepareBackup(at: folder.file("there"), replacing: true) { _ in }
        _ = try store.writeBackup(to: prepared, .plain)
        #expect(try bytes(folder.file("there")) == bytes(store.path) && mode(folder.file("there")) == 0o600)
    }
}
