import CivilCalendar
import CountryRules
import Testing

@Suite("Every step of every explanation has its sentence in five languages")
struct StepTextTests {
    /// Deadlines of every kind: all clocks of all packs, on month ends and in between, with every decision, way of
    /// delivery, extension and printed day.
    private func sample(_ pack: RulePack) throws -> [ComputedDeadline] {
        var found: [ComputedDeadline] = []
        let first = max(pack.from, try date("2011-01-01"))
        let inside = try [0, 31, 90, 180, 303, 412].map { try first.adding(days: $0) }.filter(pack.covers)
        let outside = try [date("2010-11-30"), date("2026-04-17"), date("2027-12-23")]
        for clock in pack.clockIdentifiers {
            for day in inside + outside {
                for run in try runs(pack, clock, day) {
                    if let deadline = try? pack.deadline(of: clock, run: run) { found.append(deadline) }
                }
                if let printed = try? pack.deadline(of: clock, trigger: day, printed: day.adding(days: 30)) {
                    found.append(printed)
                }
            }
        }
        return found
    }

    private func runs(_ pack: RulePack, _ clock: String, _ day: CivilDate) throws -> [ClockRun] {
        var runs = [ClockRun(trigger: day), ClockRun(trigger: day, isRenewal: true)]
        for decision in pack.decisionsThatEnd(clock, on: day) {
            for (outcome, days) in [(DecisionOutcome.positive, 10), (.negative, 10), (.positive, 300)] {
                let taken = DecisionTaken(decision, outcome, on: try day.adding(days: days))
                runs.append(ClockRun(trigger: day, decisions: [taken]))
            }
        }
        for delivery in pack.period(clock, on: day)?.delivery ?? [] {
            runs.append(ClockRun(trigger: day, delivery: delivery.id))
        }
        if let more = try? pack.extensionRule(of: clock, on: day) {
            runs.append(ClockRun(trigger: day, extensions: [more]))
            runs.append(ClockRun(trigger: day, anchor: .printed(day), extensions: [more, more]))
        }
        return runs
    }

    /// Every law, those under an overlay included.
    private func laws() throws -> [RulePack] {
        let book = try Embedded.book()
        let overlaid = try ["2016-03-31", "2019-03-31", "2022-12-31", "2025-03-31"].flatMap { day in
            try ["GB-SCT", "GB-NIR"].map { try book.pack(of: country("GB"), on: date(day), region: $0) }
        }
        return book.packs + overlaid
    }

    @Test("No sentence is empty, keeps a place in braces or shows a key")
    func sentences() throws {
        let families = [
            "step", "stage", "period", "stay", "trigger", "decision", "delivery", "note", "unit", "weekday", "status",
        ]
        var seen: Set<ExplanationStep> = []
        for law in try laws() { for deadline in try sample(law) { seen.formUnion(deadline.steps) } }
        #expect(seen.count > 3_000)
        for texts in try Embedded.allTexts() {
            for step in seen {
                let text = step.text(texts)
                #expect(!text.isEmpty && !text.contains("{") && !text.contains("}"), "\(texts.language): \(step)")
                let hasKey = text.split(separator: " ").contains { word in
                    families.contains { word.hasPrefix("\($0).") }
                }
                #expect(!hasKey && !text.contains("  "), "\(texts.language): \(text)")
            }
        }
    }

    @Test("Every kind of step occurs")
    func kinds() throws {
        var seen: Set<String> = []
        for law in try laws() {
            for step in try sample(law).flatMap(\.steps) {
                let name = { (value: Any) in Mirror(reflecting: value).children.first?.label ?? "\(value)" }
                if case .counting(let counting) = step.kind {
                    seen.insert("counting \(name(counting))")
                } else {
                    seen.insert(name(step.kind))
                }
            }
        }
        #expect(
            seen == [
                "trigger", "pack", "overlay", "range", "least", "most", "unlimited", "average", "phase", "extended",
                "total", "delivery", "deliveryStart", "observed", "earliest", "earliestUnrolled",
                "validityDoesNotRoll", "notMoved", "decided", "undecided", "windowOpens", "windowCloses",
                "windowClosesAtEnd", "windowOtherwise", "backwards", "counting firstDay", "counting added",
                "counting eveOf", "counting missingDay", "counting skipped", "counting rolled",
            ])
    }

    @Test("A step reads differently in each language")
    func languages() throws {
        let found = try Embedded.book().deadline(of: "be.provisional", in: country("BE"), on: date("2025-11-30"))
        for step in found.steps {
            let texts = try Embedded.allTexts().map { step.text($0) }
            #expect(Set(texts).count == 5, "\(texts)")
        }
    }

    @Test("A step of a pack of one's own reads in its words")
    func own() throws {
        let pack = try PackSource.own("zz-law").read()
        let french = try Embedded.texts(.french).adding([pack])
        let found = try pack.deadline(of: "zz.reflection", on: date("2021-03-31"))
        #expect(found.steps.first?.text(french).hasSuffix("première décision") == true)
        #expect(found.steps.last?.text(french).contains("décision finale") == true)
    }
}
