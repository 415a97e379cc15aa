import CivilCalendar
import CountryRules
import Testing

@Suite("A day explains itself")
struct ExplanationTests {
    @Test(
        "The steps begin with the event and end on the last day, whatever is computed", arguments: try KitFile.names())
    func kit(file: String) throws {
        let cases = try KitFile(named: file)
        let pack = try Embedded.pack(cases.pack)
        for row in cases.rows {
            let found = try pack.deadline(of: row.stage, on: row.on, prolongations: row.extensions ?? 0)
            check(found, "\(row)")
            #expect(
                found.steps.contains { $0.kind == .validityDoesNotRoll } == !row.stage.hasSuffix("Grounds"), "\(row)")
            let extended = found.steps.count { if case .extended = $0.kind { true } else { false } }
            #expect(extended == row.extensions ?? 0, "\(row)")
        }
    }

    @Test("So do the days of the law", arguments: try LawFile.names())
    func law(file: String) throws {
        let book = try Embedded.book()
        let cases = try LawFile(named: file)
        for row in cases.rows {
            guard case .deadline(let expected) = row.expected else { continue }
            let found = try row.computed(book, country(cases.country))
            guard expected.otherwiseCloses == nil, row.printed == nil || row.extensions.isEmpty else { continue }
            check(found, "\(row)")
            let packs = found.steps.compactMap { if case .pack(let id, _, _, _, _) = $0.kind { id } else { nil } }
            #expect(packs.count == 1, "\(row)")
            #expect(row.extensions.isEmpty == false || packs == [expected.pack], "\(row)")
        }
    }

    private func check(_ found: ComputedDeadline, _ row: Comment) {
        #expect(found.steps.first?.date == found.trigger, row)
        let isEarliest = { (kind: ExplanationStep.Kind) in
            switch kind {
            case .earliest, .earliestUnrolled: true
            default: false
            }
        }
        let end = found.steps.last { !isEarliest($0.kind) && $0.date != nil }
        #expect(end?.date == found.due, row)
        // An earlier day is said, unless a decision has moved the last day.
        let isDecided = found.steps.contains { if case .decided = $0.kind { true } else { false } }
        let earliest = found.steps.first { isEarliest($0.kind) }?.date
        #expect(earliest == (found.earliest == found.due ? nil : found.earliest) || isDecided && earliest == nil, row)
    }

    @Test("The text of a month end that is missing")
    func monthEnd() throws {
        let found = try Embedded.pack("BE/FIIT-2013").deadline(of: "be.provisional", on: date("2013-11-30"))
        let texts = try Embedded.texts(.english)
        #expect(
            found.steps.map { step in "\(step.date.map { "\($0)" } ?? "-") \(step.text(texts))" } == [
                "2013-11-30 trigger: \(texts["trigger.documentIssued"])",
                "- rules: BE/FIIT-2013, for events from 2013-01-01 to 2013-12-31, status: kit of 2013",
                "2013-11-30 this day is not counted: day 1 is the next",
                "2014-02-28 2014-02 has no day 30: its last day is taken",
                "2014-02-28 3 months later",
                "2014-02-28 a validity: a last day on a Saturday, Sunday or holiday does not move",
                "2014-02-27 if the first day is counted, it already ends here: plan on this day",
            ])
    }

    @Test("The text of working days that a holiday stretches, under a pack named by hand")
    func workingDays() throws {
        let found = try Embedded.pack("GB/FIIT-2013")
            .deadline(of: "uk.reasonableGrounds", on: date("2026-06-11"), region: .scotland)
        let texts = try Embedded.texts(.english)
        let lines = found.steps.map { $0.text(texts) }
        #expect(
            lines.dropFirst().first?.hasSuffix(
                "; named by hand: the trigger lies outside the days of GB/FIIT-2013") == true)
        #expect(lines.filter { $0.hasSuffix("onday does not count: World Cup bank holiday") }.count == 1)
        #expect(lines.filter { $0.hasSuffix("does not count: weekend") }.count == 2)
        #expect(lines.last == "5 working days later")
        #expect(found.kind == .decisionDue && found.earliest == found.due)
    }

    @Test("The text of a limit that begins with the third working day after the posting, and moves")
    func mail() throws {
        let found = try Embedded.book().deadline(
            of: "be.appeal", in: country("BE"), on: date("2025-09-30"), delivery: "mail")
        let texts = try Embedded.texts(.english)
        #expect(
            found.steps.map { step in "\(step.date.map { "\($0)" } ?? "-") \(step.text(texts))" } == [
                "2025-09-30 trigger: \(texts["trigger.decisionDelivered"])",
                "- rules: BE/2017, for events from 2017-05-20 to 2026-04-07, status: verified",
                "- delivered by registered or ordinary mail",
                "2025-10-03 working day 3 after the posting: the period begins here",
                "2025-10-03 this day is counted: it is day 1",
                "2025-11-01 30 days later",
                "2025-11-01 Saturday does not count: All Saints' Day",
                "2025-11-02 Sunday does not count: weekend",
                "2025-11-03 2025-11-01 is a day off: moved to the next working day",
                "2025-11-01 without the move to a working day it ends here: plan on this day",
            ])
    }

    @Test("The text of a decision that lengthens, and of an overlay that a decision ends")
    func decisions() throws {
        let texts = try Embedded.texts(.english)
        func lines(region: String?) throws -> [String] {
            let found = try Embedded.book().deadline(
                of: "uk.reflection", in: country("GB"), on: date("2025-03-31"), region: region,
                decisions: [DecisionTaken("conclusive-grounds", .positive, on: try date("2025-06-01"))])
            return found.steps.map { step in "\(step.date.map { "\($0)" } ?? "-") \(step.text(texts))" }
        }
        #expect(
            try lines(region: nil).last
                == "2025-06-01 conclusive-grounds decision: the later of this day and the counted day")
        let scotland = try lines(region: "GB-SCT")
        #expect(scotland.contains("- GB-SCT/2018 goes before the country’s own rules in GB-SCT"))
        #expect(
            scotland.last == "2025-06-01 conclusive-grounds decision: the earlier of this day and the counted day")
    }

    @Test("The text of a window, with the other way of counting")
    func window() throws {
        let found = try Embedded.book().deadline(of: "fr.cardRenewal", in: country("FR"), on: date("2026-05-31"))
        let texts = try Embedded.texts(.english)
        #expect(
            found.steps.dropFirst(2).map { step in "\(step.date.map { "\($0)" } ?? "-") \(step.text(texts))" } == [
                "2026-01-31 the window opens 120 days before the last day",
                "2026-04-01 the window closes 60 days before the last day",
                "2026-05-31 by the other way of applying: from 2026-03-31 to 2026-05-31",
                "2026-04-01 counted backwards: never moved to another day",
            ])
    }
}
