import CaseModel
import CivilCalendar
import CountryRules
import Testing

@Suite("Persons by role, and who answers for the case")
struct RoleTests {
    private func role(_ role: Role, who: String? = nil, until: String? = nil) throws -> EntryFacts {
        .roleAssigned(.init(role, who: try who.map { try WorkerCode($0) }, until: try until.map(date)))
    }

    @Test("A role is held from its day until the last, and stays visible when it ended")
    func held() throws {
        var timeline = try Timeline(.belgium)
        let lawyer = try timeline.record(role(.lawyer, who: "ml"), on: "2026-03-01")
        try timeline.record(role(.guardian, until: "2026-06-30"), on: "2026-03-05")
        try timeline.record(.roleEnded(lawyer), on: "2026-04-10")
        let people = timeline.state().people.people
        #expect(people.map(\.role) == [.lawyer, .guardian] && people.map(\.who?.text) == ["ml", nil])
        #expect(people.map(\.until?.description) == ["2026-04-10", "2026-06-30"])
        for (day, held) in [
            ("2026-02-28", [false, false]), ("2026-03-01", [true, false]), ("2026-04-10", [true, true]),
            ("2026-04-11", [false, true]), ("2026-06-30", [false, true]), ("2026-07-01", [false, false]),
        ] {
            let day = try date(day)
            #expect(people.map { $0.isHeld(on: day) } == held, "\(day)")
        }
    }

    @Test("A role ends once, not before it began, and only if it is there")
    func endings() throws {
        var timeline = try Timeline(.belgium)
        let lawyer = try timeline.record(role(.lawyer), on: "2026-03-01")
        let before = try timeline.refusal(.roleEnded(lawyer), on: "2026-02-28")
        #expect(before?.code == .contradictsRules)
        #expect(before?.message == "that role began on 2026-03-01: it cannot end on 2026-02-28, before")
        let ended = try timeline.record(.roleEnded(lawyer), on: "2026-03-01")
        let twice = try timeline.refusal(.roleEnded(lawyer), on: "2026-05-01")
        #expect(twice?.code == .contradictsRules && twice?.message == "that role was ended on 2026-03-01 already")
        try timeline.retract(ended, on: "2026-05-02")
        try timeline.record(.roleEnded(lawyer), on: "2026-05-01")
        let none = try #require(EntryID("0198f3c2-1d2e-7a3b-8c4d-5e6f708192a3"))
        for missing in [none, ended] {
            #expect(try timeline.refusal(.roleEnded(missing), on: "2026-05-01")?.code == .notFound)
        }
        let order = try timeline.refusal(role(.guardian, until: "2026-05-31"), on: "2026-06-01")
        #expect(order?.code == .invalidInput && order?.message.contains("2026-05-31, before 2026-06-01") == true)
        try timeline.accepts(role(.guardian, until: "2026-06-01"), on: "2026-06-01")
    }

    @Test("A role with a known last day can be ended before it")
    func endedEarly() throws {
        var timeline = try Timeline(.belgium)
        let guardian = try timeline.record(role(.guardian, until: "2026-06-30"), on: "2026-03-05")
        try timeline.record(.roleEnded(guardian), on: "2026-04-01")
        #expect(timeline.state().people.people.first?.until?.description == "2026-04-01")
    }

    @Test("A role that was retracted is gone, and one that was corrected is told as it is")
    func amended() throws {
        var timeline = try Timeline(.belgium)
        let first = try timeline.record(role(.lawyer), on: "2026-03-01")
        let second = try timeline.record(role(.doctor), on: "2026-03-02")
        try timeline.retract(first, on: "2026-03-03")
        try timeline.correct(second, as: role(.nurse, who: "nn"), on: "2026-03-01")
        let people = timeline.state().people.people
        #expect(people.map(\.role) == [.nurse] && people.map(\.from.description) == ["2026-03-01"])
        #expect(people.map(\.entry) == [second])
        #expect(try timeline.refusal(.roleEnded(first), on: "2026-04-01")?.code == .notFound)
    }

    @Test("Owners follow one another, each until the day before the next")
    func owners() throws {
        func assign(_ owner: String, _ deputy: String? = nil) throws -> EntryFacts {
            .caseAssigned(.init(owner: try WorkerCode(owner), deputy: try deputy.map { try WorkerCode($0) }))
        }
        var timeline = try Timeline(.belgium)
        #expect(timeline.state().people.owner == nil)
        try timeline.record(assign("hd", "ml"), on: "2026-03-01")
        try timeline.record(assign("ml"), on: "2026-05-01")
        // Recorded late: in between.
        try timeline.record(assign("zz"), on: "2026-04-01")
        let same = try timeline.record(assign("aa"), on: "2026-05-01")
        let people = timeline.state().people
        #expect(people.owners.map(\.assigned.owner.text) == ["hd", "zz", "ml", "aa"])
        #expect(people.owners.map(\.from.description) == ["2026-03-01", "2026-04-01", "2026-05-01", "2026-05-01"])
        #expect(people.owners.map(\.until?.description) == ["2026-03-31", "2026-04-30", "2026-05-01", nil])
        #expect(people.owner?.owner.text == "aa" && people.owner?.deputy == nil)
        #expect(people.owners.first?.assigned.deputy?.text == "ml")
        try timeline.retract(same, on: "2026-05-02")
        #expect(timeline.state().people.owner?.owner.text == "ml")
    }
}
