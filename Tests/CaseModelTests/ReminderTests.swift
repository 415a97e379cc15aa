import CaseModel
import CivilCalendar
import CountryRules
import Testing

@Suite("Reminders, and the support plan that they follow up")
struct ReminderTests {
    private func remind(_ due: String, _ topic: ReminderTopic = .other, plan: EntryID? = nil) throws -> EntryFacts {
        .reminderAdded(.init(due: try date(due), topic: topic, plan: plan))
    }

    @Test("A reminder is a deadline of its kind, named by its entry")
    func deadline() throws {
        var timeline = try Timeline(.belgium)
        let entry = try timeline.record(remind("2026-05-10", .hearing), on: "2026-03-01")
        let state = timeline.state()
        let reminder = try #require(state.people.reminders.first)
        #expect(reminder.entry == entry && reminder.deadline == "reminder/\(entry.text.suffix(8))")
        let deadline = try state.deadline(reminder.deadline)
        #expect(deadline.kind == .reminder && deadline.stage == "reminder.hearing" && deadline.status == .open)
        #expect(deadline.due.description == "2026-05-10" && deadline.earliest == deadline.due)
        #expect(deadline.trigger.description == "2026-03-01" && deadline.pack == nil && deadline.citations == [])
        #expect(try deadline.state(on: date("2026-05-10")) == .dueToday)
        #expect(try deadline.state(on: date("2026-05-11")) == .overdue)
        #expect(state.explanations.isEmpty && state.findings == [])
    }

    @Test("They stand among the other deadlines by day, then name")
    func sorted() throws {
        var timeline = try Timeline(.belgium)
        try timeline.grant("be.reflection", on: "2026-03-02")
        let late = try timeline.record(remind("2026-06-01"), on: "2026-03-02")
        let early = try timeline.record(remind("2026-04-01"), on: "2026-03-02")
        let same = try timeline.record(remind("2026-06-01"), on: "2026-03-02")
        let due = try timeline.state().deadline("be.reflection/end").due.description
        #expect(due == "2026-04-16")
        func line(_ day: String, _ entry: EntryID) -> String { "reminder/\(entry.text.suffix(8)) \(day) open" }
        #expect(
            timeline.state().deadlineLines == [
                line("2026-04-01", early), "be.reflection/end 2026-04-16 open", line("2026-06-01", late),
                line("2026-06-01", same),
            ])
    }

    @Test("Done, it is met; on a closed case it is cancelled, on a reopened one it is there again")
    func done() throws {
        var timeline = try Timeline(.belgium)
        let first = try timeline.record(remind("2026-05-10"), on: "2026-03-01")
        try timeline.record(remind("2026-05-11"), on: "2026-03-01")
        let done = try timeline.record(.reminderDone(first), on: "2026-05-12")
        #expect(timeline.state().deadlines.map(\.status) == [.met, .open])
        #expect(timeline.state().people.reminders.map(\.doneOn?.description) == ["2026-05-12", nil])
        let twice = try timeline.refusal(.reminderDone(first), on: "2026-05-13")
        #expect(twice?.code == .contradictsRules && twice?.message == "that reminder was done on 2026-05-12 already")
        try timeline.record(.caseClosed(.completed), on: "2026-05-20")
        #expect(timeline.state().deadlines.map(\.status) == [.met, .cancelled])
        try timeline.record(.caseReopened, on: "2026-05-21")
        try timeline.retract(done, on: "2026-05-22")
        #expect(timeline.state().deadlines.map(\.status) == [.open, .open])
        try timeline.retract(first, on: "2026-05-22")
        #expect(timeline.state().deadlines.map(\.due.description) == ["2026-05-11"])
    }

    @Test("Done before it was recorded, or of what is no reminder, is refused")
    func refused() throws {
        var timeline = try Timeline(.belgium)
        let reminder = try timeline.record(remind("2026-05-10"), on: "2026-03-01")
        #expect(try timeline.refusal(.reminderDone(reminder), on: "2026-02-28")?.code == .contradictsRules)
        let note = try timeline.record(.noteAdded, on: "2026-03-01")
        let error = try timeline.refusal(.reminderDone(note), on: "2026-03-02")
        #expect(error?.code == .notFound && error?.message.contains("has no reminder") == true)
        #expect(try timeline.refusal(remind("2026-06-01", plan: note), on: "2026-03-02")?.code == .notFound)
    }

    @Test("A reminder is done, and not settled as a deadline of the law is")
    func settled() throws {
        var timeline = try Timeline(.belgium)
        try timeline.record(remind("2026-05-10", .hearing), on: "2026-03-01")
        let error = try timeline.refusal(.settle("reminder.hearing", from: "2026-03-01"), on: "2026-05-10")
        #expect(error?.code == .notFound && timeline.state().deadlines.map(\.status) == [.open])
    }

    @Test("Two whose identifiers end alike are two, each with a name of its own")
    func names() throws {
        var timeline = try Timeline(.belgium)
        let due = try date("2026-05-10")
        for start in ["01", "02"] {
            let id = try #require(EntryID("00000000-0000-7000-80\(start)-000000000009"))
            let entry = TimelineEntry(
                id: id, sequence: Int64(timeline.entries.count + 1), caseReference: timeline.header.reference,
                on: try date("2026-03-01"), recordedAt: try instant(Timeline.recorded), author: "hd",
                facts: .reminderAdded(.init(due: due)))
            timeline.append(entry)
        }
        let state = timeline.state()
        #expect(state.deadlines.count == 2 && Set(state.deadlines.map(\.name)).count == 2, "\(state.deadlineLines)")
        #expect(Set(state.people.reminders.map(\.deadline)) == Set(state.deadlines.map(\.name)))
    }

    @Test("The support plan: domain by domain, with what came of it, and reminders that follow it up")
    func support() throws {
        var timeline = try Timeline(.belgium)
        let legal = try timeline.record(
            .supportPlanned(.init(.legal, with: [.lawyer, .lawyer, .ngo], until: date("2026-06-30"))), on: "2026-03-01")
        let work = try timeline.record(.supportPlanned(.init(.work)), on: "2026-02-01")
        try timeline.record(remind("2026-04-01", .followUp, plan: legal), on: "2026-03-01")
        try timeline.record(.supportEnded(legal, .partlyAchieved), on: "2026-05-01")
        let people = timeline.state().people
        #expect(
            people.support.map(\.entry) == [work, legal] && people.support.map(\.planned.domain) == [.work, .legal])
        #expect(people.support.map(\.endedOn?.description) == [nil, "2026-05-01"])
        #expect(people.support.map(\.result) == [nil, .partlyAchieved])
        #expect(people.support.last?.planned.with == [.lawyer, .ngo])
        #expect(
            people.reminders.map(\.reminder.plan) == [legal] && people.reminders.map(\.reminder.topic) == [.followUp])
        let twice = try timeline.refusal(.supportEnded(legal, .achieved), on: "2026-05-02")
        #expect(twice?.code == .contradictsRules)
        #expect(twice?.message == "that part of the support plan was ended on 2026-05-01 already")
        #expect(try timeline.refusal(.supportEnded(work, .dropped), on: "2026-01-31")?.code == .contradictsRules)
        #expect(try timeline.refusal(remind("2026-06-01", plan: legal), on: "2026-05-03")?.code == .contradictsRules)
        let order = try timeline.refusal(.supportPlanned(.init(.legal, until: date("2026-02-28"))), on: "2026-03-01")
        #expect(order?.code == .invalidInput)
    }
}
