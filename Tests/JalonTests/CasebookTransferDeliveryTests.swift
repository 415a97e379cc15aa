import CaseStore
import Foundation
import Jalon
import Testing

@Suite("A transfer is recorded with its bundle or not at all, and says whether it named the person")
struct CasebookTransferDeliveryTests {
    let sender: Casebook
    private let folder = TemporaryFolder()
    private let referral = EntryFacts.Referral(to: .specialisedCentre, purpose: .other, basis: .courtOrder)

    init() throws {
        sender = try Casebook.vaulted(at: folder.file("a.sqlite"))
        try sender.open("BE-1")
        try sender.seal(.noteAdded, [.text: canary], in: "BE-1")
    }

    private func transfer(
        _ secret: BundleSecret? = nil, withTexts: Bool = false, referral: EntryFacts.Referral? = nil,
        deliver: ([UInt8]) throws(JalonError) -> Void
    ) throws -> Recorded {
        try sender.transfer(
            reference("BE-1"), as: referral ?? self.referral, withTexts: withTexts, sealedWith: secret ?? shared(),
            on: date("2026-05-04"), author: "hd", deliver: deliver)
    }

    @Test("What the delivery throws is thrown, and nothing is recorded")
    func refused() throws {
        let before = try bytes(sender.path)
        var count = 0
        let error = refusal {
            _ = try transfer { (bundle) throws(JalonError) in
                count += bundle.count
                throw JalonError(.failed, "the disk is full")
            }
        }
        #expect(error?.code == .failed && error?.message == "the disk is full" && count > 500)
        #expect(try bytes(sender.path) == before)
        #expect(try sender.state(of: reference("BE-1")).people.referrals.isEmpty)
    }

    @Test("What is delivered is the whole bundle, once, and then it is on record")
    func delivered() throws {
        var bundles: [[UInt8]] = []
        let recorded = try transfer { (bundle) throws(JalonError) in bundles.append(bundle) }
        #expect(bundles.count == 1 && recorded.entry.facts.kind == .referralSent)
        let other = try Casebook.create(at: folder.file("b.sqlite"))
        #expect(try other.takeOver(bundles[0]).entries == 5)
        #expect(try other.timeline(of: reference("BE-1")).contains { $0.id == recorded.entry.id })
        #expect(try sender.timeline(of: reference("BE-1")).last == recorded.entry)
    }

    @Test("The entry says whether what is sealed went along, whatever it was asked to say", arguments: [true, false])
    func identified(withTexts: Bool) throws {
        let recorded = try transfer(
            withTexts: withTexts,
            referral: .init(to: .ngo, purpose: .other, basis: .courtOrder, isIdentified: !withTexts)
        ) { (_) throws(JalonError) in }
        guard case .referralSent(let sent) = recorded.entry.facts else {
            Issue.record("\(recorded.entry.facts.kind)")
            return
        }
        #expect(sent.isIdentified == withTexts && sent.isTransfer && sent.to == .ngo)
        #expect(try sender.dumped().contains("\"transfer\":true,\"identified\":true") == withTexts)
    }

    @Test("The key of the vault does not leave with a bundle; another key and a passphrase do")
    func vaultKey() throws {
        let before = try bytes(sender.path)
        var isDelivered = false
        let error = refusal {
            _ = try transfer(.key(TestKey.first())) { (_) throws(JalonError) in isDelivered = true }
        }
        #expect(error?.code == .invalidInput && error?.message.contains("the key of the vault") == true)
        #expect(try !isDelivered && bytes(sender.path) == before)
        // It is refused without the vault being opened, too.
        let locked = try Casebook.open(at: sender.path)
        let coded = refusal {
            _ = try locked.transfer(
                reference("BE-1"), as: referral, withTexts: false, sealedWith: .key(TestKey.first()),
                on: date("2026-05-04"), author: "hd")
        }
        #expect(try coded?.code == .invalidInput && bytes(sender.path) == before)
        _ = try transfer(.key(TestKey.second())) { (_) throws(JalonError) in isDelivered = true }
        #expect(isDelivered)
    }

    @Test("What was taken over coded is completed by the bundle with its texts, once")
    func completed() throws {
        try sender.seal(.identityRecorded, [:], identity: Identity(["lastName": canary]), in: "BE-1")
        let bundle = try sender.handOver("BE-1")
        let other = try Casebook.vaulted(at: folder.file("b.sqlite"), key: TestKey.second())
        #expect(try other.takeOver(bundle, leavingTexts: true).entries == 6)
        let proofs = try other.proofs("BE-1")
        #expect(try other.reveal(of: "BE-1").identity == nil)
        #expect(try other.timeline(of: reference("BE-1")).prefix(4).allSatisfy { !$0.hasTexts })
        let completed = try other.takeOver(bundle)
        #expect(completed.entries == 2 && completed.skipped == 2)
        let revealed = try other.reveal(of: "BE-1")
        #expect(revealed.identity?["lastName"] == canary)
        #expect(revealed.texts.values.contains { $0[.text] == canary } && revealed.damaged.isEmpty)
        #expect(try other.timeline(of: reference("BE-1")).prefix(4).map(\.hasTexts) == [false, true, true, false])
        #expect(try Array(other.proofs("BE-1").prefix(6)) == proofs)
        #expect(try other.verify(opensSealed: true).problems == [])
        let again = try other.takeOver(bundle)
        #expect(again.entries == 0 && again.skipped == 4)
    }

    @Test("Completed with the name of the organisation that it went to, it is not received a second time")
    func completedTransfer() throws {
        let bundle = try sender.transfer(
            reference("BE-1"), as: referral, texts: SealedTexts([.organisation: canary]), withTexts: true,
            sealedWith: shared(), on: date("2026-05-04"), author: "hd"
        ).bundle
        let other = try Casebook.vaulted(at: folder.file("b.sqlite"), key: TestKey.second())
        try other.takeOver(bundle, leavingTexts: true)
        let before = try other.timeline(of: reference("BE-1")).map(\.id)
        try other.takeOver(bundle)
        #expect(try other.timeline(of: reference("BE-1")).map(\.id) == before)
        #expect(try other.reveal(of: "BE-1").texts.values.contains { $0[.organisation] == canary })
        #expect(try other.verify(opensSealed: true).problems == [])
    }
}
