import CaseStore
import Foundation
import Jalon
import Testing

@Suite("One sealed content that was changed stops neither the others nor the check of the whole")
struct CasebookDamageTests {
    private let folder = TemporaryFolder()
    private let path: String
    private let identity, note, right, step: EntryID
    /// Where in the file a byte of what is sealed beside each entry stands.
    private let places: [EntryID: Int]

    /// A text that fills pages of the file of its own.
    private static let long = canary + String(repeating: " word", count: 4_000)

    init() throws {
        path = folder.file()
        let casebook = try Casebook.vaulted(at: path)
        try casebook.open("BE-1")
        var places: [EntryID: Int] = [:]
        func seal(_ facts: EntryFacts, _ texts: [TextField: String], _ key: String? = nil) throws -> EntryID {
            let before = try bytes(casebook.path).count
            let id = try casebook.seal(
                facts, texts, identity: key.map { Identity([$0: Self.long]) }, in: "BE-1"
            ).entry.id
            let after = try bytes(casebook.path).count
            try #require(after - before >= 4 * 4_096)
            // In the middle of the pages that came, behind the number of the next page.
            places[id] = (before + after) / 2 / 4_096 * 4_096 + 2_000
            return id
        }
        identity = try seal(.identityRecorded, [:], "lastName")
        note = try seal(.noteAdded, [.text: Self.long])
        right = try seal(.entryCorrected(identity, .identityRecorded), [:], "city")
        step = try seal(.stepRecorded(.init(.teamDiscussion)), [.note: Self.long])
        self.places = places
    }

    /// Opens the casebook, after a byte of what is sealed beside some entries was changed behind its back.
    private func casebook(damaging entries: EntryID...) throws -> Casebook {
        var content = try bytes(path)
        for entry in entries { content[try #require(places[entry])] ^= 1 }
        try content.write(to: URL(filePath: path))
        return try Casebook.open(at: path, vault: VaultAccess(.key(TestKey.first())))
    }

    @Test("The others are shown, and the damaged entry is named; that somebody looked is recorded")
    func others() throws {
        let casebook = try casebook(damaging: note)
        let revealed = try casebook.reveal(of: "BE-1")
        #expect(revealed.damaged == [note] && revealed.texts[note] == nil)
        #expect(revealed.identity?["lastName"] == Self.long && revealed.texts[step]?[.note] == Self.long)
        #expect(try casebook.timeline(of: reference("BE-1")).last == revealed.entry)
        #expect(try casebook.reveal(.texts, of: "BE-1").damaged == [note])
        // Who the person is can be shown whole.
        #expect(try casebook.reveal(.identity, of: "BE-1").damaged == [])
    }

    @Test("Of the identity the entries count that say who the person is, and their corrections")
    func ofIdentity() throws {
        let revealed = try casebook(damaging: right, step).reveal(.identity, of: "BE-1")
        #expect(revealed.damaged == [right] && revealed.texts.isEmpty)
        #expect(revealed.identity?["lastName"] == Self.long && revealed.identity?["city"] == nil)
        let casebook = try casebook(damaging: identity)
        let none = try casebook.reveal(.identity, of: "BE-1")
        #expect(none.damaged == [identity, right] && none.identity == nil)
        let all = try casebook.reveal(.all, of: "BE-1")
        #expect(all.damaged == [identity, right, step] && all.texts[note]?[.text] == Self.long)
    }

    @Test("Texts alone never give the identity, also of an entry that has both")
    func texts() throws {
        let revealed = try casebook().reveal(.texts, of: "BE-1")
        #expect(revealed.identity == nil && revealed.texts.values.allSatisfy { $0.identity == nil })
        #expect(revealed.texts[identity] == nil && revealed.texts[note]?[.text] == Self.long)
    }

    @Test("What needs all of it stops: a dump, an export and a bundle with texts")
    func stops() throws {
        let casebook = try casebook(damaging: note)
        let told = try casebook.timeline(of: reference("BE-1")).filter { !$0.facts.kind.isAudit }
        #expect(refusal { _ = try casebook.identified() }?.code == .damaged)
        #expect(refusal { _ = try casebook.handOver("BE-1") }?.code == .damaged)
        var written = 0
        let export = refusal {
            _ = try casebook.exportHTCDS(
                as: .json, identifiedFor: "a hearing", on: date("2026-06-01"), author: "zz"
            ) { (bytes) throws(JalonError) in written += bytes.count }
        }
        #expect(export?.code == .damaged && export?.message.contains(note.text) == true && written == 0)
        #expect(try casebook.timeline(of: reference("BE-1")).filter { !$0.facts.kind.isAudit } == told)
        #expect(throws: Never.self) { try casebook.handOver("BE-1", withTexts: false) }
    }

    @Test("The check of the whole opens what is sealed when it is given the key, by path or in the casebook")
    func verify() throws {
        let casebook = try casebook(damaging: note)
        let coded = try Casebook.verify(at: path)
        #expect(coded.problems == [] && coded.sealed == 4 && !coded.isOpened)
        let key = VaultAccess(.key(try TestKey.first()))
        let opened = try Casebook.verify(at: path, vault: key)
        #expect(opened.problems.map(\.sequence) == [4] && opened.isOpened && opened.sealed == 4)
        #expect(opened.problems.first?.message.contains("Canary") == false)
        #expect(try casebook.verify(opensSealed: true).problems == opened.problems)
        #expect(try casebook.verify().problems == [])
        #expect(refusal { _ = try Casebook.verify(at: path, vault: VaultAccess.none) }?.code == .keyMissing)
        let wrong = VaultAccess(.key(try TestKey.second()))
        #expect(refusal { _ = try Casebook.verify(at: path, vault: wrong) }?.code == .keyWrong)
        let plain = try Casebook.create(at: folder.file("plain.sqlite")).path
        let none = try Casebook.verify(at: plain, vault: key)
        #expect(none.problems == [] && !none.isOpened && none.sealed == 0)
    }

    @Test("A dump with what is sealed writes nothing that came after it was accounted for")
    func accounted() throws {
        let (casebook, other) = (try casebook(), try casebook())
        var lines: [String] = []
        var late: EntryID?
        try casebook.dumpIdentified(reason: "a hearing", on: date("2026-06-01"), author: "zz") {
            line throws(JalonError) in
            lines.append(String(decoding: line, as: UTF8.self))
            guard late == nil else { return }
            do {
                late = try other.seal(.noteAdded, [.text: "late"], in: "BE-1").entry.id
            } catch {
                throw error as? JalonError ?? JalonError(.failed, "\(error)")
            }
        }
        let id = try #require(late)
        #expect(lines.count == 7 && lines.last?.contains("\"identity-revealed\"") == true)
        #expect(!lines.contains { $0.contains(id.text) || $0.contains("late") })
        #expect(try casebook.timeline(of: reference("BE-1")).last?.id == id)
        #expect(try casebook.identified().contains("late"))
    }
}
