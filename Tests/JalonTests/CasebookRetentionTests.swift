import Jalon
import Testing

@Suite("Closed cases whose retention ends")
struct CasebookRetentionTests {
    private let folder = TemporaryFolder()

    private func casebook() throws -> Casebook {
        let casebook = try Casebook.create(at: folder.file())
        for (number, reason) in [(1, ClosureReason.completed), (2, .transferred), (3, .openedInError)] {
            try casebook.open("BE-\(number)")
            try casebook.record(.caseClosed(reason), in: "BE-\(number)", on: "2014-02-28")
        }
        try casebook.open("FR-1", .france)
        try casebook.open("FR-2", .france)
        try casebook.record(.caseClosed(.lostContact), in: "FR-2", on: "2014-03-01")
        return casebook
    }

    @Test("By the day on which it ends; open and erased cases are not among them")
    func list() throws {
        let casebook = try casebook()
        let today = try date("2016-02-20")
        #expect(try casebook.retention(on: today, within: 0).map(\.reference.text) == ["BE-3"])
        let soon = try casebook.retention(on: today, within: 90)
        #expect(soon.map(\.reference.text) == ["BE-3", "BE-2"])
        #expect(
            soon.map { $0.daysLeft(on: today) } == [-722, 8] && soon.map { $0.hasEnded(on: today) } == [true, false])
        #expect(
            soon.map(\.endsOn.description) == ["2014-02-28", "2016-02-28"]
                && soon.allSatisfy { $0.row.action == .erase })
        let all = try casebook.retention(on: today, within: nil)
        #expect(all.map(\.reference.text) == ["BE-3", "BE-2", "FR-2", "BE-1"])
        #expect(all.map(\.row.years) == [0, 2, 5, 10])
        try casebook.record(.holdPlaced(.claim), in: "BE-2", on: "2016-02-01")
        #expect(try casebook.retention(on: today, within: 90).map { $0.holds.map(\.ground) } == [[], [.claim]])
        try casebook.erase(named("BE-3"), reason: "mistake", on: today, author: "dpo")
        #expect(try casebook.retention(on: today, within: 90).map(\.reference.text) == ["BE-2"])
        try casebook.record(.caseReopened, in: "BE-2", on: "2016-02-02")
        #expect(try casebook.retention(on: today, within: 90).isEmpty)
        #expect(refusal { _ = try casebook.retention(on: today, within: -1) }?.code == .invalidInput)
    }
}
