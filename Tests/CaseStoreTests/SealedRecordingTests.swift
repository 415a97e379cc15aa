import CaseModel
import CountryRules
import Foundation
import Testing

@testable import CaseStore

@Suite("Free text is sealed on its way into the file")
struct SealedRecordingTests {
    let folder = TemporaryFolder()

    private func note(_ text: String = canary) -> SealedTexts { SealedTexts([.text: text]) }

    /// The code with which a note is refused, after which the file has to be what it was.
    private func refusal(_ store: CasebookStore) throws -> JalonError? {
        let before = try bytes(store.path)
        let error = #expect(throws: JalonError.self) {
            try store.write(under: .carried()) { transaction in
                try transaction.append(.stepRecorded(.init(.guardian)), to: "BE-1", on: "2013-03-02")
                try transaction.seal(.noteAdded, note(), in: "BE-1")
            }
        }
        #expect(try bytes(store.path) == before && error?.message.contains(canary) == false)
        return error
    }

    @Test("Without a vault nothing is stored, and the error says how to make one")
    func noVault() throws {
        let store = try exampleStore(at: folder.file())
        let error = try refusal(store)
        #expect(error?.code == .keyMissing && error?.message.contains("jalon vault init") == true)
        #expect(try store.vaultStatus() == nil)
    }

    @Test("Without the key, and with a wrong one, nothing is stored; what is coded works")
    func noKey() throws {
        _ = try sealedStore(at: folder.file())
        let locked = try CasebookStore.open(at: folder.file())
        #expect(try refusal(locked)?.code == .keyMissing)
        let wrong = try CasebookStore.open(at: folder.file(), vault: VaultAccess(.key(TestKey.second())))
        #expect(try refusal(wrong)?.code == .keyWrong)
        let passphrase = try CasebookStore.open(at: folder.file(), vault: VaultAccess(.passphrase("a long passphrase")))
        #expect(try refusal(passphrase)?.code == .keyWrong)
        for store in [locked, wrong] {
            _ = try store.write(under: .carried()) {
                try $0.append(.conditionRecorded("statement-made", .met), to: "BE-1", on: "2013-03-15")
            }
            #expect(try store.verify(under: .carried()).problems == [])
            #expect(try store.deadlines(DeadlineQuery()).count == 1 && store.cases().count == 2)
            #expect(try store.entries(of: reference("BE-1")).map(\.hasTexts).prefix(4) == [false, true, true, true])
        }
        #expect(try locked.vaultStatus() == wrong.vaultStatus() && locked.vaultStatus()?.sealed == 5)
        #expect(throws: JalonError.self) { try locked.opened("BE-1") }
    }

    @Test("With the key, what was sealed is read again")
    func opened() throws {
        _ = try sealedStore(at: folder.file())
        let store = try CasebookStore.open(at: folder.file(), vault: VaultAccess(.key(TestKey.first())))
        let texts = try store.opened("BE-1")
        #expect(texts.keys.sorted() == [3, 4, 5])
        #expect(texts[3]?.identity?["lastName"] == canary && texts[4]?[.text] == "\(canary) one")
        #expect(texts[5]?[.document] == canary)
        #expect(try store.opened("FR-1").keys.sorted() == [6, 8])
        #expect(try store.problems() == [])
        #expect(try store.vaultStatus() == VaultStatus(kind: .keyFile, generation: 1, sealed: 5))
    }

    @Test("The plain text is in no byte of the file, nor of the journal while it is written")
    func plainText() throws {
        let store = try sealedStore(at: folder.file())
        func look() throws -> [String] {
            let names = try folder.names()
            for name in names {
                let content = try bytes(folder.file(name))
                for word in [canary, "Canary", "lastName", "note\":"] {
                    #expect(content.range(of: Data(word.utf8)) == nil, "\(word) in \(name)")
                }
            }
            return names
        }
        #expect(try look() == ["casebook.sqlite"])
        let longest = String(repeating: canary + " ", count: 5_000)
        var during: [String] = []
        try store.write(under: .carried()) { transaction in
            // More than SQLite keeps in memory, so that pages reach the disk before the end.
            for _ in 0..<60 { try transaction.seal(.noteAdded, note(longest), in: "BE-1") }
            during = try look()
        }
        #expect(during == ["casebook.sqlite", "casebook.sqlite-journal"])
        #expect(try look() == ["casebook.sqlite"] && bytes(store.path).count > 60 * longest.utf8.count)
        #expect(try store.problems() == [] && store.vaultStatus()?.sealed == 65)
    }

    @Test("Texts that the kind does not have, or that are too long, are refused without being repeated")
    func checked() throws {
        let store = try sealedStore(at: folder.file())
        let before = try bytes(store.path)
        let target = try EntryID.numbered(4)
        for (facts, texts) in [
            (EntryFacts.noteAdded, SealedTexts([.title: canary])), (.noteAdded, SealedTexts([.note: canary])),
            (.stepRecorded(.init(.guardian)), SealedTexts([.note: String(repeating: canary, count: 9_000)])),
            (.noteAdded, SealedTexts([:], identity: Identity(["lastName": canary]))),
            (.entryCorrected(target, .noteAdded), SealedTexts([.note: canary])),
        ] {
            let error = #expect(throws: JalonError.self) {
                _ = try store.write(under: .carried()) { try $0.seal(facts, texts, in: "BE-1") }
            }
            #expect(error?.code == .invalidInput && error?.message.contains("Canary") == false)
        }
        #expect(try bytes(store.path) == before)
        _ = try store.write(under: .carried()) {
            try $0.seal(.entryCorrected(target, .noteAdded), SealedTexts([.text: "other"]), in: "BE-1")
        }
        #expect(try store.problems() == [])
    }

    @Test("That there are texts is said of an entry whose texts are here, not of one that came without them")
    func hasTexts() throws {
        let store = try sealedStore(at: folder.file())
        let proof = try #require(
            BundleContent(store.bundle(of: reference("BE-1"), withTexts: true)).proofs.last?.provenance)
        var draft = EntryDraft(on: try date("2013-03-02"), author: "hd", facts: .stepRecorded(.init(.guardian)))
        draft.provenance = Provenance(
            factsSalt: proof.factsSalt, contentCommitment: proof.contentCommitment, blinding: nil, links: proof.links)
        let coded = try #require(try store.write(under: .carried()) { try $0.append(draft, to: reference("BE-1")) })
        #expect(try !coded.hasTexts && store.entries(of: reference("BE-1")).last == coded)
        let sealed = try #require(
            try store.write(under: .carried()) { try $0.seal(.noteAdded, note(), in: "BE-1") })
        #expect(try sealed.hasTexts && store.entries(of: reference("BE-1")).last == sealed)
    }

    @Test("The same entry once more is the same only with the same texts; without texts it is not looked at")
    func again() throws {
        let store = try sealedStore(at: folder.file())
        let before = try bytes(store.path)
        func append(_ texts: SealedTexts) throws -> TimelineEntry? {
            try store.write(under: .carried()) { try $0.seal(.noteAdded, texts, in: "BE-1", id: 4) }
        }
        #expect(try append(note("\(canary) one")) == nil && append(.none) == nil)
        let error = #expect(throws: JalonError.self) { try append(note("\(canary) two")) }
        #expect(error?.code == .contradictsRules && error?.message.hasSuffix("with another text") == true)
        #expect(try bytes(store.path) == before)
    }
}
