import CaseModel
import CivilCalendar
import CountryRules
import Testing

@Suite("What is sealed, as it holds")
struct HeldTextsTests {
    @Test("The texts of a case as they hold: corrections add up, and what was retracted is gone")
    func held() throws {
        var timeline = try Timeline(.belgium)
        let first = try timeline.record(.identityRecorded, on: "2026-03-01")
        let note = try timeline.record(.noteAdded, on: "2026-03-02")
        let gone = try timeline.record(.noteAdded, on: "2026-03-03")
        let second = try timeline.record(.identityRecorded, on: "2026-03-04")
        let reminder = try timeline.record(.reminderAdded(.init(due: date("2026-05-01"))), on: "2026-03-04")
        let title = try timeline.correct(reminder, as: .reminderAdded(.init(due: date("2026-05-02"))), on: "2026-03-04")
        let more = try timeline.correct(reminder, as: .reminderAdded(.init(due: date("2026-05-03"))), on: "2026-03-04")
        let wrong = try timeline.correct(reminder, as: .reminderAdded(.init(due: date("2026-05-04"))), on: "2026-03-04")
        let retraction = try timeline.retract(gone, on: "2026-03-05")
        let undone = try timeline.retract(wrong, on: "2026-03-05")
        let sealed: [EntryID: SealedTexts] = [
            first: SealedTexts([:], identity: Identity(["firstName": "A", "city": "B"])),
            second: SealedTexts([:], identity: Identity(["city": "C"])), note: SealedTexts([.text: "kept"]),
            gone: SealedTexts([.text: "gone"]), reminder: SealedTexts([.title: "t1", .note: "n1"]),
            title: SealedTexts([.title: "t2"]), more: SealedTexts([.note: "n3"]), wrong: SealedTexts([.title: "t4"]),
            retraction: SealedTexts([.reasonText: "why"]), undone: .none,
        ]
        let held = timeline.fold.held(sealed)
        #expect(held.identity == Identity(["firstName": "A", "city": "C"]))
        #expect(held.texts[note] == SealedTexts([.text: "kept"]) && held.texts[gone] == nil)
        #expect(held.texts[reminder] == SealedTexts([.title: "t2", .note: "n3"]))
        for correction in [title, more, wrong, undone] { #expect(held.texts[correction] == nil) }
        #expect(held.texts[retraction]?[.reasonText] == "why")
        try timeline.retract(second, on: "2026-03-06")
        #expect(timeline.fold.held(sealed).identity == Identity(["firstName": "A", "city": "B"]))
        try timeline.retract(retraction, on: "2026-03-06")
        #expect(timeline.fold.held(sealed).texts[gone]?[.text] == "gone")
        #expect(timeline.fold.held([:]).identity == nil && timeline.fold.held([:]).texts.isEmpty)
    }

    @Test("What an identity says is put right by its correction")
    func corrected() throws {
        var timeline = try Timeline(.belgium)
        let first = try timeline.record(.identityRecorded, on: "2026-03-01")
        let right = try timeline.correct(first, as: .identityRecorded, on: "2026-03-01")
        let sealed: [EntryID: SealedTexts] = [
            first: SealedTexts([:], identity: Identity(["firstName": "A", "city": "B"])),
            right: SealedTexts([:], identity: try Identity(json: #"{"city":null,"lastName":"D"}"#.utf8)),
        ]
        #expect(timeline.fold.held(sealed).identity == Identity(["firstName": "A", "lastName": "D"]))
    }

    @Test("That somebody looked cannot be corrected or retracted, and is recorded on a closed case")
    func audit() throws {
        var timeline = try Timeline(.belgium)
        try timeline.record(.caseClosed(.completed), on: "2026-03-01")
        let looked = try timeline.record(.identityRevealed(.all), on: "2026-03-02")
        try timeline.record(.caseReopened, on: "2026-03-03")
        #expect(try timeline.refusal(.entryRetracted(looked, .other), on: "2026-03-04")?.code == .contradictsRules)
        let corrected = EntryFacts.entryCorrected(looked, .identityRevealed(.texts))
        #expect(try timeline.refusal(corrected, on: "2026-03-04")?.code == .contradictsRules)
        #expect(throws: JalonError.self) {
            try InterchangeFields.read(
                "{\"target\":\"\(looked)\",\"as\":\"identity-revealed\",\"shown\":\"all\"}".utf8
            ).facts(of: .entryCorrected)
        }
        #expect(EntryFacts.Kind.allCases.filter(\.isAudit) == [.identityRevealed, .timelineExported, .contentErased])
    }
}
