import CaseModel
import CivilCalendar
import CountryRules
import Testing

@Suite("Stays in accommodation")
struct StayTests {
    @Test("Hungary: ninety days and ninety more, counted from admission")
    func hungary() throws {
        var timeline = try Timeline(.hungary)
        let start = try timeline.stay("hu.stay.specialised", on: "2019-01-10")
        #expect(timeline.state().deadlineLines == ["hu.stay.specialised/end 2019-04-10 open"])
        #expect(try timeline.state().deadline("hu.stay.specialised/end").kind == .stayEnd)
        try timeline.prolong("hu.stay.specialised", on: "2019-04-01")
        let state = timeline.state()
        #expect(state.deadlineLines == ["hu.stay.specialised/end 2019-07-09 open"])
        #expect(state.packs("hu.stay.specialised/end") == ["HU/2007", "HU/2007"])
        #expect(state.stays.map(\.entry) == [start] && state.stays.map(\.extensions) == [1])
        #expect(state.stays.first?.end?.description == "2019-07-09" && state.stays.first?.endedOn == nil)
    }

    @Test("Only once")
    func once() throws {
        var timeline = try Timeline(.hungary)
        try timeline.stay("hu.stay.specialised", on: "2019-01-10")
        try timeline.prolong("hu.stay.specialised", on: "2019-04-01")
        for day in ["2019-07-01", "2019-03-01"] {
            let error = try timeline.refusal(.prolong("hu.stay.specialised"), on: day)
            #expect(error?.code == .contradictsRules)
            #expect(error?.message == "hu.stay.specialised is extended at most once under HU/2007")
        }
    }

    @Test(
        "The law of the day of admission counts",
        arguments: [
            ("2021-12-31", ["hu.stay.specialised/end 2022-03-31 open"]), ("2022-01-01", []), ("2024-06-01", []),
        ])
    func admission(day: String, lines: [String]) throws {
        var timeline = try Timeline(.hungary)
        try timeline.stay("hu.stay.specialised", on: day)
        let state = timeline.state()
        #expect(state.deadlineLines == lines && state.findings == [])
        #expect((state.stays.first?.end == nil) == lines.isEmpty)
    }

    @Test("An extension on a day whose law has no length needs an agreed day")
    func extensionOfItsDay() throws {
        var timeline = try Timeline(.hungary)
        try timeline.stay("hu.stay.specialised", on: "2021-12-01")
        let error = try timeline.refusal(.prolong("hu.stay.specialised"), on: "2022-01-05")
        #expect(error?.code == .invalidInput)
        #expect(
            error?.message
                == "HU/2007 does not say by how long hu.stay.specialised is extended: give the last day (--until)")
        try timeline.prolong("hu.stay.specialised", on: "2022-01-05", until: "2022-05-31")
        #expect(timeline.state().deadlineLines == ["hu.stay.specialised/end 2022-05-31 open"])
    }

    @Test("France: six months, and six more as often as needed, from admission")
    func france() throws {
        var timeline = try Timeline(.france)
        try timeline.stay("fr.stay.mainstream", on: "2024-08-31")
        #expect(timeline.state().deadlineLines == ["fr.stay.mainstream/end 2025-02-28 open"])
        try timeline.prolong("fr.stay.mainstream", on: "2025-02-20")
        #expect(timeline.state().deadlineLines == ["fr.stay.mainstream/end 2025-08-31 open"])
        try timeline.prolong("fr.stay.mainstream", on: "2025-08-20")
        #expect(timeline.state().deadlineLines == ["fr.stay.mainstream/end 2026-02-28 open"])
    }

    @Test("An average gives no deadline, and neither does a stay without a length")
    func average() throws {
        for (country, stay) in [
            (CountryCode.belgium, "be.stay.specialised"), (.france, "fr.stay.specialised"),
            (.france, "fr.stay.minors"), (.unitedKingdom, "uk.stay.specialised"), (.italy, "it.stay.mainstream"),
        ] {
            var timeline = try Timeline(country)
            try timeline.stay(stay, on: "2025-03-03")
            let state = timeline.state()
            #expect(state.deadlines == [] && state.findings == [], "\(stay)")
            #expect(state.stays.map(\.stay) == [stay] && state.stays.map(\.end) == [nil])
        }
    }

    @Test("A range has its shortest length, and says the longest")
    func range() throws {
        var timeline = try Timeline(.italy)
        try timeline.stay("it.stay.specialised", on: "2025-03-03")
        let end = try timeline.state().deadline("it.stay.specialised/end")
        #expect(end.due.description == "2025-09-03" && end.latest?.description == "2026-03-03")
        #expect(end.flags == [.minimum])
    }

    @Test("An agreed last day wins over the length, and stands where there is none")
    func agreed() throws {
        var timeline = try Timeline(.france)
        try timeline.stay("fr.stay.mainstream", on: "2025-01-31", until: "2025-06-30")
        let end = try timeline.state().deadline("fr.stay.mainstream/end")
        #expect(end.due.description == "2025-06-30" && end.isObserved && end.kind == .stayEnd)
        #expect(timeline.state().stays.first?.end == end.due)
        try timeline.stay("fr.stay.specialised", on: "2025-07-01", until: "2025-12-31")
        #expect(timeline.state().lines("fr.stay.specialised") == ["fr.stay.specialised/end 2025-12-31 open"])
    }

    @Test("An extension without a day is counted from the agreed one; one with a day moves it")
    func afterAgreed() throws {
        var timeline = try Timeline(.france)
        try timeline.stay("fr.stay.mainstream", on: "2025-01-31", until: "2025-06-30")
        try timeline.prolong("fr.stay.mainstream", on: "2025-06-20")
        #expect(timeline.state().deadlineLines == ["fr.stay.mainstream/end 2025-12-31 open"])
        try timeline.prolong("fr.stay.mainstream", on: "2025-12-20", until: "2026-03-15")
        #expect(timeline.state().deadlineLines == ["fr.stay.mainstream/end 2026-03-15 open"])
        #expect(timeline.state().stays.map(\.extensions) == [2])
    }

    @Test("The end of the stay meets its deadline, early or late, and closing the case cancels it")
    func ended() throws {
        for day in ["2019-03-01", "2019-04-10", "2019-06-01"] {
            var timeline = try Timeline(.hungary)
            try timeline.stay("hu.stay.specialised", on: "2019-01-10")
            try timeline.leave("hu.stay.specialised", on: day)
            #expect(timeline.state().deadlineLines == ["hu.stay.specialised/end 2019-04-10 met"])
            #expect(timeline.state().stays.first?.endedOn?.description == day)
        }
        var closed = try Timeline(.hungary)
        try closed.stay("hu.stay.specialised", on: "2019-01-10")
        try closed.record(.caseClosed(.lostContact), on: "2019-02-01")
        #expect(closed.state().deadlineLines == ["hu.stay.specialised/end 2019-04-10 cancelled"])
    }

    @Test("The same stay anew ends the one before, and its deadline has a name of its own")
    func anew() throws {
        var timeline = try Timeline(.hungary)
        try timeline.stay("hu.stay.specialised", on: "2019-01-10")
        try timeline.stay("hu.stay.specialised", on: "2019-03-11")
        #expect(
            timeline.state().deadlineLines == [
                "hu.stay.specialised/end 2019-04-10 met", "hu.stay.specialised#2/end 2019-06-09 open",
            ])
        try timeline.prolong("hu.stay.specialised", on: "2019-06-01")
        #expect(timeline.state().stays.map(\.extensions) == [0, 1])
    }
}
