import CaseModel
import CaseStore
import Foundation
import Jalon
import Testing

@Suite("A casebook is backed up, looked through and restored by the library alone")
struct CasebookBackupTests {
    let folder = TemporaryFolder()
    private let words = "five or six unrelated words"

    private func example() throws -> Casebook {
        let casebook = try Casebook.vaulted(at: folder.file())
        try casebook.open("BE-1")
        try casebook.seal(.noteAdded, [.text: canary], in: "BE-1")
        return casebook
    }

    private func kinds(_ casebook: Casebook) throws -> [CasebookEvent.Kind] { try casebook.events().map(\.event.kind) }

    @Test("A drill: back up, look through, restore elsewhere; the dumps are equal and both events are on record")
    func drill() throws {
        let casebook = try example()
        let before = try casebook.dumped()
        let backup = folder.file("backup")
        let receipt = try casebook.writeBackup(at: backup, .sealed(with: .passphrase(words)), author: "hd")
        #expect(receipt.kind == .passphrase && receipt.cases == 1 && receipt.manifest.entries == 2)
        #expect(!receipt.opensWithVaultKey && receipt.isBesideCasebook)
        #expect(try Casebook.backupKind(at: backup) == .passphrase)
        let access = VaultAccess(.passphrase(words))
        for vault in [VaultAccess.none, VaultAccess(.key(try TestKey.first())), VaultAccess(.key(.random()))] {
            let report = try Casebook.verifyBackup(at: backup, opening: access, vault: vault)
            #expect(report.verification.problems == [] && report.manifest == receipt.manifest)
            #expect(report.verification.sealed == 1 && report.verification.head == receipt.manifest.head)
        }
        let opened = try Casebook.verifyBackup(
            at: backup, opening: access, vault: VaultAccess(.key(try TestKey.first())))
        #expect(opened.verification.isOpened)
        let place = folder.file("elsewhere/casebook.sqlite")
        let restored = try Casebook.restoreBackup(
            at: backup, to: place, opening: access, head: receipt.manifest.head, author: "ml")
        #expect(restored.path == place && restored.replaced == nil && restored.backup.manifest == receipt.manifest)
        let other = try Casebook.open(at: place, vault: VaultAccess(.key(try TestKey.first())))
        #expect(try other.dumped() == before)
        #expect(try kinds(casebook) == [.vaultMade, .casebookDumped, .backupCreated])
        #expect(try kinds(other) == [.vaultMade, .casebookDumped, .backupCreated, .casebookRestored, .casebookDumped])
        #expect(try other.events()[3].author == "ml")
        #expect(try other.verify(head: receipt.manifest.head, opensSealed: true).problems == [])
    }

    @Test("A stream gives what a file holds")
    func stream() throws {
        let casebook = try example()
        var bytes: [UInt8] = []
        let manifest = try casebook.backUp(.sealed(with: .key(TestKey.second())), author: "hd") { bytes += $0 }
        let path = folder.file("streamed")
        try Data(bytes).write(to: URL(filePath: path))
        let report = try Casebook.verifyBackup(at: path, opening: VaultAccess(.key(try TestKey.second())))
        #expect(report.manifest == manifest && report.kind == .key && report.verification.problems == [])
    }

    @Test("The key of the vault seals it too, and that is said")
    func vaultKey() throws {
        let casebook = try example()
        let receipt = try casebook.writeBackup(at: folder.file("b"), .sealed(with: .key(TestKey.first())), author: "hd")
        #expect(receipt.opensWithVaultKey && receipt.kind == .key)
    }

    @Test("What cannot be written, and a passphrase that is too short, is refused; the first leaves no trace")
    func refused() throws {
        let casebook = try example()
        let error = #expect(throws: JalonError.self) {
            try casebook.writeBackup(at: casebook.path, .plain, replacing: true, author: "hd")
        }
        #expect(error?.code == .failed)
        #expect(try kinds(casebook) == [.vaultMade])
        let short = #expect(throws: JalonError.self) {
            try casebook.writeBackup(at: folder.file("b"), .sealed(with: .passphrase("short")), author: "hd")
        }
        #expect(short?.code == .invalidInput && !FileManager.default.fileExists(atPath: folder.file("b")))
    }

    @Test("A casebook at the place is kept, and one that is not whole is not restored")
    func replacing() throws {
        let casebook = try example()
        let backup = folder.file("backup")
        try casebook.writeBackup(at: backup, .plain, author: "hd")
        let place = folder.file("other.sqlite")
        try Casebook.create(at: place).open("FR-1", .france)
        let refused = #expect(throws: JalonError.self) {
            try Casebook.restoreBackup(at: backup, to: place, opening: .none, author: "hd")
        }
        #expect(refused?.code == .failed)
        let other = #expect(throws: JalonError.self) {
            try Casebook.restoreBackup(
                at: backup, to: place, replacing: true, opening: .none, head: String(repeating: "0", count: 64),
                author: "hd")
        }
        #expect(other?.code == .damaged)
        #expect(try Casebook.open(at: place).cases(.all).map(\.reference.text) == ["FR-1"])
        let kept = try Casebook.restoreBackup(at: backup, to: place, replacing: true, opening: .none, author: "hd")
        #expect(try Casebook.open(at: place).cases(.all).map(\.reference.text) == ["BE-1"])
        #expect(try Casebook.open(at: #require(kept.replaced)).cases(.all).map(\.reference.text) == ["FR-1"])
    }
}
