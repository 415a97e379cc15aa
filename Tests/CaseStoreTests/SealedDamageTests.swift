import CaseModel
import CountryRules
import Testing

@testable import CaseStore

@Suite("Sealed content that was changed, moved or taken away")
struct SealedDamageTests {
    let folder = TemporaryFolder()

    private func store() throws -> CasebookStore {
        try CasebookStore.open(at: folder.file(), vault: VaultAccess(.key(TestKey.first())))
    }

    @Test(
        "A byte of it: nonce, text and tag; the others can be read, and verify names the entry",
        arguments: [0, 13, 40, -1])
    func flipped(byte: Int) throws {
        _ = try sealedStore(at: folder.file())
        try damage(folder.file(), entry: 4, byte: byte)
        let store = try store()
        let readable = try store.opened("BE-1", damaged: [4])
        #expect(readable.keys.sorted() == [3, 5])
        #expect(readable[3]?.identity?["lastName"] == canary && readable[5]?[.document] == canary)
        #expect(try store.opened("FR-1").keys.sorted() == [6, 8])
        // What needs the whole case, or that entry, is refused, and repeats nothing.
        for work: () throws -> Void in [
            { _ = try store.bundle(of: reference("BE-1"), withTexts: true) },
            { _ = try store.read { try SealedRows.content(of: .numbered(4), in: $0, with: store.vault) } },
            { try store.dump(withTexts: true) { (_) throws(JalonError) in } },
        ] {
            let error = #expect(throws: JalonError.self) { try work() }
            #expect(error?.code == .damaged && error?.message.contains("000000000004") == true)
            #expect(error?.message.contains("Canary") == false)
        }
        for entry in [3, 5] {
            let content = try store.read { try SealedRows.content(of: .numbered(entry), in: $0, with: store.vault) }
            #expect(content != nil)
        }
        let problems = try store.problems()
        #expect(problems.map(\.sequence) == [4] && problems.map(\.place) == [.entry])
        #expect(problems.first?.message.hasPrefix("entry 4: the sealed content of entry ") == true)
        // Without the key the chain is looked at alone, and it is whole.
        #expect(try CasebookStore.open(at: folder.file()).verify(under: .carried()).problems == [])
        #expect(try store.entries(of: reference("BE-1")).count == 4)
    }

    @Test(
        "Several ways to meddle with the rows",
        arguments: [
            ("UPDATE content SET salt = zeroblob(16) WHERE seq = 5", [5]),
            ("UPDATE content SET sealed = zeroblob(300) WHERE seq = 5", [5]),
            ("UPDATE content SET sealed = x'00' WHERE seq = 5", [5]),
            // What was sealed beside one entry, moved to another: both are damaged.
            (
                "UPDATE content SET seq = 99 WHERE seq = 4; UPDATE content SET seq = 4 WHERE seq = 6; "
                    + "UPDATE content SET seq = 6 WHERE seq = 99",
                [4, 6]
            ),
        ])
    func meddled(statement: String, damaged: [Int]) throws {
        _ = try sealedStore(at: folder.file())
        try tamper(folder.file(), statement)
        #expect(try store().problems().map(\.sequence) == damaged.map(Int64.init))
        for (name, entries) in [("BE-1", [3, 4, 5]), ("FR-1", [6, 8])] {
            let texts = try store().opened(name, damaged: entries.filter(damaged.contains))
            #expect(texts.keys.sorted() == entries.filter { !damaged.contains($0) })
        }
    }

    @Test("Content that is gone is named without the key, and the others are read")
    func gone() throws {
        _ = try sealedStore(at: folder.file())
        try tamper(folder.file(), "DELETE FROM content WHERE seq IN (4, 8)")
        let problems = try CasebookStore.open(at: folder.file()).verify(under: .carried()).problems
        #expect(problems.map(\.sequence) == [4, 8] && problems.allSatisfy { $0.place == .entry })
        #expect(problems.first?.message == "entry 4: what was sealed beside it is gone")
        #expect(try store().opened("BE-1").keys.sorted() == [3, 5])
    }

    @Test("Content at an entry that never had any is named, too")
    func added() throws {
        _ = try sealedStore(at: folder.file())
        try tamper(folder.file(), "UPDATE content SET seq = 7 WHERE seq = 8")
        let messages = try CasebookStore.open(at: folder.file()).verify(under: .carried()).problems.map(\.message)
        #expect(messages == ["1 sealed contents belong to no entry", "entry 8: what was sealed beside it is gone"])
        #expect(try store().opened("FR-1", damaged: [7]).keys.sorted() == [6])
    }

    @Test("A commitment that was changed breaks the chain")
    func commitment() throws {
        _ = try sealedStore(at: folder.file())
        try tamper(folder.file(), "UPDATE entry SET content_commitment = zeroblob(32) WHERE seq = 4")
        let problems = try store().verify(under: .carried()).problems
        #expect(problems.map(\.sequence) == [4] && problems.first?.message.contains("is not what was recorded") == true)
    }

    @Test("A lock that was changed is damaged, and not a wrong key")
    func lock() throws {
        _ = try sealedStore(at: folder.file())
        try tamper(
            folder.file(),
            "UPDATE setting SET value = replace(value, '\"generation\":1', '\"generation\":2') WHERE name = 'vault'")
        #expect(code { _ = try store().opened("BE-1") } == .damaged)
        #expect(code { try self.store().unlock() } == .damaged)
    }

    @Test("A casebook that got the identity of another does not open")
    func otherCasebook() throws {
        _ = try sealedStore(at: folder.file())
        try tamper(
            folder.file(), "UPDATE setting SET value = '00000000-0000-7000-8000-000000000001' WHERE name = 'casebook'")
        #expect(try store().opened("BE-1", damaged: [3, 4, 5]).isEmpty)
        #expect(try store().opened("FR-1", damaged: [6, 8]).isEmpty)
    }

    @Test("Opening what is sealed to verify it needs the key")
    func verifyNeedsKey() throws {
        _ = try sealedStore(at: folder.file())
        #expect(code { _ = try CasebookStore.open(at: folder.file()).problems() } == .keyMissing)
    }
}
