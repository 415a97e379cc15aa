import CountryRules
import Testing

@Suite("The check of packs")
struct PackCheckTests {
    @Test("The packs of the project pass without a word", arguments: try RuleBook.embedded().packs)
    func embedded(pack: RulePack) throws {
        let problems = try PackCheck.embedded().problems(in: pack)
        #expect(problems.isEmpty, "\(problems.map(\.description).joined(separator: "\n"))")
    }

    struct Refusal: Sendable {
        let old, new, place, reason: String
        let country: String

        init(_ old: String, _ new: String, at place: String, _ reason: String, country: String = "BE") {
            (self.old, self.new, self.place, self.reason, self.country) = (old, new, place, reason, country)
        }
    }

    static let refusals = [
        Refusal("days: 45", "days: 20", at: "stage be.reflection", "a reflection period lasts at least 30 days"),
        Refusal("days: 45", "days: 29", at: "stage be.reflection", "at least 30 days (CETS 197 art. 13), not 29 days"),
        Refusal("days: 45", "weeks: 4", at: "stage be.reflection", "not 4 weeks"),
        Refusal("days: 45", "workingDays: 45", at: "stage be.reflection", "a validity is not counted in working days"),
        Refusal(
            "after: [\"be.reflection\"]", "after: [\"be.relfection\"]", at: "stage be.provisional",
            "names the stage \"be.relfection\", which the pack does not have"),
        Refusal(
            "after: [\"be.provisional\"]", "after: [\"be.permanent\"]", at: "stage be.permanent",
            "is never reached from where the track starts"),
        Refusal(
            "id: \"be.longTerm\",", "id: \"be.longTerm\", kindOf: \"be.other\",", at: "stage be.longTerm",
            "names the stage \"be.other\""),
        Refusal("id: \"be.longTerm\",", "id: \"be.provisional\",", at: "stage be.provisional", "stands twice"),
        Refusal("id: \"BE/", "id: \"B/", at: "id", "the name has to begin with the country, \"BE/\""),
        Refusal(
            "to: \"2013-12-31\"", "to: \"2012-12-31\"", at: "to", "ends on 2012-12-31, before it begins on 2013-01-01"),
        Refusal("[\"en\", \"fr\"", "[\"nl\", \"fr\"", at: "languages", "English is needed"),
        Refusal(
            "\"contact-broken\"", "\"contact-brokn\"", at: "text condition.contact-brokn", "is missing in \"fr\""),
        Refusal("{ id: \"work\" }", "{ id: \"wrok\" }", at: "text right.wrok", "is missing in \"en\""),
        Refusal(
            "\"be.reflection.policeProtectionNotStated\"", "\"be.other\"", at: "text note.be.other",
            "is missing in \"nl\""),
        Refusal("\"documentIssued\"", "\"documentLost\"", at: "text trigger.documentLost", "is missing in \"en\""),
        Refusal(
            "cites: [\"kit.permits\", \"kit.overview\"]", "cites: []", at: "stage be.reflection, duration",
            "a value without a source"),
        Refusal(
            "conditionsCites: [\"kit.permits\"],", "", at: "stage be.reflection, conditions", "a value without a source"
        ),
        Refusal(
            "kind: \"none\", cites: [\"kit.permits\"]", "kind: \"none\", cites: []", at: "stage be.reflection, renewal",
            "a value without a source"),
        Refusal(
            "cites: [\"kit.permits\", \"kit.overview\"]", "cites: [\"kit.premits\"]",
            at: "stage be.reflection, duration",
            "cites \"kit.premits\", which the pack does not list"),
        Refusal(
            "kind: \"none\"", "kind: \"none\", times: 1", at: "stage be.reflection", "is not renewed, and yet says"),
        Refusal("document: { years: 5 },", "", at: "stage be.permanent", "is renewed by the same length, and has none"),
        Refusal(
            "length: { basis: \"average\", months: 3 },\n      cites: [\"kit.accommodation\"]",
            "length: { basis: \"average\", months: 3 },\n      cites: []",
            at: "accommodation be.accommodation.specialised",
            "a value without a source"),
        Refusal(
            "times: 1, cites: [\"kit.accommodation\"]", "times: 1, cites: []",
            at: "period hu.stay.specialised, extension",
            "a value without a source", country: "HU"),
        Refusal(
            "upTo: { years: 1 }", "upTo: { months: 6 }", at: "stage fr.shortTerm", "a range from 6 months to 6 months",
            country: "FR"),
    ]

    @Test("What is wrong is named with its place and reason, as an error", arguments: refusals)
    func refused(refusal: Refusal) throws {
        let pack = try PackSource(refusal.country).replacing(refusal.old, with: refusal.new).read()
        let problems = try PackCheck.embedded().problems(in: pack)
        let found = problems.contains {
            $0.place == refusal.place && $0.reason.contains(refusal.reason) && $0.severity == .error
                && $0.pack == pack.id
        }
        #expect(found, "\(problems.map(\.description))")
    }

    @Test("A reflection of thirty days or five weeks passes; one month is warned about")
    func reflectionLengths() throws {
        let check = try PackCheck.embedded()
        for length in ["days: 30", "weeks: 5", "months: 2"] {
            #expect(check.problems(in: try PackSource("BE").replacing("days: 45", with: length).read()) == [])
        }
        let month = check.problems(in: try PackSource("BE").replacing("days: 45", with: "months: 1").read())
        #expect(month.map(\.severity) == [.warning] && month.map(\.place) == ["stage be.reflection"])
    }

    @Test("A language without texts is said once")
    func languageWithoutTexts() throws {
        let check = PackCheck(texts: [try RuleTexts(.english), try RuleTexts(.french)])
        let problems = check.problems(in: try RuleBook.embedded().pack(named: "BE/FIIT-2013"))
        #expect(problems.map(\.description) == ["BE/FIIT-2013, languages: there are no texts in \"nl\""])
    }
}
