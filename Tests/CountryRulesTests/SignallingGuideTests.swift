import CountryRules
import Testing

@Suite("The guide to signalling")
struct SignallingGuideTests {
    private let guide: SignallingGuide

    init() throws { guide = try SignallingGuide.carried() }

    @Test("Danger comes first, then the rules around the steps, the interview, trust and advice")
    func order() {
        #expect(guide.country == .belgium)
        #expect(guide.sections.map(\.id) == ["emergency", "rules", "interview", "ending", "trust", "advice"])
        #expect(guide.sections.first?.items.map(\.id) == ["call112"])
        #expect(guide.sections.map(\.items.count) == [1, 6, 5, 3, 8, 3])
        #expect(
            guide.sections[1].items.map(\.id) == [
                "neverAlone", "transparency", "aloneWithPerson", "leavingIsTheirs", "refusalIsNormal",
                "magistrateQualifies",
            ])
    }

    @Test("The four steps are those of the casebook, with roles that it knows")
    func steps() throws {
        #expect(guide.steps.map(\.id) == ["team-discussion", "specialised-centre", "guardian", "joint-dialogue"])
        #expect(guide.steps.map(\.id) == (try Vocabulary.codes(of: "SignallingStep")))
        let roles = Set(try Vocabulary.codes(of: "Role"))
        for step in guide.steps {
            #expect(!step.roles.isEmpty && roles.isSuperset(of: step.roles), "\(step.id)")
            #expect(step.records.first == "date", "\(step.id)")
        }
        #expect(guide.steps[1].notes == ["anonymousConsultation", "whichCentre"])
        #expect(guide.steps[2].roles == ["guardian", "lawyer"] && guide.steps[2].notes == ["onlyIfPlaced"])
    }

    @Test("Everything names its source: the training, or the page of a specialised centre")
    func sources() {
        let origins = guide.sections.flatMap { $0.items.map(\.origin) } + guide.steps.map(\.origin)
        #expect(Set(origins.map(\.source.id)) == ["elearning", "centre.professionals"])
        #expect(origins.allSatisfy { $0.status == .verified && $0.asOf == "2026" })
    }

    @Test("Every sentence exists in every language, once", arguments: RuleLanguage.allCases)
    func texts(language: RuleLanguage) throws {
        let texts = try Embedded.texts(language)
        for key in guide.textKeys { #expect(texts.has(key), "\(key)") }
        let items = guide.sections.flatMap { $0.items.map(\.textKey) }
        #expect(Set(items.map { texts[$0] }).count == items.count)
    }
}
