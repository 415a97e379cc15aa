import CaseModel
import CountryRules
import Testing

@Suite("The one definition of overdue")
struct DeadlineStateTests {
    private func deadline(_ status: Deadline.Status) throws -> Deadline {
        let day = try date("2013-04-15")
        return Deadline(
            caseReference: try #require(CaseReference("X")), country: .belgium, name: "be.reflection/end",
            kind: .stageEnd,
            stage: "be.reflection", trigger: day, due: day, earliest: day, rolledFrom: nil, flags: [], pack: nil,
            packStatus: nil, citations: [], status: status)
    }

    @Test(
        "Due today is not overdue",
        arguments: [
            ("2013-04-14", Deadline.State.upcoming, 1), ("2013-04-15", .dueToday, 0), ("2013-04-16", .overdue, -1),
            ("0001-01-01", .upcoming, 734_972), ("9999-12-31", .overdue, -2_917_086),
        ])
    func open(today: String, state: Deadline.State, left: Int) throws {
        let deadline = try deadline(.open)
        #expect(try deadline.state(on: date(today)) == state)
        #expect(try deadline.daysLeft(on: date(today)) == left)
    }

    @Test("What is met or cancelled is so on any day", arguments: ["2013-04-14", "2013-04-15", "2013-04-16"])
    func done(today: String) throws {
        #expect(try deadline(.met).state(on: date(today)) == .met)
        #expect(try deadline(.cancelled).state(on: date(today)) == .cancelled)
    }
}
