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
                        nationality: CountryCode(rawValue: "MA")))),
            .stageGranted(.init(stage: "be.reflection")),
            .stageGranted(.init(stage: "be.reflection", until: day, pack: "BE/FIIT-2013")),
            .stageExtended(.init(stage: "be.longTerm", until: day)), .stageExtended(.init(stage: "be.longTerm")),
            .stageRefused(stage: "be.permanent"), .caseReopened, .stepRecorded(.init(.guardian)),
        ]
        facts += StepOutcome.allCases.map { .stepRecorded(.init(.teamDiscussion, with: Role.allCases, outcome: $0)) }
        facts += SignallingStep.allCases.flatMap { step in SkipReason.allCases.map { .stepSkipped(step, $0) } }
        facts += WithdrawalReason.allCases.map { .stageWithdrawn(stage: "be.longTerm", $0) }
        facts += ConditionStatus.allCases.map { .conditionRecorded("contact-broken", $0) }
        facts += ClosureReason.allCases.map { .caseClosed($0) }
        return facts
    }

    @Test("Every kind gives the same facts and the same bytes back")
    func roundTrip() throws {
        let reference = try #require(CaseReference("BE-2026-7Q4K"))
        let facts = try Self.everyFact()
        #expect(Set(facts.map(\.kind)) == Set(EntryFacts.Kind.allCases))
        for fact in facts {
            let read = try EntryFacts.read(fact.json.utf8, kind: fact.kind, reference: reference)
            #expect(read == fact && read.json == fact.json, "\(fact.json)")
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

    @Test("An entry speaks of its stage")
    func stages() throws {
        for fact in try Self.everyFact() {
            #expect((fact.stage != nil) == fact.kind.rawValue.hasPrefix("stage-"), "\(fact.json)")
        }
    }
}
