import CaseModel
import CountryRules
import Testing

@Suite("Facts written and read again")
struct EntryFactsRoundTripTests {
    static func everyFact() throws -> [EntryFacts] {
        let reference = try #require(CaseReference("BE-2026-7Q4K"))
        let day = try date("2026-03-01")
        var facts: [EntryFacts] = [
            .caseOpened(CaseHeader(reference: reference, CaseFacts(country: .belgium, openedOn: day))),
            .caseOpened(
                CaseHeader(
                    reference: reference,
                    CaseFacts(
                        country: .unitedKingdom, openedOn: day, region: "GB-SCT", isMinor: true,
                        adultOn: "2027-05", isUnaccompanied: true, isPlaced: true, exploitation: Exploitation.allCases,
                        nationality: CountryCode(rawValue: "MA"), sex: .female))),
            .stageGranted(.init(stage: "be.reflection")),
            .stageGranted(.init(stage: "be.reflection", until: day, pack: "BE/FIIT-2013")),
            .stageExtended(.init(stage: "be.longTerm", until: day)), .stageExtended(.init(stage: "be.longTerm")),
            .stageRefused(stage: "be.permanent"), .stageRefused(stage: "be.permanent", delivery: "mail"),
            .stageWithdrawn(stage: "be.temporary", .other, delivery: "registered-acknowledged"), .caseReopened,
            .stepRecorded(.init(.guardian)), .decisionRequested("reasonable-grounds"),
            .decide("appeal", .negative, delivery: "receipt"), .stayStarted(.init(stay: "be.stay.minors")),
            .stayStarted(.init(stay: "be.stay.minors", until: day)), .stayExtended(.init(stay: "be.stay.minors")),
            .stayExtended(.init(stay: "be.stay.minors", until: day)), .stayEnded(stay: "be.stay.minors"),
            .deadlineMet(.init(clock: "be.stay.minors.observation", trigger: day)),
        ]
        facts += DecisionOutcome.allCases.map { .decide("conclusive-grounds", $0) }
        facts += StepOutcome.allCases.map { .stepRecorded(.init(.teamDiscussion, with: Role.allCases, outcome: $0)) }
        facts += SignallingStep.allCases.flatMap { step in SkipReason.allCases.map { .stepSkipped(step, $0) } }
        facts += WithdrawalReason.allCases.map { .stageWithdrawn(stage: "be.longTerm", $0) }
        facts += ConditionStatus.allCases.map { .conditionRecorded("contact-broken", $0) }
        facts += ClosureReason.allCases.map { .caseClosed($0) }
        let target = try #require(EntryID("0198f3c2-1d2e-7a3b-8c4d-5e6f708192a3"))
        facts += RetractionReason.allCases.map { .entryRetracted(target, $0) }
        facts += try EntryFacts.everySign() + EntryFacts.everyPerson() + EntryFacts.everyChange()
        return facts + facts.filter(\.kind.isCorrectable).map { .entryCorrected(target, $0) }
    }

    @Test("Every kind gives the same facts and the same bytes back")
    func roundTrip() throws {
        let reference = try #require(CaseReference("BE-2026-7Q4K"))
        let facts = try Self.everyFact()
        #expect(Set(facts.map(\.kind)) == Set(EntryFacts.Kind.allCases) && Set(facts).count > 250)
        for fact in facts {
            let read = try EntryFacts.read(fact.json.utf8, kind: fact.kind, reference: reference).facts
            #expect(read == fact && read.json == fact.json, "\(fact.json)")
        }
    }

    @Test("Two facts that differ are not the same bytes")
    func injective() throws {
        let facts = try Set(Self.everyFact().filter { $0.kind != .caseOpened })
        #expect(Set(facts.map { "\($0.kind.rawValue) \($0.json)" }).count == facts.count)
    }

    @Test("Every kind with every free text that it has, and no other", arguments: EntryFacts.Kind.allCases)
    func texts(kind: EntryFacts.Kind) throws {
        let all = Dictionary(uniqueKeysWithValues: kind.texts.map { ($0, "Zoé said \"\($0.rawValue)\"\n☂") })
        let sealed = SealedTexts(all, identity: kind == .identityRecorded ? Identity(["lastName": "Ü"]) : nil)
        #expect(throws: Never.self) { try sealed.check(for: kind) }
        #expect(try SealedTexts(bytes: sealed.bytes) == sealed)
        for field in TextField.allCases where !kind.texts.contains(field) {
            let error = #expect(throws: JalonError.self) { try SealedTexts([field: "Zoé"]).check(for: kind) }
            #expect(error?.message == "field \"\(field.rawValue)\": does not belong to \(kind.rawValue)")
        }
        // The line of the interchange format, facts and texts together, gives both back.
        for fact in try Self.everyFact() where fact.kind == kind && kind != .caseOpened && kind != .entryCorrected {
            let line = JSONValue.object(fact.members + sealed.members).line
            let fields = try InterchangeFields.read(line.utf8)
            #expect(try fields.facts(of: kind) == fact && fields.sealedTexts() == sealed, "\(fact.json)")
        }
    }

    @Test("The lines are those of the interchange format")
    func lines() throws {
        let day = try date("2026-03-01")
        let header = CaseHeader(
            reference: try #require(CaseReference("X")),
            CaseFacts(country: .france, openedOn: day, exploitation: [.labour]))
        #expect(
            EntryFacts.caseOpened(header).json
                == #"{"country":"FR","openedOn":"2026-03-01","region":null,"minor":false,"unaccompanied":false,"#
                + #""placed":false,"exploitation":["exp.labour"],"nationality":null}"#)
        #expect(
            EntryFacts.stepRecorded(.init(.teamDiscussion, with: [.educator])).json
                == #"{"step":"team-discussion","with":["educator"]}"#)
        #expect(
            EntryFacts.stageGranted(.init(stage: "be.reflection")).json == #"{"stage":"be.reflection","until":null}"#)
        #expect(EntryFacts.caseReopened.json == "{}")
    }

    @Test("So are those of decisions, stays, deadlines and amendments")
    func furtherLines() throws {
        let target = try #require(EntryID("0198f3c2-1d2e-7a3b-8c4d-5e6f708192a3"))
        let lines: [(EntryFacts, String)] = [
            (.decisionRequested("appeal"), #"{"decision":"appeal"}"#),
            (.decide("appeal", .positive), #"{"decision":"appeal","outcome":"positive"}"#),
            (
                .decide("appeal", .negative, delivery: "mail"),
                #"{"decision":"appeal","outcome":"negative","delivery":"mail"}"#
            ),
            (.stageRefused(stage: "be.temporary"), #"{"stage":"be.temporary"}"#),
            (
                .stageRefused(stage: "be.temporary", delivery: "mail"),
                #"{"stage":"be.temporary","delivery":"mail"}"#
            ),
            (try .stay("be.stay.minors"), #"{"stay":"be.stay.minors","until":null}"#),
            (
                try .prolong("be.stay.minors", until: "2026-03-01"),
                #"{"stay":"be.stay.minors","until":"2026-03-01"}"#
            ),
            (.stayEnded(stay: "be.stay.minors"), #"{"stay":"be.stay.minors"}"#),
            (
                try .settle("be.appeal", from: "2026-03-01"),
                #"{"deadline":"be.appeal","trigger":"2026-03-01"}"#
            ),
            (
                .entryRetracted(target, .duplicate),
                #"{"target":"0198f3c2-1d2e-7a3b-8c4d-5e6f708192a3","reason":"duplicate"}"#
            ),
            (
                .entryCorrected(target, .stayEnded(stay: "be.stay.minors")),
                #"{"target":"0198f3c2-1d2e-7a3b-8c4d-5e6f708192a3","as":"stay-ended","stay":"be.stay.minors"}"#
            ),
        ]
        for (facts, line) in lines { #expect(facts.json == line) }
    }

    @Test("An entry speaks of its stage, or of the entry that it amends")
    func stages() throws {
        for fact in try Self.everyFact() {
            #expect((fact.stage != nil) == fact.kind.rawValue.hasPrefix("stage-"), "\(fact.json)")
            #expect((fact.target != nil) == fact.kind.rawValue.hasPrefix("entry-"), "\(fact.json)")
        }
    }
}
