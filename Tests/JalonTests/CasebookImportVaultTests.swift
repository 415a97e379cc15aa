import Foundation
import Jalon
import Testing

@testable import CaseStore

@Suite("An import opens a passphrase vault before others have to wait, and only for what is sealed")
struct CasebookImportVaultTests {
    private let folder = TemporaryFolder()
    private static let passphrase = "five plain words here"
    private static let start = """
        {"format":"jalon.interchange/1"}
        {"case":"BE-1","country":"BE","openedOn":"2013-03-01"}

        """
    private static let entry =
        #"{"case":"BE-1","entry":"0198f3c2-1d2e-7a3b-8c4d-5e6f708192a3","on":"2013-03-01","kind":"note-added""#

    /// A casebook with a vault, and a program that counts how often it is asked for the secret.
    private func casebook(_ secret: VaultSecret = .passphrase(passphrase)) throws -> (Casebook, Asked) {
        let store = try CasebookStore.create(at: folder.file())
        // At a cost that a test can pay.
        let cost = try #require(ScryptCost(rounds: 16, blockSize: 1, parallelism: 1))
        let (lock, _) = try VaultLock.make(for: secret, cost: cost)
        try store.inTransaction { try Vault.keep(lock, in: $0) }
        let asked = Asked(secret)
        return (try Casebook.open(at: folder.file(), vault: asked.access), asked)
    }

    /// Imports a text, and asks at each piece whether the casebook could be written by another process.
    private func importing(
        _ text: String, into casebook: Casebook, readsAhead: Bool = false, pieces: Int = 50,
        each: () throws(JalonError) -> Void = {}
    ) throws -> ImportReport {
        var rest = Array(text.utf8)[...]
        return try casebook.importLines(author: "hd", readsAhead: readsAhead) { () throws(JalonError) in
            try each()
            let piece = Array(rest.prefix(pieces))
            rest = rest.dropFirst(pieces)
            return piece
        }
    }

    @Test("With a text it is asked for once, and what was sealed is read again", arguments: [1, 7, 50, 4_096])
    func sealed(pieces: Int) throws {
        let (casebook, asked) = try casebook()
        let report = try importing(
            Self.start + Self.entry + ",\"text\":\"\(canary)\"}\n", into: casebook, pieces: pieces)
        #expect(report.cases == 1 && report.entries == 1 && asked.kinds == [.passphrase])
        #expect(try casebook.reveal(of: "BE-1").texts.values.contains { $0[.text] == canary })
        #expect(asked.kinds.count == 1)
        #expect(try casebook.verify(opensSealed: true).problems == [])
    }

    @Test("A name with escapes is no way to come too late")
    func escaped() throws {
        let (casebook, asked) = try casebook()
        let report = try importing(
            Self.start + Self.entry + ",\"te\\u0078t\":\"\(canary)\"}\n", into: casebook)
        #expect(report.entries == 1 && asked.kinds == [.passphrase])
    }

    @Test("What is coded needs no passphrase")
    func coded() throws {
        let (casebook, asked) = try casebook()
        let report = try importing(Self.start + Self.entry + "}\n", into: casebook)
        #expect(report.cases == 1 && report.entries == 1 && asked.kinds.isEmpty)
    }

    @Test("With a key nobody is asked before the first text")
    func key() throws {
        let (casebook, asked) = try casebook(.key(TestKey.first()))
        _ = try importing(Self.start + Self.entry + "}\n", into: casebook)
        #expect(asked.kinds.isEmpty)
        let other = Self.entry.replacing("0198f3c2", with: "0198f3c3")
        _ = try importing(Self.start + other + ",\"text\":\"a\"}\n", into: casebook)
        #expect(asked.kinds == [.keyFile])
    }

    @Test("A wrong passphrase is said before anything is stored")
    func wrong() throws {
        _ = try casebook()
        let casebook = try Casebook.open(at: folder.file(), vault: VaultAccess(.passphrase("other plain words")))
        let before = try casebook.dumped()
        let error = refusal {
            _ = try importing(Self.start + Self.entry + ",\"text\":\"\(canary)\"}\n", into: casebook)
        }
        #expect(try error?.code == .keyWrong && casebook.dumped() == before)
        #expect(error?.message.contains("Canary") == false)
    }

    @Test("A casebook that was only opened is verified with its passphrase, too")
    func verified() throws {
        let (made, _) = try casebook()
        try made.open("BE-1")
        try made.seal(.noteAdded, [.text: "a note"], in: "BE-1")
        let opened = try Casebook.open(at: folder.file(), vault: VaultAccess(.passphrase(Self.passphrase)))
        let verification = try opened.verify(opensSealed: true)
        #expect(verification.problems == [] && verification.sealed == 1 && verification.isOpened)
    }

    @Test("While the source is read, with a passphrase or ahead, another process records", arguments: [true, false])
    func nobodyWaits(readsAhead: Bool) throws {
        let secret: VaultSecret = readsAhead ? .key(try TestKey.first()) : .passphrase(Self.passphrase)
        let (casebook, _) = try casebook(secret)
        let store = try CasebookStore.open(at: folder.file(), environment: .live, patience: 0.05)
        let rules = try casebook.rules()
        var count = 0
        let text = Self.start + Self.entry + ",\"text\":\"\(canary)\"}\n"
        let report = try importing(text, into: casebook, readsAhead: readsAhead) { () throws(JalonError) in
            count += 1
            let number = count
            try store.write(under: rules) { transaction in
                let header = CaseHeader(
                    reference: try reference("IT-\(number)"),
                    CaseFacts(country: .italy, openedOn: try date("2013-01-01")))
                _ = try transaction.open(header, recordedAt: nil, author: "ml")
            }
        }
        #expect(report.cases == 1 && report.entries == 1 && count > 3)
        #expect(try casebook.cases(.all).count == count + 1 && casebook.verify(opensSealed: true).problems == [])
    }

    @Test("Read ahead or not, the import is the same")
    func same() throws {
        let (casebook, _) = try casebook(.key(TestKey.first()))
        let other = try Casebook.create(at: folder.file("other.sqlite"))
        #expect(
            try importing(CasebookImportTests.sample, into: casebook, readsAhead: true)
                == importing(CasebookImportTests.sample, into: other))
        #expect(try casebook.lines() == other.lines() && !casebook.lines().isEmpty)
    }
}

/// A program that is asked for its secret.
private final class Asked: @unchecked Sendable {
    private let lock = NSLock()
    private let secret: VaultSecret
    private var asked: [VaultAccess.Kind] = []

    init(_ secret: VaultSecret) { self.secret = secret }

    /// What it was asked for, one after the other.
    var kinds: [VaultAccess.Kind] { lock.withLock { asked } }

    var access: VaultAccess {
        VaultAccess { (kind) throws(JalonError) in
            self.lock.withLock { self.asked.append(kind) }
            return self.secret
        }
    }
}
