import CivilCalendar
import CountryRules
import Testing

@Suite("Decisions on which an end depends")
struct DecisionTests {
    private func recovery(
        region: String? = nil, _ decisions: [DecisionTaken] = []
    ) throws -> ComputedDeadline {
        try Embedded.book().deadline(
            of: "uk.reflection", in: country("GB"), on: date("2025-03-31"), region: region, decisions: decisions)
    }

    private func conclusive(_ outcome: DecisionOutcome, _ day: String) throws -> DecisionTaken {
        DecisionTaken("conclusive-grounds", outcome, on: try date(day))
    }

    @Test("Until it is on record the counted day is the least, or the most")
    func open() throws {
        #expect(try recovery().steps.last?.kind == .undecided("conclusive-grounds", .later))
        let scotland = try recovery(region: "GB-SCT")
        #expect(scotland.steps.last?.kind == .undecided("conclusive-grounds", .earlier))
        #expect(scotland.flags == [.maximum])
    }

    @Test("On record, it makes the day certain")
    func closed() throws {
        for (region, outcome) in [
            (nil, DecisionOutcome.positive), (nil, .negative), ("GB-SCT", .positive), ("GB-SCT", .negative),
            ("GB-NIR", .positive), ("GB-NIR", .negative),
        ] as [(String?, DecisionOutcome)] {
            for day in days(from: try date("2025-03-31"), to: try date("2025-08-31")) {
                let found = try recovery(region: region, [DecisionTaken("conclusive-grounds", outcome, on: day)])
                #expect(found.flags == [], "\(region ?? "GB") \(outcome) \(day)")
            }
        }
    }

    @Test("A decision on something else, or before the period, changes nothing")
    func other() throws {
        let alone = try recovery()
        for decision in [
            DecisionTaken("reasonable-grounds", .positive, on: try date("2026-01-20")),
            DecisionTaken("reconsideration", .positive, on: try date("2026-01-20")),
            try conclusive(.positive, "2025-03-30"),
        ] {
            #expect(try recovery([decision]) == alone, "\(decision)")
        }
        // Taken on the day itself, it counts.
        #expect(try recovery([conclusive(.positive, "2025-03-31")]).flags == [])
    }

    @Test("The first decision ends the period; a later one, after a reconsideration, does not move it")
    func first() throws {
        let decisions = [try conclusive(.negative, "2025-06-02"), try conclusive(.positive, "2025-09-01")]
        #expect(try recovery(decisions).due.description == "2025-06-02")
        #expect(try recovery(region: "GB-NIR", decisions).due.description == "2025-06-02")
        #expect(try recovery(region: "GB-SCT", decisions).due.description == "2025-06-02")
    }

    @Test("In Northern Ireland the outcome tells")
    func outcome() throws {
        for (outcome, day, due) in [
            (DecisionOutcome.positive, "2025-04-20", "2025-05-15"), (.negative, "2025-04-20", "2025-04-20"),
            (.positive, "2025-05-15", "2025-05-15"), (.negative, "2025-05-15", "2025-05-15"),
            (.positive, "2025-05-16", "2025-05-16"), (.negative, "2025-05-16", "2025-05-16"),
        ] {
            let found = try recovery(region: "GB-NIR", [conclusive(outcome, day)])
            #expect(found.due.description == due && found.earliest <= found.due, "\(outcome) \(day)")
        }
    }

    @Test("A last day that a decision has moved is no longer that of a roll, nor of a range")
    func moved() throws {
        let source = try PackSource.own("zz-law")
        let limit = try source.replacing(
            "nature: \"validity\",\n        trigger: \"zzFirstDecision\"",
            with: "nature: \"procedural\",\n        trigger: \"zzFirstDecision\""
        ).read()
        var run = ClockRun(trigger: try date("2021-03-31"))
        let counted = try limit.deadline(of: "zz.reflection", run: run)
        #expect(counted.due.description == "2021-05-10" && counted.rolledFrom?.description == "2021-05-09")
        run.decisions = [DecisionTaken("zz-final-decision", .positive, on: try date("2021-06-01"))]
        let decided = try limit.deadline(of: "zz.reflection", run: run)
        #expect(decided.due.description == "2021-06-01" && decided.flags == [] && decided.rolledFrom == nil)
        let range = try source.replacing("days: 40,\n        bound: \"least\",", with: "days: 40, upTo: { days: 50 },")
            .read().deadline(of: "zz.reflection", run: run)
        #expect(range.due.description == "2021-06-01" && range.latest ?? range.due >= range.due)
    }

    @Test("The decisions that end a clock are known by name")
    func names() throws {
        let day = try date("2025-03-31")
        let kingdom = try country("GB")
        let book = try Embedded.book()
        for region in [nil, "GB-SCT", "GB-NIR"] {
            let law = try book.pack(of: kingdom, on: day, region: region)
            #expect(law.decisionsThatEnd("uk.reflection", on: day) == ["conclusive-grounds"])
            #expect(law.decisionsThatEnd("uk.residence", on: day) == [])
            #expect(law.decisionsThatEnd("uk.nothing", on: day) == [])
        }
        #expect(
            try book.pack(of: kingdom, on: day, region: "GB-SCT").decisionsThatEnd("uk.protection", on: day).count == 1)
    }

    @Test("A positive reasonable-grounds decision starts the period by itself", arguments: [nil, "GB-SCT", "GB-NIR"])
    func starts(region: String?) throws {
        let law = try Embedded.book().pack(of: country("GB"), on: date("2025-03-31"), region: region)
        #expect(
            law.stage("uk.reflection")?.startedBy
                == RulePack.DecisionTrigger(decision: "reasonable-grounds", outcome: .positive))
    }
}
