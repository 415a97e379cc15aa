import CaseModel
import Foundation
import Testing

@testable import CaseStore

@Suite("A backup that was touched or cut does not open, whatever the secret")
struct BackupDamageTests {
    let folder = TemporaryFolder()

    /// The backup of a small casebook, and a try of other bytes in its place.
    private func example() throws -> [UInt8] {
        let store = try CasebookStore.create(at: folder.file())
        var bytes: [UInt8] = []
        _ = try store.backUp(.sealed(with: .key(VaultSample.key()))) { bytes += $0 }
        return bytes
    }

    private func refusal(_ content: [UInt8], _ secret: VaultSecret? = nil) throws -> JalonError? {
        let path = folder.file("backup")
        try write(Data(content), to: path)
        let access = VaultAccess(try secret ?? .key(VaultSample.key()))
        do throws(JalonError) {
            _ = try BackupReader(at: path).unpack(opening: access) { _ in }
            return nil
        } catch {
            return error
        }
    }

    @Test("Every bit of its beginning and of its end, and many between")
    func bits() throws {
        let bytes = try example()
        #expect(try refusal(bytes) == nil)
        let header = bytes.dropFirst(15).prefix { $0 != 10 }.count + 16
        let all =
            Array(0..<(header + 40)) + stride(from: header + 40, to: bytes.count - 40, by: 1013)
            + ((bytes.count - 40)..<bytes.count)
        for place in all {
            for bit in place < header || place >= bytes.count - 40 ? 0..<8 : (place % 8)..<(place % 8 + 1) {
                var changed = bytes
                changed[place] ^= 1 << bit
                #expect(try refusal(changed)?.code == .damaged, "byte \(place), bit \(bit)")
            }
        }
    }

    @Test("A changed bit whose digest was made to fit is damage, or looks as a wrong key does")
    func forged() throws {
        let bytes = try example().dropLast(32)
        #expect(try refusal(redigested(bytes)) == nil)
        for place in Array(0..<400) + stride(from: 400, to: bytes.count, by: 2011) {
            var changed = Array(bytes)
            changed[place] ^= 4
            let found = try refusal(redigested(changed))?.code
            #expect(found == .damaged || (place < 500 && found == .keyWrong), "byte \(place)")
        }
    }

    @Test("Every shorter length near its ends, and many between; and one that is longer")
    func lengths() throws {
        let bytes = try example()
        for count in Array(0..<500) + stride(from: 500, to: bytes.count - 60, by: 1511)
            + ((bytes.count - 60)..<bytes.count)
        {
            #expect(try refusal(Array(bytes.prefix(count)))?.code == .damaged, "\(count)")
        }
        #expect(try refusal(bytes + [0])?.code == .damaged)
    }

    @Test("A wrong secret is told from damage, and damage is told first")
    func secrets() throws {
        let bytes = try example()
        #expect(try refusal(bytes, .key(.random()))?.code == .keyWrong)
        #expect(try refusal(bytes, .passphrase("a passphrase of enough words"))?.code == .keyWrong)
        var changed = bytes
        changed[bytes.count / 2] ^= 1
        #expect(try refusal(changed, .key(.random()))?.code == .damaged)
    }

    @Test("What holds no casebook, or another one than its manifest says, is damage")
    func contents() throws {
        let store = try CasebookStore.create(at: folder.file())
        let file = Array(try bytes(store.path))
        let end = try store.chainEnd()
        func manifest(
            _ casebook: String? = nil, _ schema: Int = Migration.all.count, entries: Int64 = 0, events: Int64 = 0,
            head: String? = nil, bytes: Int? = nil
        ) throws -> [UInt8] {
            BackupManifest(
                casebook: try casebook ?? store.identity(), schema: schema, entries: entries, events: events,
                head: head ?? end.head, bytes: bytes ?? file.count, madeAt: .epoch, version: "0.1.0"
            ).line + [10]
        }
        func found(_ plaintext: [UInt8]) throws -> JalonError.Code? {
            var writer = try SealedWriter(
                SealedBackup.format, with: .key(VaultSample.key()), cost: VaultSample.cheap(), random: .system)
            let sealed = try writer.start() + writer.write(plaintext) + writer.finish()
            try write(Data(sealed), to: folder.file("made"))
            let access = VaultAccess(.key(try VaultSample.key()))
            return code {
                try RestoredCopy.toLookThrough(
                    BackupReader(at: folder.file("made")), opening: access, vault: .none, environment: .live
                ) { _ in }.discard()
            }
        }
        #expect(try found(manifest() + file) == nil)
        let other = String(repeating: "0", count: 64)
        for plaintext in [
            [], [10], file, try manifest(), try manifest() + file.dropLast(), try manifest() + file + [0],
            try manifest("3f1c52a0-0000-4000-8000-00000000000a") + file, try manifest(nil, 1) + file,
            try manifest(entries: 1) + file, try manifest(events: 1) + file, try manifest(head: other) + file,
            [32] + (try manifest()) + file, try manifest(bytes: 7) + Array("letters".utf8),
        ] {
            #expect(try found(plaintext) == .damaged, "\(String(decoding: plaintext.prefix(300), as: UTF8.self))")
        }
    }

    @Test("What is not a backup is told what it looks like, and is damage")
    func others() throws {
        for (start, look) in [
            ("", "it is empty"), ("a letter", "it is a file of another kind, or its beginning was changed"),
            (#"{"format":"jalon.interchange/1"}"#, "it looks like JSON"),
            ("jalon-key-1:00", "it looks like a key file"),
            ("jalon-backup-2\n{}\n", "a newer Jalon has made it"), ("jalon-backup-1\r\n{}\r\n", "its line ends"),
            ("jalon-bundle-1\n{}\n", "it is the bundle of a transfer"), ("PK\u{3}\u{4}..", "it looks like a ZIP"),
        ] {
            let error = try refusal(Array(start.utf8))
            #expect(error?.code == .damaged)
            let expected = "\(folder.file("backup")) is not a backup: \(look)"
            #expect(error?.message.hasPrefix(expected) == true, "\(error?.message ?? "")")
        }
        #expect(code { _ = try BackupReader(at: folder.file("nothing")) } == .notFound)
        #expect(code { _ = try BackupReader(at: folder.path) } == .damaged)
    }

    @Test("A casebook with a journal beside it is no backup")
    func journal() throws {
        let store = try CasebookStore.create(at: folder.file())
        #expect(try BackupReader(at: store.path).kind == .plain)
        try write(Data(), to: store.path + "-journal")
        #expect(code { _ = try BackupReader(at: store.path) } == .damaged)
    }
}
