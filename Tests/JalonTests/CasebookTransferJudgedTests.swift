import CaseStore
import CountryRules
import Foundation
import Jalon
import Testing

@Suite("What comes with a bundle was judged where it was recorded, and has to be of this case and this casebook")
struct CasebookTransferJudgedTests {
    private let folder = TemporaryFolder()

    private static let fixtures = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "CaseStoreTests/Fixtures")

    private func receiver(_ name: String = "b") throws -> Casebook {
        try Casebook.vaulted(at: folder.file(name + ".sqlite"), key: TestKey.second())
    }

    @Test(
        "A case of the first schema is handed over, though its entries would be refused today",
        arguments: ["BE-2013-0001", "HU-2013-0002", "GB-2013-0003"])
    func firstSchema(name: String) throws {
        let path = folder.file("old.sqlite")
        try FileManager.default.copyItem(
            atPath: Self.fixtures.appending(path: "schema-1.sqlite").path, toPath: path)
        let old = try Casebook.open(at: path)
        if try !old.state(of: reference(name)).isOpen {
            try old.record(.caseReopened, in: name, on: "2026-05-01")
        }
        let told = try old.told(name)
        let other = try receiver()
        let report = try other.takeOver(old.handOver(name, withTexts: false))
        #expect(report.entries == told.count + 3)
        #expect(try Array(other.told(name).prefix(told.count)) == told)
        #expect(try other.verify().problems == [] && other.state(of: reference(name)).isOpen)
    }

    @Test("An entry that the rules here would refuse is taken with its proof, and an entry without one is not")
    func provenance() throws {
        let sender = try Casebook.create(at: folder.file("a.sqlite"))
        try sender.open("BE-1")
        let grant = EntryFacts.stageGranted(.init(stage: "be.reflection"))
        try sender.record(grant, in: "BE-1", on: "2013-03-01")
        let bundle = try sender.handOver("BE-1", withTexts: false)
        // There is a second grant here already, of an entry that came before.
        let other = try receiver()
        try other.takeOver(bundle)
        #expect(refusal { try other.record(grant, in: "BE-1", on: "2013-04-01") }?.code == .contradictsRules)
        let store = try CasebookStore.open(at: other.path)
        let own = try other.proofs("BE-1")[1]
        for (provenance, isTaken) in [(own, true), (nil, false)] as [(Provenance?, Bool)] {
            var draft = EntryDraft(on: try date("2013-04-01"), author: "hd", facts: grant)
            draft.provenance = provenance
            let taken = try? store.rehearse(under: other.rules()) { try $0.append(draft, to: reference("BE-1")) }
            #expect((taken != nil) == isTaken)
        }
        // What has to fit another entry has to fit it here too.
        var draft = EntryDraft(on: try date("2026-06-01"), author: "hd", facts: .caseReopened)
        draft.provenance = own
        let error = refusal {
            _ = try store.rehearse(under: other.rules()) { try $0.append(draft, to: reference("BE-1")) }
        }
        #expect(error?.code == .contradictsRules)
    }

    @Test("What a proof says of this casebook itself has to be so")
    func ownLinks() throws {
        let sender = try Casebook.vaulted(at: folder.file("a.sqlite"))
        try sender.open("BE-1")
        try sender.record(.stepRecorded(.init(.teamDiscussion)), in: "BE-1", on: "2026-03-02")
        let other = try receiver()
        let identity = try CasebookStore.open(at: other.path).identity()
        let whole = try OpenedBundle(sender.handOver("BE-1"))
        // A proof that claims that the entry was recorded in the casebook that receives it.
        for line in [4, 5] {
            var claimed = whole
            let proof = try BundleProof(line: Array(claimed.lines[line].utf8))
            let link = proof.provenance.links[0]
            // The hash of the own link is right for its place: it was not recorded here all the same.
            let origin =
                "{\"casebook\":\"\(identity)\",\"sequence\":\(link.sequence),\"previous\":\"\(hex(link.previous))\","
                + "\"hash\":\"\(hex(link.hash))\"}"
            claimed.lines[line] = claimed.lines[line].replacing("\"origins\":[]", with: "\"origins\":[\(origin)]")
            #expect(claimed.lines != whole.lines)
            let before = try bytes(other.path)
            let error = refusal { try other.takeOver(claimed.sealed()) }
            #expect(error?.code == .damaged && error?.message.contains("was recorded in this casebook") == true)
            #expect(try bytes(other.path) == before)
        }
        // What was recorded here, went elsewhere and comes back is what it was.
        try other.takeOver(whole.sealed())
        let back = try sender.takeOver(other.handOver("BE-1", on: "2026-06-01", author: "ml"), on: "2026-06-02")
        #expect(back.skipped == 3 && back.entries == 5)
        #expect(try sender.verify().problems == [] && other.verify().problems == [])
    }

    private func hex(_ data: Data) -> String {
        data.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    @Test("An entry that is there already in another case is refused, that of an opening too")
    func otherCase() throws {
        let sender = try Casebook.vaulted(at: folder.file("a.sqlite"))
        try sender.open("BE-1")
        let step = try sender.record(.stepRecorded(.init(.teamDiscussion)), in: "BE-1", on: "2026-03-02").entry.id
        let opening = try #require(sender.timeline(of: reference("BE-1")).first?.id)
        let bundle = try sender.handOver("BE-1")
        for (index, id) in [opening, step].enumerated() {
            let other = try receiver("b\(index)")
            try other.open("BE-2")
            try other.record(.stepRecorded(.init(.guardian)), in: "BE-2", on: "2026-03-02", id: id.text)
            let before = try bytes(other.path)
            let error = refusal { try other.takeOver(bundle) }
            #expect(error?.code == .contradictsRules && error?.message.contains("in another case") == true)
            #expect(error?.message.contains("BE-2") == false)
            #expect(try bytes(other.path) == before)
        }
    }

    @Test("A case of a country without rules here is refused")
    func country() throws {
        let sender = try Casebook.create(at: folder.file("a.sqlite"))
        try sender.open("FR-1", .france)
        let bundle = try sender.handOver("FR-1", withTexts: false)
        let other = try Casebook.create(
            at: folder.file("b.sqlite"), rules: .embedded(countries: [.belgium]))
        let before = try bytes(other.path)
        let error = refusal { try other.takeOver(bundle) }
        #expect(error?.code == .invalidInput && error?.message.contains("there are no rules for FR") == true)
        #expect(error?.message.hasSuffix("nothing was stored") == true)
        #expect(try bytes(other.path) == before)
    }
}
