import CaseModel
import CountryRules
import Testing

@Suite("Legal holds")
struct HoldTests {
    @Test("A ground stands once, from a day until it is lifted")
    func standing() throws {
        var timeline = try Timeline(.france)
        let placed = try timeline.record(.holdPlaced(.proceedings), on: "2013-03-01")
        #expect(timeline.state().standingHolds.map(\.ground) == [.proceedings])
        #expect(try timeline.refusal(.holdPlaced(.proceedings), on: "2013-04-01")?.code == .contradictsRules)
        try timeline.record(.holdPlaced(.audit), on: "2013-03-02")
        #expect(timeline.state().standingHolds.map(\.ground) == [.proceedings, .audit])
        #expect(try timeline.refusal(.holdLifted(.proceedings), on: "2013-02-28")?.code == .contradictsRules)
        #expect(try timeline.refusal(.holdLifted(.claim), on: "2013-05-01")?.code == .contradictsRules)
        try timeline.record(.holdLifted(.proceedings), on: "2013-05-01")
        #expect(timeline.state().standingHolds.map(\.ground) == [.audit])
        #expect(timeline.state().holds.first?.entry == placed)
        #expect(try timeline.state().holds.first?.liftedOn == date("2013-05-01"))
        try timeline.record(.holdPlaced(.proceedings), on: "2013-06-01")
        #expect(timeline.state().holds.count == 3)
    }

    @Test("A closed case is kept, and what was said of it put right or taken back there")
    func closed() throws {
        var timeline = try Timeline(.france)
        try timeline.record(.caseClosed(.completed), on: "2013-02-01")
        let placed = try timeline.record(.holdPlaced(.complaint), on: "2013-03-01")
        try timeline.record(.entryCorrected(placed, .holdPlaced(.claim)), on: "2013-03-05")
        #expect(timeline.state().standingHolds.map(\.ground) == [.claim])
        #expect(try timeline.state().standingHolds.first?.from == date("2013-03-05"))
        #expect(try timeline.refusal(.entryCorrected(placed, .holdLifted(.claim)), on: "2013-03-05") != nil)
        try timeline.record(.entryRetracted(placed, .recordedInError), on: "2013-04-01")
        #expect(timeline.state().holds.isEmpty && !timeline.state().isOpen)
        #expect(try timeline.refusal(.noteAdded, on: "2013-04-02")?.code == .contradictsRules)
    }

    @Test("No deadline rests on a hold, and before the opening there is none")
    func apart() throws {
        var timeline = try Timeline(.belgium)
        try timeline.record(.stageGranted(.init(stage: "be.reflection")), on: "2013-03-01")
        let before = timeline.state().deadlines
        try timeline.record(.holdPlaced(.other), on: "2013-03-02")
        #expect(timeline.state().deadlines == before)
        #expect(try timeline.refusal(.holdPlaced(.audit), on: "2012-12-31")?.code == .contradictsRules)
    }
}
