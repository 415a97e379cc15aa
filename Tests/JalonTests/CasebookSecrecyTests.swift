import Jalon
import Testing

@Suite("What was asked about secrecy, what was denied, and what the case knows")
struct CasebookSecrecyTests {
    let casebook: Casebook
    private let folder = TemporaryFolder()

    init() throws {
        casebook = try Casebook.create(at: folder.file())
        try casebook.open("BE-1")
        let facts = CaseFacts(
            country: .belgium, openedOn: try date("2026-01-01"), isMinor: true, adultOn: "2026-06")
        try casebook.open(facts, reference: reference("BE-2"), author: "hd")
    }

    private func assess(
        _ facts: Set<SecrecyFact>, denied: Set<SecrecyFact> = [], in text: String = "BE-1",
        on day: String = "2026-05-04"
    ) throws -> EntryFacts.SecrecyRecorded {
        let (assessment, recorded) = try casebook.assessSecrecy(
            facts, denied: denied, in: reference(text), on: date(day), author: "hd")
        guard case .secrecyAssessed(let said) = recorded.entry.facts else {
            throw JalonError(.failed, "\(recorded.entry.facts.kind)")
        }
        #expect(said.answer == assessment.answer && said.law == assessment.version)
        #expect(Set(said.facts) == Set(assessment.facts))
        return said
    }

    @Test("What was denied is recorded beside what was said, and told apart from what was not asked")
    func denied() throws {
        let said = try assess([.offence], denied: [.vulnerable, .peril])
        #expect(said.facts == [.offence] && said.denied == [.vulnerable, .peril])
        #expect(try casebook.state(of: reference("BE-1")).secrecy.last?.recorded == said)
        #expect(try casebook.dumped().contains(#""facts":["offence"],"denied":["vulnerable","peril"],"answer":"#))
        let other = try Casebook.create(at: folder.file("other.sqlite"))
        try other.importing(casebook.dumped())
        #expect(try other.state(of: reference("BE-1")).secrecy.last?.recorded == said)
        #expect(try casebook.verify().problems == [])
    }

    @Test("Of an adult nothing is added; a minor is vulnerable without being asked")
    func minor() throws {
        #expect(try assess([.offence, .danger]).facts == [.offence, .danger])
        let said = try assess([.offence, .danger], in: "BE-2")
        #expect(said.facts == [.vulnerable, .offence, .danger] && said.answer == .mayInform)
        #expect(try assess([.vulnerable], denied: [.peril], in: "BE-2").facts == [.vulnerable])
    }

    @Test("From the day of coming of age the person is asked about again")
    func adult() throws {
        #expect(try assess([.offence], in: "BE-2", on: "2026-05-31").facts == [.vulnerable, .offence])
        let later = try assess([.offence], denied: [.vulnerable], in: "BE-2", on: "2026-07-01")
        #expect(later.facts == [.offence] && later.denied == [.vulnerable])
    }

    @Test("That a minor is one is not denied; put right first, it is")
    func contradiction() throws {
        let before = try bytes(casebook.path)
        let error = refusal { _ = try assess([.offence], denied: [.vulnerable], in: "BE-2") }
        #expect(error?.code == .contradictsRules)
        #expect(error?.message.contains("jalon case amend BE-2 --no-minor") == true)
        #expect(try bytes(casebook.path) == before)
        var change = CaseChange()
        change.isMinor = false
        try casebook.record(.caseAmended(change), in: "BE-2", on: "2026-02-01")
        #expect(try assess([.offence], denied: [.vulnerable], in: "BE-2").denied == [.vulnerable])
    }
}
