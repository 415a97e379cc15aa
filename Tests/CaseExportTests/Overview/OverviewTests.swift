import CaseExport
import CaseModel
import CountryRules
import Testing

@Suite("An overview puts every deadline where its day is, and every case with who answers for it")
struct OverviewTests {
    /// The groups of an overview, each with the days left of its rows.
    private func groups(_ overview: Overview) -> [String] {
        overview.groups.map { group in
            "\(group.span): \(group.rows.map { "\($0.deadline.daysLeft(on: overview.today))" }.joined(separator: " "))"
        }
    }

    @Test("Overdue, today, the week, the month, and what lies between that and the day asked for")
    func spans() throws {
        var team = ToldTeam()
        try team.add("BE-1", due: [-40, -1, 0, 1, 7, 8, 30, 31, 90])
        #expect(
            try groups(team.overview())
                == ["overdue: -40 -1", "today: 0", "days(1, 7): 1 7", "days(8, 30): 8 30"])
        #expect(
            try groups(team.overview(within: 90))
                == ["overdue: -40 -1", "today: 0", "days(1, 7): 1 7", "days(8, 30): 8 30", "days(31, 90): 31 90"])
        #expect(try groups(team.overview(within: 0)) == ["overdue: -40 -1", "today: 0"])
        #expect(try groups(team.overview(within: 1)) == ["overdue: -40 -1", "today: 0", "days(1, 1): 1"])
        #expect(try groups(team.overview(within: 8)).last == "days(8, 8): 8")
    }

    @Test("What is announced by now is there however far off it is")
    func announced() throws {
        var team = ToldTeam()
        try team.add("BE-1", due: [40, 60], alerts: [50])
        #expect(try groups(team.overview()).last == "announced: 40")
        #expect(try groups(team.overview(within: 40)).last == "days(31, 40): 40")
    }

    @Test("Owners by code, the one asked for first, the cases without one last; the nearest deadline first")
    func workers() throws {
        var team = ToldTeam()
        try team.add("BE-4", owner: "b", due: [5, 9])
        try team.add("BE-3", owner: "b", due: [-2, -1, 5])
        try team.add("BE-2", owner: "b")
        try team.add("BE-5", owner: "a", deputy: "b", due: [3])
        try team.add("BE-1", undated: 1)
        let overview = try team.overview()
        #expect(overview.workers.map(\.code) == ["a", "b", nil] && overview.caseCount == 5)
        #expect(overview.workers[1].cases.map(\.summary.reference.text) == ["BE-3", "BE-4", "BE-2"])
        #expect(overview.workers[1].overdue == 2 && overview.workers[0].overdue == 0)
        #expect(overview.workers[1].cases.map { $0.next?.daysLeft(on: overview.today) } == [-2, 5, nil])
        let own = try team.overview(.init(worker: .of(WorkerCode("b"))))
        #expect(own.workers.map(\.code) == ["b", "a", nil])
        #expect(overview.undated.map(\.summary.reference.text) == ["BE-1"])
        #expect(own.groups[2].rows.first?.owner == "a" && own.groups[2].rows.first?.deputy == "b")
    }

    @Test("The packs of the days that are shown, each as sure as its least sure day")
    func packs() throws {
        var team = ToldTeam()
        try team.add("BE-1", due: [3], status: .memory)
        try team.add("BE-2", due: [3, 200], status: .verified)
        #expect(try team.overview().packs.map { "\($0.id) \($0.status)" } == ["BE/2017 memory"])
        #expect(try ToldTeam().overview().packs == [])
    }
}
