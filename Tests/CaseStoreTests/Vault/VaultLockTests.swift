import CaseModel
import Foundation
import Testing

@testable import CaseStore

@Suite("A casebook knows which key opens its vault, and tells a wrong key from damage")
struct VaultLockTests {
    let folder = TemporaryFolder()

    private func passphraseLock() throws -> (lock: VaultLock, key: VaultKey) {
        try VaultLock.make(for: .passphrase(VaultSample.passphrase), cost: VaultSample.cheap())
    }

    @Test("The locks are as an independent program makes them")
    func known() throws {
        let key = try VaultLock.make(for: .key(VaultSample.key()), random: VaultSample.known).lock
        #expect(
            key.text == #"{"format":"jalon.vault/1","kind":"key-file","generation":1,"#
                + #""salt":"404142434445464748494a4b4c4d4e4f","#
                + #""check":"a8f3b0fb8b79d9c56e4fb7f1280f67339dc741b55e9ebb657e062b0ee55321e5","#
                + #""checksum":"c6a76aef6004dfd2"}"#)
        let words = VaultSecret.passphrase(VaultSample.passphrase)
        let cost = try #require(ScryptCost(rounds: 1024, blockSize: 8, parallelism: 2))
        #expect(
            try VaultLock.make(for: words, cost: cost, random: VaultSample.known).lock.text
                == #"{"format":"jalon.vault/1","kind":"passphrase","generation":1,"#
                + #""salt":"404142434445464748494a4b4c4d4e4f","scrypt":{"n":1024,"r":8,"p":2},"#
                + #""check":"4f50e107164eb5eead77025e88eae30cb67f992d4df0dad7e5060f397c4c7a6d","#
                + #""checksum":"d4c2a2b7b538a55e"}"#)
        // What users get: the standard cost, once.
        #expect(
            try VaultLock.make(for: words, random: VaultSample.known).lock.text
                == #"{"format":"jalon.vault/1","kind":"passphrase","generation":1,"#
                + #""salt":"404142434445464748494a4b4c4d4e4f","scrypt":{"n":131072,"r":8,"p":1},"#
                + #""check":"d08cc9af5b52f39e986174e3c1e256e1a92eed4fa6309d55ed89e7841cc63249","#
                + #""checksum":"891251dd19439541"}"#)
    }

    @Test("The right secret gives the key, after the lock was kept and read")
    func opening() throws {
        let (lock, key) = try passphraseLock()
        let read = try VaultLock.read(lock.text)
        #expect(read == lock && read.kind == .passphrase && read.generation == 1)
        #expect(try read.key(from: .passphrase(VaultSample.passphrase + "\n")) == key)
        try read.opens(with: key)

        let path = folder.file("vault.key")
        let made = try VaultKey.create(file: path)
        let (second, same) = try VaultLock.make(for: .keyFile(path), replacing: lock)
        #expect(same == made && second.generation == 2 && second.kind == .keyFile)
        #expect(try VaultLock.read(second.text) == second)
        #expect(try second.key(from: .keyFile(path)) == made && second.key(from: .key(made)) == made)
    }

    @Test("A wrong secret, and one of the other kind, is said to be wrong")
    func wrong() throws {
        let path = folder.file("vault.key")
        let key = try VaultKey.create(file: path)
        let (words, _) = try passphraseLock()
        let (file, _) = try VaultLock.make(for: .keyFile(path))
        let other = VaultKey.random()
        let refusals: [(VaultLock, VaultSecret, JalonError.Code)] = [
            (words, .passphrase("cafe au lait, deux sucres"), .keyWrong), (words, .passphrase("short"), .keyWrong),
            (words, .passphrase("\n"), .keyMissing), (words, .key(key), .keyWrong), (words, .keyFile(path), .keyWrong),
            (file, .key(other), .keyWrong), (file, .passphrase(VaultSample.passphrase), .keyWrong),
            (file, .keyFile(folder.file("nothing")), .keyMissing),
        ]
        for (lock, secret, expected) in refusals {
            #expect(code { _ = try lock.key(from: secret) } == expected, "\(lock.kind) with \(secret)")
        }
        #expect(code { try file.opens(with: other) } == .keyWrong)
        #expect(code { _ = try VaultLock.make(for: .passphrase("too short")) } == .invalidInput)
        #expect(code { _ = try VaultLock.make(for: .keyFile(folder.file("nothing"))) } == .keyMissing)
    }

    @Test("Two locks for the same key share nothing that shows it")
    func salted() throws {
        let (one, other) = (
            try VaultLock.make(for: .key(VaultSample.key())).lock, try VaultLock.make(for: .key(VaultSample.key())).lock
        )
        #expect(one.terms.salt != other.terms.salt && one.terms.check != other.terms.check)
    }

    @Test("Every changed bit and every cut of a lock is damage, not a wrong key")
    func damage() throws {
        for lock in [try passphraseLock().lock, try VaultLock.make(for: .key(VaultSample.key())).lock] {
            let line = Array(lock.text.utf8)
            for (bit, bytes) in flips(of: line) {
                // A flip of the high bit is not UTF-8, which SQLite would hand on repaired.
                #expect(code { _ = try VaultLock.read(String(decoding: bytes, as: UTF8.self)) } == .damaged, "\(bit)")
            }
            for count in 0..<line.count {
                #expect(
                    code { _ = try VaultLock.read(String(decoding: line.prefix(count), as: UTF8.self)) } == .damaged)
            }
        }
    }

    @Test("A line that is not the very one is damage, one of a newer Jalon is said to be")
    func strict() throws {
        let text = try passphraseLock().lock.text
        let twice = text.replacingOccurrences(of: #""generation":1"#, with: #""generation":1,"generation":1"#)
        for other in [
            text + "\n", " " + text, text.replacingOccurrences(of: ":", with: ": "), twice, "", "{}", "null",
            text.replacingOccurrences(of: #""generation":1"#, with: #""generation":1.0"#),
            text.replacingOccurrences(of: #""n":16"#, with: #""n":1099511627776"#),
            text.replacingOccurrences(of: #""generation":1"#, with: #""generation":1,"more":true"#),
            String(repeating: "[", count: 100_000),
        ] {
            #expect(code { _ = try VaultLock.read(other) } == .damaged, "\(other.prefix(80))")
        }
        let error = #expect(throws: JalonError.self) {
            try VaultLock.read(text.replacingOccurrences(of: "vault/1", with: "vault/2"))
        }
        #expect(error?.message == "the vault of this casebook was locked by a newer Jalon: update Jalon")
    }
}
