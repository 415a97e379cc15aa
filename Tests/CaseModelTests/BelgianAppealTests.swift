import CaseModel
import CivilCalendar
import CountryRules
import Testing

@Suite("The appeal against a refusal or a withdrawal in Belgium")
struct BelgianAppealTests {
    private func refused(_ stage: String = "be.temporary", on day: String, delivery: String? = nil) throws -> Timeline {
        var timeline = try Timeline(.belgium)
        try timeline.refuse(stage, on: day, delivery: delivery)
        return timeline
    }

    @Test(
        "Thirty days from the delivery, moved to a working day",
        arguments: [
            ("receipt", "2025-06-20", "2025-07-22", "2025-07-20"), (nil, "2025-06-20", "2025-07-22", "2025-07-20"),
            ("electronic", "2025-10-02", "2025-11-03", "2025-11-01"),
            ("registered-acknowledged", "2025-10-02", "2025-11-03", "2025-11-01"),
            ("mail", "2025-04-17", "2025-05-22", nil),
        ] as [(String?, String, String, String?)])
    func delivery(way: String?, day: String, due: String, unmoved: String?) throws {
        var withdrawn = try Timeline(.belgium)
        try withdrawn.grant("be.temporary", on: "2025-03-03")
        try withdrawn.withdraw("be.temporary", on: day, delivery: way)
        for timeline in [try refused(on: day, delivery: way), withdrawn] {
            let limit = try timeline.state().deadline("be.appeal/limit")
            #expect(limit.due.description == due && limit.kind == .limitToAct && limit.trigger.description == day)
            #expect(limit.rolledFrom?.description == unmoved && limit.earliest.description == (unmoved ?? due))
            #expect(limit.status == .open)
        }
    }

    @Test("A way of delivery that the law of the day does not know")
    func unknownDelivery() throws {
        var timeline = try Timeline(.belgium)
        try timeline.grant("be.temporary", on: "2025-03-03")
        for facts in [
            EntryFacts.stageRefused(stage: "be.permanent", delivery: "pigeon"),
            .stageWithdrawn(stage: "be.temporary", .other, delivery: "pigeon"),
            .decide("appeal", .negative, delivery: "pigeon"),
        ] {
            let error = try timeline.refusal(facts, on: "2025-06-20")
            #expect(error?.code == .invalidInput)
            #expect(
                error?.message
                    == "\"pigeon\" is not a way of delivery that BE/2017 knows; "
                    + "choose from receipt, registered-acknowledged, mail, electronic")
        }
        let hungary = try Timeline(.hungary)
        let error = try hungary.refusal(.stageRefused(stage: "hu.humanitarian", delivery: "mail"), on: "2025-06-20")
        #expect(
            error?.message
                == "\"mail\" is not a way of delivery that HU/2024 knows: no limit of its depends on one")
    }

    @Test("Asking for the appeal meets it, and so does its record; on the day or after, and not before")
    func appealed() throws {
        for facts in [EntryFacts.decisionRequested("appeal"), .decide("appeal", .negative)] {
            var timeline = try refused(on: "2025-06-20")
            try timeline.record(facts, on: "2025-06-19")
            #expect(timeline.state().deadlineLines == ["be.appeal/limit 2025-07-22 open"])
            try timeline.record(facts, on: "2025-06-20")
            #expect(timeline.state().deadlineLines == ["be.appeal/limit 2025-07-22 met"])
        }
    }

    @Test("A later grant of the stage meets it, that of another stage does not")
    func granted() throws {
        var timeline = try refused("be.temporary", on: "2025-06-20")
        try timeline.grant("be.provisional", on: "2025-06-25")
        #expect(timeline.state().lines("be.appeal") == ["be.appeal/limit 2025-07-22 open"])
        try timeline.grant("be.temporary", on: "2025-07-30")
        #expect(timeline.state().lines("be.appeal") == ["be.appeal/limit 2025-07-22 met"])
    }

    @Test("So does one after a withdrawal")
    func grantedAgain() throws {
        var timeline = try Timeline(.belgium)
        try timeline.grant("be.temporary", on: "2025-03-03")
        try timeline.withdraw("be.temporary", on: "2025-06-20")
        #expect(timeline.state().lines("be.appeal") == ["be.appeal/limit 2025-07-22 open"])
        try timeline.grant("be.temporary", on: "2025-07-10")
        #expect(timeline.state().lines("be.appeal") == ["be.appeal/limit 2025-07-22 met"])
    }

    @Test("A grant does not answer the withdrawal of its own day")
    func withdrawnAtOnce() throws {
        var timeline = try Timeline(.belgium)
        try timeline.grant("be.temporary", on: "2025-06-20")
        try timeline.withdraw("be.temporary", on: "2025-06-20")
        #expect(timeline.state().lines("be.appeal") == ["be.appeal/limit 2025-07-22 open"])
    }

    @Test("Two refusals have two limits, and closing the case cancels them")
    func two() throws {
        var timeline = try refused(on: "2025-06-20")
        try timeline.refuse("be.permanent", on: "2025-08-04")
        #expect(
            timeline.state().deadlineLines == ["be.appeal/limit 2025-07-22 open", "be.appeal#2/limit 2025-09-03 open"])
        try timeline.record(.caseClosed(.permitRefused), on: "2025-08-05")
        #expect(
            timeline.state().deadlineLines == [
                "be.appeal/limit 2025-07-22 cancelled", "be.appeal#2/limit 2025-09-03 cancelled",
            ])
    }

    @Test("France: two months from the notification, met by the appeal")
    func france() throws {
        var timeline = try Timeline(.france)
        try timeline.refuse("fr.temporaryCard", on: "2025-03-01")
        let limit = try timeline.state().deadline("fr.appeal/limit")
        #expect(limit.due.description == "2025-05-02" && limit.rolledFrom?.description == "2025-05-01")
        try timeline.request("appeal", on: "2025-04-01")
        #expect(timeline.state().deadlineLines == ["fr.appeal/limit 2025-05-02 met"])
    }
}
