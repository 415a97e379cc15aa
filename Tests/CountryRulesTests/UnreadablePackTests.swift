import CountryRules
import Testing

@Suite("A file that is no pack is refused with its name, the place and the reason")
struct UnreadablePackTests {
    static let unreadable = [
        PackChange(
            "referenceOnly:", "refrenceOnly:", at: "at the top", "unknown key \"refrenceOnly\"; known are alerts, "),
        PackChange(
            "cites: [\"act.1\"] },\n      conditions:", "citse: [] },\n      conditions:", at: "stages[0].renewal",
            "unknown key \"citse\""),
        PackChange("days: 40,", "days: 40, days: 45,", at: "line 31", "the key \"days\" stands twice in one object"),
        PackChange(", checked: \"2026-11-21\"", "", at: "citations.act.1", "the key \"checked\" is missing"),
        PackChange("checked: \"2026-11-21\"", "checked: \"2026-11\"", at: "citations.act.1.checked", "\"2026-11\""),
        PackChange("alerts: [30, 14, 7]", "alerts: [7, 14, 30]", at: "alerts", "each once, the longest first"),
        PackChange("alerts: [20, 5]", "alerts: [20, 20]", at: "stages[0].alerts", "each once, the longest first"),
        PackChange("alerts: [3]", "alerts: [0]", at: "periods[0].alerts", "from 1 to 366"),
        PackChange("alerts: [10]", "alerts: [367]", at: "stays[0].alerts", "from 1 to 366"),
        PackChange(
            "role: \"side\"", "role: \"aside\"", at: "stages[6].role", "\"aside\" is not a part that a stage plays"),
        PackChange(
            "kind: \"limit-to-act\"", "kind: \"limit\"", at: "periods[1].kind", "\"limit\" is not a kind of deadline"),
        PackChange(
            "workingDays: 3 }", "workingDays: 0 }", at: "periods[1].delivery[1].workingDays", "1 to 30 working days"),
        PackChange(
            "\"same\", condition", "\"samely\", condition", at: "stages[2].renewal.length",
            "\"samely\" is neither \"same\" nor \"unstated\" nor a length"),
        PackChange(
            "{ stage: \"refused\" }", "{ stage: \"granted\" }", at: "periods[0].starts[2]", "needs one of decision"),
        PackChange(
            "when: \"condition\", ", "when: \"anyone\", ", at: "stages[1].shortcuts[1].when", "needs \"anyone\""),
        PackChange(
            "window: {",
            "duration: { days: 1, counting: \"exclusive\", nature: \"validity\", trigger: \"zzDocument\", cites: [\"act.1\"] }, window: {",
            at: "periods[2]", "needs either duration or window"),
        PackChange("calendar: \"none\"", "calendar: \"ZZ\"", at: "calendar", "\"ZZ\" is not a holiday calendar"),
        PackChange("country: \"ZZ\"", "country: \"zz\"", at: "country", "\"zz\" is not a country code"),
        PackChange("floors: [\"2004/81/EC\"]", "floors: [\"2004/80/EC\"]", at: "floors[0]", "2004/80/EC"),
        PackChange(
            "fr: {\n      \"country", "de: {\n      \"country", at: "texts", "\"de\" is not a language of the texts"),
    ]

    @Test("What the format does not have", arguments: unreadable)
    func cannotBeRead(change: PackChange) throws {
        let file = try change.file()
        let review = try Embedded.book().reviewing([file])
        #expect(review.packs == [] && review.problems.map(\.file) == ["mine.json5"])
        let error = #expect(throws: RuleError.self) { try Embedded.book().adding(files: [file]) }
        #expect(error?.code == .unreadablePack && error?.message == review.problems.first?.description)
        let message = try #require(error?.message)
        #expect(message.hasPrefix("mine.json5, \(change.place)") && message.contains(change.reason), "\(message)")
    }
}
