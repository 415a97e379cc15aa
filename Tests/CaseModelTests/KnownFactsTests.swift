import CaseModel
import CountryRules
import Testing

@Suite("Facts that were read before")
struct KnownFactsTests {
    private let reference = CaseReference("BE-2026-7Q4K")

    private func read(
        _ json: String, _ kind: EntryFacts.Kind, _ reference: CaseReference, by known: inout KnownFacts
    ) throws -> (facts: EntryFacts, isOverride: Bool) {
        var json = json
        return try json.withUTF8 { try known.read($0, kind: kind, reference: reference) }
    }

    @Test("They are what they are without a memory, however often and in whatever order they come")
    func same() throws {
        let reference = try #require(reference)
        var known = KnownFacts()
        let facts = try EntryFactsRoundTripTests.everyFact()
        for fact in facts + facts.reversed() + facts {
            let again = try read(fact.json, fact.kind, reference, by: &known)
            #expect(again.facts == fact && !again.isOverride, "\(fact.json)")
            guard fact.kind.isOverridable else { continue }
            let override = try read(fact.json(isOverride: true), fact.kind, reference, by: &known)
            #expect(override.facts == fact && override.isOverride, "\(fact.json)")
        }
    }

    @Test("More of them than are known at once, and longer ones, are read too")
    func many() throws {
        let reference = try #require(reference)
        var known = KnownFacts()
        for round in 0..<2 {
            for number in 0..<3_000 {
                let pack = "BE/\(String(repeating: "x", count: number / 10))\(number)"
                let fact = EntryFacts.stageGranted(.init(stage: "be.reflection", pack: pack))
                #expect(try read(fact.json, fact.kind, reference, by: &known).facts == fact, "\(round) \(number)")
            }
        }
    }

    @Test("The same text under another kind is read as that kind says")
    func kinds() throws {
        let reference = try #require(reference)
        var known = KnownFacts()
        let json = EntryFacts.stageGranted(.init(stage: "be.longTerm")).json
        #expect(try read(json, .stageGranted, reference, by: &known).facts.kind == .stageGranted)
        #expect(try read(json, .stageExtended, reference, by: &known).facts.kind == .stageExtended)
        #expect(throws: JalonError.self) { try read(json, .caseClosed, reference, by: &known) }
        #expect(throws: JalonError.self) { try read(json, .caseClosed, reference, by: &known) }
        #expect(try read(json, .stageGranted, reference, by: &known).facts.kind == .stageGranted)
    }

    @Test("An opening names its own case, also behind another that says the same")
    func openings() throws {
        let first = try #require(reference), second = try #require(CaseReference("BE-2026-0002"))
        var known = KnownFacts()
        let header = CaseHeader(
            reference: first, CaseFacts(country: .belgium, openedOn: try date("2026-03-01")))
        let json = EntryFacts.caseOpened(header).json
        for reference in [first, second, first] {
            guard case .caseOpened(let read) = try read(json, .caseOpened, reference, by: &known).facts else {
                Issue.record("no opening")
                return
            }
            #expect(read.reference == reference)
        }
    }
}
