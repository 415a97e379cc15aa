import CaseStore
import Foundation
import Jalon
import Testing

@Suite("A case is handed over with its proof of origin")
struct CasebookTransferTests {
    let sender: Casebook
    private let folder = TemporaryFolder()

    init() throws {
        sender = try Casebook.vaulted(at: folder.file("a.sqlite"))
        try sender.open("BE-1")
        try sender.open("BE-2")
        try sender.seal(.identityRecorded, [:], identity: Identity(["lastName": canary]), in: "BE-1")
        try sender.seal(.stepRecorded(.init(.teamDiscussion)), [.note: "\(canary) n"], in: "BE-1", author: "ém")
        try sender.record(.stageGranted(.init(stage: "be.reflection")), in: "BE-2", on: "2026-03-02")
        try sender.record(.stageGranted(.init(stage: "be.reflection")), in: "BE-1", on: "2026-03-05")
    }

    private func receiver(_ name: String = "b", key: VaultKey? = nil) throws -> Casebook {
        try Casebook.vaulted(at: folder.file(name + ".sqlite"), key: key ?? TestKey.second())
    }

    @Test("Every entry keeps its identifier, author, times and texts; both casebooks are whole")
    func whole() throws {
        let bundle = try sender.handOver("BE-1")
        #expect(bundle.count > 1_000 && !bundle.elementsEqual(canary.utf8))
        let other = try receiver()
        try other.open("BE-7")
        let report = try other.takeOver(bundle)
        #expect(report.reference.text == "BE-1" && report.entries == 7 && report.skipped == 0)
        #expect(try report.casebook == CasebookStore.open(at: sender.path).identity())
        let (mine, theirs) = (try sender.told("BE-1"), try other.told("BE-1"))
        #expect(Array(theirs.prefix(5)) == mine && theirs.count == 7)
        #expect(mine.contains { $0.contains(" ém ") })
        let (sent, received) = (try sender.reveal(of: "BE-1"), try other.reveal(of: "BE-1"))
        #expect(received.identity == sent.identity && received.identity?["lastName"] == canary)
        #expect(received.texts.filter { sent.texts[$0.key] != nil } == sent.texts.filter { $0.key != sent.entry.id })
        #expect(try other.cases(.all).map(\.reference.text) == ["BE-1", "BE-7"])
        for casebook in [sender, other] {
            let path = casebook.path
            #expect(try Casebook.verify(at: path).problems == [])
        }
        #expect(try other.deadlines().map(\.name).contains("be.reflection/end"))
        #expect(try bytes(other.path).range(of: Data("Canary".utf8)) == nil)
    }

    @Test("Both say what happened: sent there, received and accepted here")
    func recorded() throws {
        let bundle = try sender.handOver("BE-1")
        let sent = try #require(sender.state(of: reference("BE-1")).people.referrals.last)
        #expect(sent.isTransfer && sent.isOutgoing && sent.basis == .vitalInterest && sent.status == .sent)
        let other = try receiver()
        try other.takeOver(bundle)
        let referrals = try other.state(of: reference("BE-1")).people.referrals
        #expect(referrals.map(\.isOutgoing) == [true, false] && referrals.map(\.isTransfer) == [true, true])
        #expect(referrals.last?.status == .accepted && referrals.last?.purpose == .changeOfLocation)
        #expect(try other.timeline(of: reference("BE-1")).suffix(2).map(\.author) == ["ml", "ml"])
    }

    @Test("Handed on, an entry keeps the proof of every casebook that it was recorded in")
    func onward() throws {
        let (second, third) = (try receiver("b"), try receiver("c", key: TestKey.first()))
        try second.takeOver(sender.handOver("BE-1"))
        try second.seal(.noteAdded, [.text: "second"], in: "BE-1", on: "2026-05-07", author: "ml")
        try third.takeOver(second.handOver("BE-1", on: "2026-06-01", author: "ml"), on: "2026-06-02", author: "zz")
        let identities = try [sender, second, third].map { try CasebookStore.open(at: $0.path).identity() }
        let proofs = try third.proofs("BE-1")
        #expect(proofs.map { $0.links.map(\.casebook).first } == Array(repeating: identities[2], count: proofs.count))
        #expect(proofs.map { Set($0.links.map(\.casebook)) == Set(identities) }.filter { $0 }.count == 5)
        #expect(proofs.map(\.links.count) == [3, 3, 3, 3, 3, 2, 2, 2, 2, 1, 1])
        let own = try sender.proofs("BE-1").map { $0.links[0] }
        for (proof, link) in zip(proofs, own) { #expect(proof.links.contains(link)) }
        #expect(try third.reveal(of: "BE-1").identity?["lastName"] == canary)
        for casebook in [sender, second, third] { #expect(try casebook.verify().problems == []) }
        // And back where it came from: what is there already is skipped.
        let back = try sender.takeOver(third.handOver("BE-1", on: "2026-07-01"), on: "2026-07-02")
        #expect(back.skipped == 5 && back.entries > 5)
        #expect(try sender.verify().problems == [])
    }

    @Test("The same bundle once more changes nothing; a later one brings what is new")
    func again() throws {
        let bundle = try sender.handOver("BE-1")
        let other = try receiver()
        try other.takeOver(bundle)
        let before = try bytes(other.path)
        let again = try other.takeOver(bundle)
        #expect(again.entries == 0 && again.skipped == 5)
        #expect(try bytes(other.path) == before)
        try sender.seal(.noteAdded, [.text: "later"], in: "BE-1", on: "2026-05-10")
        let later = try other.takeOver(sender.handOver("BE-1", on: "2026-05-11"), on: "2026-05-12")
        #expect(later.skipped == 5 && later.entries == 4)
        #expect(try other.verify().problems == [])
    }

    @Test("Without its texts the sender needs no key and the receiver no vault; the commitments go along")
    func coded() throws {
        let locked = try Casebook.open(at: sender.path)
        let bundle = try locked.handOver("BE-1", withTexts: false)
        let other = try Casebook.create(at: folder.file("plain.sqlite"))
        try other.takeOver(bundle)
        // All but the texts, which are said to be there where they are.
        func coded(_ casebook: Casebook) throws -> [String] {
            try casebook.told("BE-1").map { $0.replacing(" true", with: " false") }.prefix(5).map { $0 }
        }
        #expect(try coded(other) == coded(sender) && coded(other).count == 5)
        #expect(try sender.timeline(of: reference("BE-1")).map(\.hasTexts) == [false, true, true, false, false])
        #expect(try other.timeline(of: reference("BE-1")).allSatisfy { !$0.hasTexts })
        #expect(
            try other.proofs("BE-1").prefix(5).map(\.contentCommitment)
                == sender.proofs("BE-1").map(\.contentCommitment))
        #expect(try other.proofs("BE-1").compactMap(\.contentCommitment).count == 2)
        #expect(try other.verify().problems == [] && other.vaultStatus() == nil)
        // Handed on from there it is still the same entries.
        let third = try receiver()
        try third.takeOver(other.handOver("BE-1", withTexts: false, on: "2026-06-01"), on: "2026-06-02")
        #expect(try third.verify().problems == [] && third.reveal(of: "BE-1").identity == nil)
    }

    @Test("A bundle with texts needs a vault, unless they are left out")
    func noVault() throws {
        let bundle = try sender.handOver("BE-1")
        let other = try Casebook.create(at: folder.file("plain.sqlite"))
        let before = try bytes(other.path)
        #expect(refusal { try other.takeOver(bundle) }?.code == .keyMissing)
        #expect(try bytes(other.path) == before)
        #expect(try other.takeOver(bundle, leavingTexts: true).entries == 7)
        #expect(try other.verify().problems == [])
        #expect(try other.proofs("BE-1").compactMap(\.contentCommitment).count == 2)
        #expect(try other.timeline(of: reference("BE-1")).filter(\.hasTexts).isEmpty)
    }

    @Test("Another case of the same reference is not mixed with it")
    func otherCase() throws {
        let bundle = try sender.handOver("BE-1")
        for country in [CountryCode.belgium, .france] {
            let other = try receiver(country.rawValue)
            try other.open("be-1", country)
            let before = try bytes(other.path)
            let error = refusal { try other.takeOver(bundle) }
            #expect(error?.code == .contradictsRules && error?.message.contains("another case BE-1") == true)
            #expect(try bytes(other.path) == before)
        }
    }

    @Test("A transfer needs the consent to it or a basis; without, nothing is recorded or given")
    func consent() throws {
        let referral = EntryFacts.Referral(to: .specialisedCentre, purpose: .other)
        func transfer() throws {
            _ = try sender.transfer(
                reference("BE-1"), as: referral, withTexts: true, sealedWith: shared(), on: date("2026-05-04"),
                author: "hd")
        }
        try sender.record(.consentGiven(.init([.referral])), in: "BE-1", on: "2026-05-01")
        let before = try bytes(sender.path)
        #expect(refusal(transfer)?.code == .contradictsRules)
        #expect(try bytes(sender.path) == before)
        try sender.record(.consentGiven(.init([.transfer])), in: "BE-1", on: "2026-05-01")
        #expect(throws: Never.self) { try transfer() }
    }

    @Test("A transfer that cannot be sealed is not recorded: a short passphrase, a missing key")
    func notSealed() throws {
        let before = try bytes(sender.path)
        let referral = EntryFacts.Referral(to: .specialisedCentre, purpose: .other, basis: .courtOrder)
        func transfer(_ casebook: Casebook, _ secret: BundleSecret) -> JalonError.Code? {
            refusal {
                _ = try casebook.transfer(
                    reference("BE-1"), as: referral, withTexts: true, sealedWith: secret, on: date("2026-05-04"),
                    author: "hd")
            }?.code
        }
        #expect(transfer(sender, .passphrase("short")) == .invalidInput)
        #expect(try transfer(Casebook.open(at: sender.path), shared()) == .keyMissing)
        #expect(try bytes(sender.path) == before)
    }

    @Test("A wrong secret, a bundle that was cut or changed on its way, and what is no bundle")
    func notOpened() throws {
        let bundle = try sender.handOver("BE-1")
        let other = try receiver()
        let before = try bytes(other.path)
        func code(_ bytes: [UInt8], _ secret: BundleSecret? = nil) -> JalonError.Code? {
            refusal {
                _ = try other.receive(
                    bytes, sealedWith: secret ?? shared(), on: date("2026-05-06"), author: "ml")
            }?.code
        }
        #expect(try code(bundle, .key(TestKey.first())) == .keyWrong)
        #expect(code(bundle, .passphrase("a long passphrase")) == .keyWrong)
        #expect(code(Array(bundle.dropLast(40))) == .damaged)
        for place in [bundle.count / 2, bundle.count - 1] {
            var changed = bundle
            changed[place] ^= 1
            #expect(code(changed) == .damaged)
        }
        #expect(code(Array("a letter".utf8)) == .invalidInput && code([]) == .invalidInput)
        #expect(try bytes(other.path) == before)
    }
}
