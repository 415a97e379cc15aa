import CountryRules
import Testing

@Suite("A broken pack is refused with its file, the place and the reason")
struct BrokenPackTests {
    static let law = [
        PackChange(
            "days: 40,", "days: 20,", at: "stage zz.reflection",
            "a reflection period lasts at least 30 days (CETS 197 art. 13), not 20 days"),
        PackChange("days: 40,", "days: 29,", at: "stage zz.reflection", "not 29 days"),
        PackChange("days: 40,", "weeks: 4,", at: "stage zz.reflection", "not 4 weeks"),
        PackChange(
            "days: 40,", "workingDays: 40,", at: "stage zz.reflection", "a validity is not counted in working days"),
        PackChange(
            "days: 40,", "workingDays: 40,", at: "stage zz.reflection",
            "a reflection period is not counted in working days"),
        PackChange(
            "{ id: \"no-removal\", cites: [\"act.1\"] },", "", at: "stage zz.reflection",
            "nobody is removed during reflection (CETS 197 art. 13): the right no-removal is missing"),
        PackChange(
            "duration: { months: 6,", "duration: { months: 5,", at: "stage zz.permit",
            "a permit lasts at least six months (Directive 2004/81/EC art. 8), not 5 months"),
        PackChange("id: \"ZZ/2020\"", "id: \"Z/2020\"", at: "id", "the name has to begin with the country, \"ZZ/\""),
        PackChange(
            "to: \"2024-12-31\"", "to: \"2019-12-31\"", at: "to",
            "ends on 2019-12-31, before it begins on 2020-01-01"),
        PackChange("languages: [\"en\", \"fr\"]", "languages: [\"fr\"]", at: "languages", "English is needed"),
        PackChange("\"stage.zz.permit\": \"Permis\",", "", at: "text stage.zz.permit", "is missing in \"fr\""),
        PackChange("\"note.zz.otherwise\": \"On paper.\",", "", at: "text note.zz.otherwise", "is missing in \"en\""),
        PackChange(
            "\"decision.zz-final-decision\": \"final decision\",", "", at: "text decision.zz-final-decision",
            "is missing in \"en\""),
        PackChange("\"zz-identified\"", "\"zz-identfied\"", at: "text condition.zz-identfied", "is missing in \"en\""),
        PackChange(
            "after: [\"zz.reflection\"]", "after: [\"zz.relfection\"]", at: "stage zz.stay",
            "names the stage \"zz.relfection\", which the pack does not have"),
        PackChange(
            "kindOf: \"zz.permit\"", "kindOf: \"zz.promit\"", at: "stage zz.permit.work",
            "names the stage \"zz.promit\""),
        PackChange(
            "after: [\"zz.permit\"]", "after: [\"zz.settlement\"]", at: "stage zz.settlement",
            "is never reached from where the track starts"),
        PackChange(
            "beforeEndOf: [\"zz.permit\"]", "beforeEndOf: [\"zz.promit\"]", at: "period zz.renewal",
            "names the stage \"zz.promit\""),
        PackChange(
            "beforeEndOf: [\"zz.permit\"]", "beforeEndOf: []", at: "period zz.renewal",
            "a window lies before the end of some stage"),
        PackChange("after: [\"zz.house\"]", "after: [\"zz.huose\"]", at: "stay zz.home", "names the stay \"zz.huose\""),
        PackChange("from: \"2022-01-01\",", "from: \"2021-12-31\",", at: "stage zz.stay", "zz.stay stands twice"),
        PackChange("from: \"2022-01-01\",", "", at: "stage zz.stay", "zz.stay stands twice"),
        PackChange(
            "aliases: [\"zz.answer\"]", "aliases: [\"zz.respite\"]", at: "period zz.decision",
            "zz.respite stands twice"),
        PackChange(
            "to: \"2021-12-31\",", "to: \"2019-12-31\",", at: "stage zz.stay",
            "ends on 2019-12-31, before it begins on 2020-01-01"),
        PackChange(
            "published: \"2019-07-01\"", "published: \"July 2019\"", at: "citation act.1",
            "\"July 2019\" is no day of publication: a year, a month or a day"),
        PackChange(
            "published: \"2019-07-01\"", "published: \"2019-02-30\"", at: "citation act.1", "is no day of publication"),
        PackChange(
            "published: \"2019-07\"", "published: \"2019-13\"", at: "citation act.2", "is no day of publication"),
        PackChange("text: \"Guide of the Ministry\"", "text: \"\"", at: "citation guide", "says nothing"),
        PackChange(
            "take: \"later\" }],\n        cites: [\"act.1\"]", "take: \"later\" }],\n        cites: []",
            at: "stage zz.reflection, duration", "a value without a source"),
        PackChange(
            "note: \"zz.once\", cites: [\"act.1\"]", "note: \"zz.once\", cites: []",
            at: "stage zz.reflection, renewal", "a value without a source"),
        PackChange(
            "conditionsCites: [\"act.1\"]", "conditionsCites: []", at: "stage zz.reflection, conditions",
            "a value without a source"),
        PackChange(
            "note: \"zz.left\", cites: [\"act.1\"]", "note: \"zz.left\", cites: []",
            at: "stage zz.reflection, earlyEnd zz-left", "a value without a source"),
        PackChange(
            "note: \"zz.minors\", cites: [\"act.1\"]", "note: \"zz.minors\", cites: []",
            at: "stage zz.stay, shortcuts", "a value without a source"),
        PackChange(
            "document: { id: \"zz.paper\", cites: [\"act.1\"] }", "document: { id: \"zz.paper\", cites: [] }",
            at: "stage zz.reflection, document", "a value without a source"),
        PackChange(
            "times: 1, cites: [\"guide\"]", "times: 1, cites: []", at: "period zz.decision, extension",
            "a value without a source"),
        PackChange(
            "trigger: \"zzLastDay\",\n        cites: [\"act.2\"]", "trigger: \"zzLastDay\",\n        cites: []",
            at: "period zz.renewal", "a value without a source"),
        PackChange(
            "times: 2, cites: [\"act.2\"] },\n      extendable", "times: 2, cites: [] },\n      extendable",
            at: "stay zz.house, extension", "a value without a source"),
        PackChange(
            "basis: \"none\",\n      cites: [\"guide\"]", "basis: \"none\",\n      cites: []", at: "stay zz.hostel",
            "a value without a source"),
        PackChange(
            "stage: \"zz.stay\", cites: [\"guide\"]", "stage: \"zz.stay\", cites: []", at: "duty zz.inform",
            "a value without a source"),
        PackChange(
            "note: \"zz.work\", cites: [\"guide\"]", "note: \"zz.work\", cites: [\"giude\"]",
            at: "stage zz.reflection, right work", "cites \"giude\", which the pack does not list"),
        PackChange(
            "opens: { days: 90 }", "opens: { days: 29 }", at: "period zz.renewal",
            "the window can close before it opens"),
        PackChange(
            "opens: { months: 2 }, closes: { days: 10 }", "opens: { days: 9 }, closes: { days: 10 }",
            at: "period zz.renewal", "the window can close before it opens"),
        // Two months before the last day can be 62 days before it, and so two days before the window opens.
        PackChange(
            "opens: { days: 90 },\n        closes: { days: 30 }", "opens: { days: 60 },\n        closes: { months: 2 }",
            at: "period zz.renewal", "the window can close before it opens"),
        PackChange(
            "basis: \"statutory\"", "basis: \"none\"", at: "stay zz.house", "has a length, and yet rests on nothing"),
        PackChange(
            "basis: \"none\"", "basis: \"practice\"", at: "stay zz.hostel", "rests on something without a length"),
        PackChange(
            "until: { months: 4 }", "until: { days: 28 }", at: "stay zz.home",
            "the phase zz.home.second can end before the one that it follows"),
        PackChange(
            "until: { months: 4 }", "until: { months: 1 }", at: "stay zz.home", "can end before the one that it follows"
        ),
        // From 1 January one month ends on 1 February, and thirty days on 31 January.
        PackChange(
            "until: { months: 4 }", "until: { days: 30 }", at: "stay zz.home", "can end before the one that it follows"),
        PackChange(
            "upTo: { months: 5 }", "upTo: { months: 3 }", at: "stage zz.stay",
            "a range from 3 months to 3 months is not a range"),
        PackChange("upTo: { months: 5 }", "upTo: { months: 2 }", at: "stage zz.stay", "is not a range"),
        PackChange(
            "note: \"zz.once\",", "note: \"zz.once\", times: 1,", at: "stage zz.reflection",
            "is not renewed, and yet says by how long, how often or on which condition"),
        PackChange(
            "kind: \"conditional\", length: \"same\", condition: \"zz-statement\"",
            "kind: \"conditional\", length: \"same\"", at: "stage zz.stay",
            "is renewed on a condition, and does not name it"),
        PackChange(
            "bound: \"most\", times: 2", "bound: \"most\", times: 0", at: "stage zz.stay", "is prolonged 0 times"),
        PackChange(
            "document: { years: 5 },", "", at: "stage zz.settlement", "is renewed by the same length, and has none"),
        PackChange(
            "unstated: true,", "unstated: true, bound: \"least\",", at: "stage zz.other",
            "says at least or at most, and has no length"),
        PackChange(
            "alerts: [20, 5],", "alerts: [20, 5], beside: \"zz.other\",", at: "stage zz.reflection",
            "beside is for overlays: there is no other clock to show"),
        // What could never be computed, or never comes about.
        PackChange(
            "months: 3,\n        upTo: { months: 5 }", "workingDays: 3,\n        upTo: { workingDays: 5 }",
            at: "stage zz.stay", "a validity is not counted in working days"),
        PackChange(
            "length: { months: 2 }", "length: { workingDays: 2 }", at: "stage zz.stay",
            "a validity is not counted in working days"),
        PackChange(
            "until: { months: 1 }", "until: { workingDays: 9 }", at: "stay zz.home",
            "a stay is not counted in working days"),
        PackChange(
            "extension: { days: 30, times: 2", "extension: { workingDays: 30, times: 2", at: "stay zz.house",
            "a stay is not counted in working days"),
        PackChange(
            "opens: { days: 90 }", "opens: { workingDays: 90 }", at: "period zz.renewal",
            "a window is not counted in working days"),
        PackChange(
            "extension: { days: 30, times: 2", "extension: { days: 30, times: 0", at: "stay zz.house", "0 times"),
        PackChange(
            "extension: { workingDays: 4, times: 1", "extension: { workingDays: 4, times: 0",
            at: "period zz.decision", "0 times"),
        PackChange(
            "kind: \"renewable\", length: \"unstated\"",
            "kind: \"renewable\", length: \"unstated\", bound: \"least\"", at: "stage zz.permit.work",
            "is renewed by at least or at most, and has no length of renewal"),
        PackChange(
            "{ granted: \"zz.stay\" }", "{ granted: \"zz.nothing\" }", at: "period zz.decision",
            "starts with the grant of \"zz.nothing\", which the pack does not have"),
        PackChange(
            "limit: \"before-end\", stage: \"zz.stay\"", "limit: \"before-end\", stage: \"zz.nothing\"",
            at: "duty zz.inform", "names the stage \"zz.nothing\", which the pack does not have"),
        PackChange(
            "\"stage.zz.permit\": \"Permit\",", "\"stage.zz.permit\": \"\",", at: "text stage.zz.permit", "\"en\""),
        PackChange(
            "{ id: \"zz-hand\" }", "{ id: \"zz-post\" }", at: "period zz.appeal", "a way of delivery stands twice"),
        PackChange(
            "{ id: \"zz-hand\" }", "{ id: \"zz.hand\" }", at: "identifier zz.hand", "small letters, digits and dashes"),
        PackChange("\"zz-identified\"", "\"zz identified\"", at: "identifier zz identified", "is recorded in cases"),
        PackChange(
            "metBy: [\"zz-final-decision\"]", "metBy: [\"Final\"]", at: "identifier Final", "is recorded in cases"),
    ]

    @Test("What contradicts the law or itself", arguments: law)
    func contradicts(change: PackChange) throws {
        let file = try change.file()
        let review = try Embedded.book().reviewing([file])
        let found = review.problems.first {
            $0.place == change.place && $0.reason.contains(change.reason) && $0.severity == .error
        }
        #expect(found?.file == "mine.json5", "\(review.problems.map(\.description))")
    }

    @Test("It is not used: the first thing that is wrong is said", arguments: Array(law.prefix(4)))
    func notUsed(change: PackChange) throws {
        let file = try change.file()
        let first = try Embedded.book().reviewing([file]).problems.first { $0.severity == .error }
        let error = #expect(throws: RuleError.self) { try Embedded.book().adding(files: [file]) }
        #expect(error?.code == .unreadablePack)
        #expect(try error?.message.hasPrefix(#require(first).description) == true)
        #expect(first?.description.hasPrefix("mine.json5: ZZ/2020, \(change.place): ") == true)
    }
}
