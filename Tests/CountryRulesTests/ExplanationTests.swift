import CivilCalendar
import CountryRules
import Testing

@Suite("A day explains itself")
struct ExplanationTests {
    @Test(
        "The steps begin with the event and end on the last day, whatever is computed", arguments: try CaseFile.names())
    func ends(file: String) throws {
        let cases = try CaseFile(named: file)
        let pack = try RuleBook.embedded().pack(named: cases.pack)
        for row in cases.rows {
            let found = try pack.deadline(of: row.stage, from: .trigger(row.on), prolongations: row.extensions ?? 0)
            #expect(found.steps.first?.date == row.on, "\(row)")
            let end = found.steps.last { $0.kind != .earliest(afterPrintedDay: false) && $0.date != nil }
            #expect(end?.date == found.due, "\(row)")
            let earliest = found.steps.first { $0.kind == .earliest(afterPrintedDay: false) }?.date
            #expect(earliest == (found.earliest == found.due ? nil : found.earliest), "\(row)")
            #expect(
                found.steps.contains { $0.kind == .validityDoesNotRoll } == !row.stage.hasSuffix("Grounds"), "\(row)")
            let prolonged = found.steps.contains { if case .prolonged = $0.kind { true } else { false } }
            #expect(prolonged == (row.extensions != nil), "\(row)")
        }
    }

    @Test("The text of a month end that is missing")
    func monthEnd() throws {
        let pack = try RuleBook.embedded().pack(named: "BE/FIIT-2013")
        let found = try pack.deadline(of: "be.provisional", from: .trigger(date("2013-11-30")))
        let texts = try RuleTexts(.english)
        #expect(
            found.steps.map { step in "\(step.date.map { "\($0)" } ?? "-") \(step.text(texts))" } == [
                "2013-11-30 trigger: \(texts["trigger.documentIssued"])",
                "- rules: BE/FIIT-2013, for events from 2013-01-01 to 2013-12-31, status kit",
                "2013-11-30 this day is not counted: day 1 is the next",
                "2014-02-28 2014-02 has no day 30: its last day is taken",
                "2014-02-28 3 months later",
                "2014-02-28 a validity: a last day on a Saturday, Sunday or holiday does not move",
                "2014-02-27 if the first day is counted, it already ends here: plan on this day",
            ])
    }

    @Test("The text of working days that a holiday stretches, under a pack named by hand")
    func workingDays() throws {
        let pack = try RuleBook.embedded().pack(named: "GB/FIIT-2013")
        let found = try pack.deadline(of: "uk.reasonableGrounds", from: .trigger(date("2026-06-11")), region: .scotland)
        let texts = try RuleTexts(.english)
        let lines = found.steps.map { $0.text(texts) }
        #expect(lines.dropFirst().first?.hasSuffix("; named by hand, the trigger lies outside these days") == true)
        #expect(lines.filter { $0.hasSuffix("onday does not count: World Cup bank holiday") }.count == 1)
        #expect(lines.filter { $0.hasSuffix("does not count: weekend") }.count == 2)
        #expect(lines.last == "5 working days later")
        #expect(found.kind == .decisionDue && found.earliest == found.due)
    }
}
