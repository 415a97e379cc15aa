import CaseModel
import CivilCalendar
import CountryRules
import Testing

@Suite("An entry that is recorded although it contradicts the rules")
struct OverrideTests {
    private static let reference = CaseReference("X-1")

    /// An entry of the kinds that fit what they are about, each as it could be recorded.
    private static let fixed: Set<EntryFacts.Kind> = [
        .caseOpened, .caseClosed, .caseReopened, .deadlineMet, .referralSent, .referralAnswered, .consentWithdrawn,
        .reminderDone, .roleEnded, .supportEnded, .identityRevealed, .timelineExported, .entryCorrected,
        .entryRetracted, .holdPlaced, .holdLifted, .contentErased,
    ]

    /// A case of a stage that cannot be granted twice, and the second grant.
    private func twice() throws -> (timeline: Timeline, overridden: EntryID) {
        var timeline = try Timeline(.belgium)
        try timeline.grant("be.reflection", on: "2013-03-01")
        let overridden = try timeline.override(.grant("be.reflection"), on: "2013-05-01")
        return (timeline, overridden)
    }

    @Test("What closes, answers, ends or takes back another entry cannot be one; all else can")
    func kinds() {
        #expect(Set(EntryFacts.Kind.allCases.filter { !$0.isOverridable }) == Self.fixed)
        for kind in EntryFacts.Kind.allCases {
            #expect(kind.texts.contains(.overrideReason) == kind.isOverridable, "\(kind)")
        }
    }

    @Test("The check refuses it without, and takes it with; on a closed case, before the opening, a second time")
    func check() throws {
        var timeline = try Timeline(.belgium, openedOn: "2013-01-01")
        try timeline.grant("be.reflection", on: "2013-03-01")
        var closed = timeline
        try closed.record(.caseClosed(.completed), on: "2013-05-01")
        for (fold, facts, day) in [
            (timeline.fold, try EntryFacts.grant("be.reflection"), "2013-05-01"),
            (timeline.fold, try .grant("be.provisional"), "2012-12-31"),
            (closed.fold, .stepRecorded(.init(.guardian)), "2013-06-01"), (closed.fold, .noteAdded, "2013-06-01"),
        ] {
            let on = try date(day)
            let error = #expect(throws: JalonError.self) { try fold.check(facts, on: on, under: timeline.rules) }
            #expect(error?.code == .contradictsRules)
            #expect(throws: Never.self) { try fold.check(facts, on: on, isOverride: true, under: timeline.rules) }
            #expect(fold.contradiction(of: facts, on: on, under: timeline.rules))
        }
        let fits = try EntryFacts.grant("be.provisional")
        #expect(try !timeline.fold.contradiction(of: fits, on: date("2013-04-10"), under: timeline.rules))
    }

    @Test("What is unknown or ill formed is refused all the same: an override changes no word")
    func others() throws {
        let timeline = try Timeline(.belgium)
        for (facts, code) in [
            (try EntryFacts.grant("be.provisoire"), JalonError.Code.notFound),
            (try .grant("be.reflection", until: "2013-02-01"), .invalidInput),
            (.conditionRecorded("no-condition", .met), .notFound), (.decisionRequested("no-decision"), .notFound),
        ] {
            let on = try date("2013-03-01")
            #expect(!timeline.fold.contradiction(of: facts, on: on, under: timeline.rules))
            let error = #expect(throws: JalonError.self) {
                try timeline.fold.check(facts, on: on, isOverride: true, under: timeline.rules)
            }
            #expect(error?.code == code, "\(facts)")
        }
    }

    @Test("An answer, an end or an amendment is refused with an override too")
    func fixedKinds() throws {
        var timeline = try Timeline(.belgium)
        let step = try timeline.record(.stepRecorded(.init(.teamDiscussion)), on: "2013-03-01")
        try timeline.retract(step, on: "2013-03-02")
        for facts in [
            EntryFacts.entryRetracted(step, .other), .entryCorrected(step, .stepRecorded(.init(.guardian))),
            .caseReopened, .consentWithdrawn([.referral]), .referralSent(.init(to: .doctor, purpose: .other)),
        ] {
            let on = try date("2013-03-03")
            let error = #expect(throws: JalonError.self) {
                try timeline.fold.check(facts, on: on, isOverride: true, under: timeline.rules)
            }
            #expect(error?.code == .contradictsRules, "\(facts)")
        }
    }

    @Test("It is a finding, until it is retracted")
    func finding() throws {
        var (timeline, overridden) = try twice()
        let finding = try #require(timeline.state().findings.first { $0.code == .overridden })
        #expect(finding.entry == overridden)
        #expect(
            finding.message == "stage-granted: recorded although it contradicts the rules; the reason is sealed")
        try timeline.retract(overridden, on: "2013-05-02")
        #expect(timeline.state().findings.allSatisfy { $0.code != .overridden })
    }

    @Test("Its correction is not judged as if it fitted, and it stays an override")
    func corrected() throws {
        var (timeline, overridden) = try twice()
        let right = try EntryFacts.grant("be.reflection")
        try timeline.accepts(.entryCorrected(overridden, right), on: "2013-05-02")
        try timeline.correct(overridden, as: right, on: "2013-05-02")
        #expect(timeline.state().codes(overridden).contains("overridden"))
        let held = try timeline.fold.held(#require(timeline.entries.first { $0.id == overridden }))
        #expect(held.isOverride && held.on.description == "2013-05-02")
        // What fits no rule by its words stays refused.
        #expect(
            try timeline.refusal(.entryCorrected(overridden, .grant("be.provisoire")), on: "2013-05-03")?.code
                == .notFound)
        // An entry that was no override becomes none by being corrected.
        let first = timeline.entries[1].id
        #expect(
            try timeline.refusal(.entryCorrected(first, right), on: "2012-05-03")?.code == .contradictsRules)
    }

    @Test("The facts say it in the file and in the interchange format, and give it back")
    func written() throws {
        let reference = try #require(Self.reference)
        for facts in try EntryFactsRoundTripTests.everyFact() {
            #expect(facts.json(isOverride: false) == facts.json)
            let line = facts.json(isOverride: true)
            #expect(line.hasSuffix("\"override\":true}"), "\(line)")
            guard facts.kind.isOverridable else {
                let error = #expect(throws: JalonError.self, "\(line)") {
                    try EntryFacts.read(line.utf8, kind: facts.kind, reference: reference)
                }
                #expect(error?.message == "field \"override\": does not belong to \(facts.kind.rawValue)")
                continue
            }
            let read = try EntryFacts.read(line.utf8, kind: facts.kind, reference: reference)
            #expect(read.facts == facts && read.isOverride, "\(line)")
            #expect(try !EntryFacts.read(facts.json.utf8, kind: facts.kind, reference: reference).isOverride)
        }
    }

    @Test("That it is none may be said; anything but true or false is refused")
    func flag() throws {
        for line in [#"{"override":false}"#, #"{"override":null}"#, "{}"] {
            for kind in [EntryFacts.Kind.noteAdded, .caseReopened] {
                let fields = try InterchangeFields.read(line.utf8)
                #expect(try !fields.isOverride(of: kind))
                #expect(throws: Never.self) { try fields.facts(of: kind) }
            }
        }
        let error = #expect(throws: JalonError.self) { try InterchangeFields.read(#"{"override":"…"}"#.utf8) }
        #expect(error?.message == #"field "override": has to be true or false"#)
        let opening = #"{"case":"X","country":"BE","openedOn":"2026-03-01","override":true}"#
        let refused = #expect(throws: JalonError.self) {
            try InterchangeFields.read(opening.utf8).facts(of: .caseOpened)
        }
        #expect(refused?.message == #"field "override": does not belong to case-opened"#)
    }
}
