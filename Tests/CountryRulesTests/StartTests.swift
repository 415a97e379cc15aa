import CountryRules
import Testing

@Suite("What starts a clock in a case")
struct StartTests {
    private func decided(_ decision: String, _ outcome: DecisionOutcome) -> RulePack.Start {
        .decision(.init(decision: decision, outcome: outcome))
    }

    @Test("A positive reasonable-grounds decision starts the recovery period, under every pack")
    func recovery() throws {
        for pack in try Embedded.book().packs {
            for stage in pack.stages {
                let isRecovery = stage.id == "uk.reflection"
                #expect(
                    stage.startedBy
                        == (isRecovery ? .init(decision: "reasonable-grounds", outcome: .positive) : nil),
                    "\(pack.id) \(stage.id)")
            }
        }
    }

    @Test("Decisions of the United Kingdom start the clocks that follow them")
    func kingdom() throws {
        for id in ["GB/2009", "GB/2022-12", "GB/2023", "GB/FIIT-2013"] {
            let pack = try Embedded.pack(id)
            #expect(pack.period("uk.reasonableGrounds")?.starts == [.requested("reasonable-grounds")], "\(id)")
        }
        let pack = try Embedded.pack("GB/2023")
        let negative = [decided("reasonable-grounds", .negative), decided("conclusive-grounds", .negative)]
        #expect(pack.period("uk.supportEnd")?.starts == negative)
        #expect(pack.period("uk.reconsideration")?.starts == negative)
        #expect(pack.period("uk.reconsideration")?.metBy == ["reconsideration"])
        #expect(pack.period("uk.moveOn")?.starts == [decided("conclusive-grounds", .positive)])
    }

    @Test("A refusal and a withdrawal start the appeal, which settles it", arguments: ["BE", "FR"])
    func appeals(code: String) throws {
        for pack in try Embedded.book().packs(of: country(code)) where !pack.referenceOnly {
            let appeal = try #require(pack.period("\(code.lowercased()).appeal"), "\(pack.id)")
            #expect(appeal.starts == [.refused, .withdrawn] && appeal.metBy == ["appeal"], "\(pack.id)")
            #expect(appeal.kind == .limitToAct, "\(pack.id)")
            // For a person held in a closed place: nothing in a case says so by itself.
            #expect(pack.period("be.appealDetained")?.starts ?? [] == [], "\(pack.id)")
        }
    }

    @Test("A window lies before the end of the document that it renews")
    func windows() throws {
        for (id, period, stage) in [
            ("BE/2007", "be.cardRenewal", "be.temporary"), ("BE/2026", "be.cardRenewal", "be.temporary"),
            ("BE/2017", "be.prosecutorConfirmation", "be.provisional"),
            ("FR/2021", "fr.cardRenewal", "fr.temporaryCard"),
        ] {
            guard case .window(let window) = try Embedded.pack(id).period(period)?.clock else {
                Issue.record("\(id) \(period) is no window")
                continue
            }
            #expect(window.beforeEndOf == [stage] && window.trigger == "lastDayOfDocument", "\(id) \(period)")
        }
        #expect(try Embedded.pack("BE/2026").period("be.prosecutorConfirmation")?.metBy == ["prosecutor-confirmation"])
    }

    @Test("Each phase of the reception of minors that has a report owes it")
    func reports() throws {
        for id in ["BE/2017", "BE/2026"] {
            let phases = try #require(try Embedded.pack(id).stay("be.stay.minors")?.phases)
            #expect(
                phases.map(\.id.description)
                    == ["observation", "integration", "orientation"].map { "be.stay.minors.\($0)" })
            #expect(phases.map(\.report) == [true, true, false], "\(id)")
        }
        #expect(try Embedded.pack("BE/2007").stay("be.stay.minors")?.phases.map(\.report) == [true])
    }
}
