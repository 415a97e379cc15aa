import CaseModel
import CivilCalendar
import CountryRules
import Testing

@Suite("Stays that contradict the case or the rules")
struct StayCheckTests {
    @Test("A stay that is not known, with those that are")
    func unknown() throws {
        let timeline = try Timeline(.hungary)
        let error = try timeline.refusal(.stay("hu.stay.castle"), on: "2025-03-03")
        #expect(error?.code == .notFound)
        #expect(
            error?.message
                == "HU/2024 has no stay \"hu.stay.castle\"; it has hu.stay.specialised, hu.stay.mainstream")
        #expect(try timeline.refusal(.stay("be.stay.minors"), on: "2025-03-03")?.code == .notFound)
    }

    @Test("On a day that no pack covers, a stay that some pack of the country knows, without a deadline")
    func uncovered() throws {
        var timeline = try Timeline(.hungary, openedOn: "2006-01-01")
        #expect(try timeline.refusal(.stay("hu.stay.castle"), on: "2007-06-30")?.code == .notFound)
        let stay = try timeline.stay("hu.stay.specialised", on: "2007-06-30")
        let state = timeline.state()
        #expect(state.deadlines == [] && state.codes(stay) == ["no-deadline"] && state.stays.count == 1)
    }

    @Test("An agreed day on a day that no pack covers is known all the same")
    func uncoveredAgreed() throws {
        var timeline = try Timeline(.hungary, openedOn: "2006-01-01")
        let stay = try timeline.stay("hu.stay.specialised", on: "2007-06-30", until: "2007-09-30")
        let state = timeline.state()
        #expect(state.deadlineLines == ["hu.stay.specialised/end 2007-09-30 open"])
        #expect(state.codes(stay) == [] && state.stays.map { $0.end?.description } == ["2007-09-30"])
    }

    @Test("A stay before the opening, or one that ends before it begins")
    func days() throws {
        let timeline = try Timeline(.france, openedOn: "2025-03-01")
        let early = try timeline.refusal(.stay("fr.stay.mainstream"), on: "2025-02-28")
        #expect(early?.code == .contradictsRules)
        let turned = try timeline.refusal(.stay("fr.stay.mainstream", until: "2025-03-02"), on: "2025-03-03")
        #expect(turned?.code == .invalidInput)
        #expect(turned?.message == "the last day 2025-03-02 lies before 2025-03-03, the first")
        try timeline.accepts(.stay("fr.stay.mainstream", until: "2025-03-03"), on: "2025-03-03")
    }

    @Test("What does not run is neither prolonged nor ended")
    func notRunning() throws {
        var timeline = try Timeline(.france)
        for facts in [try .prolong("fr.stay.mainstream"), .stayEnded(stay: "fr.stay.mainstream")] as [EntryFacts] {
            let none = try timeline.refusal(facts, on: "2025-03-03")
            #expect(none?.code == .contradictsRules && none?.message.hasSuffix("on 2025-03-03; no stay runs") == true)
        }
        try timeline.stay("fr.stay.specialised", on: "2025-01-03")
        try timeline.stay("fr.stay.mainstream", on: "2025-03-03")
        try timeline.leave("fr.stay.mainstream", on: "2025-04-03")
        for facts in [try .prolong("fr.stay.mainstream"), .stayEnded(stay: "fr.stay.mainstream")] as [EntryFacts] {
            #expect(try timeline.refusal(facts, on: "2025-03-02")?.code == .contradictsRules)
            let ended = try timeline.refusal(facts, on: "2025-04-03")
            #expect(
                ended?.message.hasSuffix("; the stay that runs is fr.stay.specialised, since 2025-01-03") == true)
        }
        // Recorded late, for a day on which it still ran.
        try timeline.accepts(.prolong("fr.stay.mainstream"), on: "2025-04-02")
    }

    @Test("An agreed day that reaches no further")
    func notBeyond() throws {
        var timeline = try Timeline(.france)
        try timeline.stay("fr.stay.mainstream", on: "2025-01-03", until: "2025-03-31")
        let error = try timeline.refusal(.prolong("fr.stay.mainstream", until: "2025-03-31"), on: "2025-03-03")
        #expect(error?.code == .invalidInput)
        #expect(error?.message == "an extension until 2025-03-31 does not reach beyond 2025-03-31")
        try timeline.accepts(.prolong("fr.stay.mainstream", until: "2025-04-01"), on: "2025-03-03")
    }

    @Test("An extension that is recorded late is measured by what was agreed before its day")
    func lateExtension() throws {
        var timeline = try Timeline(.france)
        try timeline.stay("fr.stay.mainstream", on: "2025-01-03", until: "2025-03-31")
        try timeline.prolong("fr.stay.mainstream", on: "2025-06-20", until: "2025-09-30")
        try timeline.accepts(.prolong("fr.stay.mainstream", until: "2025-06-30"), on: "2025-03-20")
    }

    @Test("A stay without a length of extension needs a day; an average too")
    func withoutLength() throws {
        var timeline = try Timeline(.belgium)
        try timeline.stay("be.stay.specialised", on: "2025-01-03")
        try timeline.stay("be.stay.minors", on: "2025-01-03")
        for stay in ["be.stay.specialised", "be.stay.minors"] {
            #expect(try timeline.refusal(.prolong(stay), on: "2025-03-03")?.code == .invalidInput)
            try timeline.accepts(.prolong(stay, until: "2025-06-30"), on: "2025-03-03")
        }
    }
}
