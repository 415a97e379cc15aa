import Jalon
import Testing

@Suite("Undo takes back what one recorded last, and deletes nothing")
struct CasebookUndoTests {
    let casebook: Casebook
    private let folder = TemporaryFolder()

    init() throws {
        casebook = try Casebook.vaulted(at: folder.file())
        try casebook.open("BE-1")
        try casebook.open("BE-2")
    }

    @discardableResult
    private func step(_ step: SignallingStep, in text: String = "BE-1", by author: String = "hd") throws -> EntryID {
        try casebook.record(
            .stepRecorded(.init(step)), in: reference(text), on: date("2026-03-02"), author: author
        ).entry.id
    }

    private func undo(_ author: String = "hd", in text: String? = nil) throws -> EntryID {
        try casebook.undo(by: author, in: text.map(reference), today: date("2026-03-05")).undone.id
    }

    @Test("One after the other, the last first; each leaves a retraction of that day")
    func successive() throws {
        let ids = [try step(.teamDiscussion), try step(.specialisedCentre), try step(.jointDialogue)]
        for id in ids.reversed() {
            let before = try casebook.timeline(of: reference("BE-1")).count
            let (undone, retraction) = try casebook.undo(by: "hd", in: reference("BE-1"), today: date("2026-03-05"))
            #expect(undone.id == id && retraction.entry.facts == .entryRetracted(id, .undone))
            #expect(retraction.entry.on.description == "2026-03-05" && retraction.entry.author == "hd")
            #expect(try casebook.timeline(of: reference("BE-1")).count == before + 1)
        }
        #expect(try casebook.state(of: reference("BE-1")).steps == [])
        #expect(try casebook.state(of: reference("BE-1")).signalling.state == .suspicion)
        #expect(try casebook.verify().problems == [])
    }

    @Test("What was undone already, and the undoing itself, are passed over")
    func passesOver() throws {
        let first = try step(.teamDiscussion)
        let second = try step(.specialisedCentre)
        #expect(try undo() == second && undo() == first)
        // An undoing that somebody else took back gives the entry back, and it can be undone again.
        let retraction = try #require(try casebook.timeline(of: reference("BE-1")).last)
        #expect(retraction.facts == .entryRetracted(first, .undone))
        try casebook.record(
            .entryRetracted(retraction.id, .other), in: reference("BE-1"), on: date("2026-03-06"), author: "ml")
        #expect(try undo() == first)
    }

    @Test("A retraction that was recorded by hand is undone as any entry, and what it took back holds again")
    func retraction() throws {
        let first = try step(.teamDiscussion)
        let byHand = try step(.specialisedCentre)
        let retraction = try casebook.record(.entryRetracted(byHand, .duplicate), in: "BE-1", on: "2026-03-03").entry.id
        #expect(try casebook.state(of: reference("BE-1")).steps.map(\.entry) == [first])
        #expect(try undo() == retraction)
        #expect(try casebook.state(of: reference("BE-1")).steps.map(\.entry) == [first, byHand])
        #expect(try undo() == byHand && undo() == first)
        #expect(try casebook.state(of: reference("BE-1")).steps == [] && casebook.verify().problems == [])
    }

    @Test("An entry that somebody else took back is passed over")
    func retractedByOthers() throws {
        let first = try step(.teamDiscussion)
        let second = try step(.specialisedCentre)
        try casebook.record(
            .entryRetracted(second, .duplicate), in: reference("BE-1"), on: date("2026-03-03"), author: "ml")
        #expect(try undo() == first)
        #expect(try undo("ml") != second)
    }

    @Test("A correction of an entry that was taken back is passed over: it changes nothing")
    func correctionOfRetracted() throws {
        let first = try step(.teamDiscussion)
        let second = try step(.specialisedCentre)
        try casebook.record(.entryCorrected(second, .stepRecorded(.init(.guardian))), in: "BE-1", on: "2026-03-03")
        try casebook.record(
            .entryRetracted(second, .wrongCase), in: reference("BE-1"), on: date("2026-03-04"), author: "ml")
        #expect(try undo() == first)
    }

    @Test("That somebody looked is passed over, and stays")
    func audit() throws {
        let id = try step(.teamDiscussion)
        _ = try casebook.reveal(.all, of: reference("BE-1"), reason: "why", on: date("2026-03-04"), author: "hd")
        #expect(try undo() == id)
    }

    @Test("What others recorded is not touched, and a case may be named")
    func others() throws {
        let mine = try step(.teamDiscussion, in: "BE-2")
        let here = try step(.teamDiscussion, in: "BE-1")
        let theirs = try step(.specialisedCentre, in: "BE-1", by: "ml")
        let last = try step(.specialisedCentre, in: "BE-2")
        #expect(try undo("hd", in: "be-1") == here)
        #expect(try undo("hd") == last && undo("hd") == mine)
        #expect(try casebook.state(of: reference("BE-1")).steps.map(\.entry) == [theirs])
        #expect(try undo("ml") == theirs)
    }

    @Test("Opening a case is not taken back, and of nothing there is nothing to take back")
    func opening() throws {
        let before = try bytes(casebook.path)
        let error = refusal { _ = try undo() }
        #expect(error?.code == .contradictsRules && error?.message.contains("opened BE-2") == true)
        #expect(error?.message.contains("jalon case close BE-2 --reason opened-in-error") == true)
        #expect(refusal { _ = try undo("nobody") }?.code == .notFound)
        #expect(try bytes(casebook.path) == before)
    }

    @Test("A closure is taken back; before it, on a closed case, nothing is")
    func closed() throws {
        let id = try step(.teamDiscussion, by: "ml")
        let closure = try casebook.record(.caseClosed(.completed), in: "BE-1", on: "2026-03-04").entry.id
        let before = try bytes(casebook.path)
        #expect(refusal { _ = try undo("ml") }?.code == .contradictsRules)
        #expect(try bytes(casebook.path) == before)
        #expect(try undo("hd", in: "BE-1") == closure && casebook.state(of: reference("BE-1")).isOpen)
        #expect(try undo("ml") == id)
    }

    @Test("A correction is taken back, and what it corrected holds as it was")
    func correction() throws {
        let id = try step(.teamDiscussion)
        try casebook.record(
            .entryCorrected(id, .stepRecorded(.init(.guardian))), in: "BE-1", on: "2026-03-03")
        #expect(try casebook.state(of: reference("BE-1")).steps.map(\.step) == [.guardian])
        _ = try undo()
        #expect(try casebook.state(of: reference("BE-1")).steps.map(\.step) == [.teamDiscussion])
        #expect(try undo() == id)
    }

    @Test("A note that was undone is not shown any more")
    func note() throws {
        let note = try casebook.seal(.noteAdded, [.text: canary], in: "BE-1").entry.id
        #expect(try undo() == note && casebook.reveal(of: "BE-1").texts[note] == nil)
    }

    @Test("What came from another casebook was recorded there, whoever has the same code here")
    func transferred() throws {
        try casebook.open("BE-3")
        try step(.teamDiscussion, in: "BE-3")
        let bundle = try casebook.transfer(
            reference("BE-3"), as: .init(to: .specialisedCentre, purpose: .other, basis: .vitalInterest),
            withTexts: false, sealedWith: .key(TestKey.second()), on: date("2026-03-03"), author: "hd"
        ).bundle
        let other = try Casebook.create(at: folder.file("other.sqlite"))
        _ = try other.receive(bundle, sealedWith: .key(TestKey.second()), on: date("2026-03-04"), author: "ml")
        let error = refusal { try other.undo(by: "hd", today: date("2026-03-05")) }
        #expect(error?.code == .notFound)
        #expect(try other.undo(by: "ml", today: date("2026-03-05")).undone.facts.kind == .referralAnswered)
    }
}
