import CaseModel
import CivilCalendar
import CountryRules
import Testing

extension Timeline {
    /// What became of the deadlines, entry by entry.
    func history(sourceLocation: SourceLocation = #_sourceLocation) throws -> DeadlineHistory {
        try #require(DeadlineHistory(of: entries, under: rules), sourceLocation: sourceLocation)
    }
}

extension DeadlineHistory {
    /// The only deadline of a clock and a kind, and what entries did to it: `2 appeared 2026-04-16`.
    func lines(_ clock: String, _ kind: DeadlineKind = .stageEnd) throws -> [String] {
        let found = records.filter { $0.id.clock == clock && $0.id.kind == kind }
        try #require(found.count == 1, "\(records.map(\.id))")
        return found[0].changes.map { change in
            let kinds = change.kinds.map(\.rawValue).joined(separator: "+")
            let days = [change.before, change.after].map { $0.map { "\($0.deadline.due)" } ?? "–" }
            return "\(change.sequence) \(kinds) \(days.joined(separator: " → "))"
        }
    }
}

@Suite("What became of a deadline, entry by entry")
struct DeadlineHistoryTests {
    @Test("A deadline appears, moves with an extension, is met by what follows, and runs again when that is retracted")
    func life() throws {
        var timeline = try Timeline(.belgium)
        try timeline.grant("be.provisional", on: "2026-04-09")
        try timeline.record(.noteAdded, on: "2026-04-10")
        try timeline.extend("be.provisional", on: "2026-07-01")
        let next = try timeline.grant("be.temporary", on: "2026-09-20")
        try timeline.record(.identityRevealed(.all), on: "2026-09-21")
        try timeline.retract(next, on: "2026-09-22")
        let history = try timeline.history()
        #expect(
            try history.lines("be.provisional") == [
                "2 appeared – → 2026-07-09", "4 moved 2026-07-09 → 2026-10-09", "5 met 2026-10-09 → 2026-10-09",
                "7 reopened 2026-10-09 → 2026-10-09",
            ])
        let temporary = try #require(history.records.first { $0.id.clock == "be.temporary" })
        #expect(temporary.changes.map(\.kinds) == [[.appeared], [.removed]])
        #expect(temporary.current == nil && temporary.last == temporary.changes[0].after)
        #expect(temporary.id.root == next && temporary.revision == 1)
        #expect(temporary.changes[1].entryKind == .entryRetracted && temporary.changes[1].author == "hd")
    }

    @Test("A correction of the grant keeps the identity, and what its day was is known")
    func corrected() throws {
        var timeline = try Timeline(.belgium)
        let grant = try timeline.grant("be.reflection", on: "2026-03-02")
        let before = try #require(timeline.history().records.first)
        try timeline.correct(grant, as: .grant("be.reflection"), on: "2026-03-04")
        let history = try timeline.history()
        #expect(try history.lines("be.reflection").count == 2)
        let record = try #require(history.records.first)
        #expect(record.id == before.id && record.id.root == grant && record.revision == 1)
        #expect(record.changes[1].kinds == [.moved] && record.changes[1].entryKind == .entryCorrected)
        #expect(record.changes[1].before == before.current)
        #expect(record.changes[1].after?.deadline.trigger == (try date("2026-03-04")))
        #expect("\(record.id)" == "\(grant)/be.reflection/stage-end")
    }

    @Test("An earlier grant recorded late renumbers the names, and neither identifies nor changes the later one anew")
    func earlier() throws {
        var timeline = try Timeline(.belgium)
        let later = try timeline.grant("be.temporary", on: "2026-03-02", until: "2026-09-01")
        let before = try #require(timeline.history().records.first { $0.id.kind == .stageEnd })
        #expect(before.last.deadline.name == "be.temporary/end")
        let earlier = try timeline.grant("be.temporary", on: "2025-09-02", until: "2026-03-01")
        let records = try timeline.history().records.filter { $0.id.kind == .stageEnd }
        #expect(records.map(\.id.root) == [later, earlier])
        #expect(records.map(\.last.deadline.name) == ["be.temporary#2/end", "be.temporary/end"])
        #expect(records[0].id == before.id && records[0].changes.allSatisfy { !$0.kinds.contains(.moved) })
        let state = timeline.state()
        #expect(state.identifiers["be.temporary#2/end"] == records[0].id)
        #expect(state.identifiers["be.temporary/end"] == records[1].id)
    }

    @Test("What a decision started by itself stays the same deadline when the grant is recorded as well")
    func implied() throws {
        var timeline = try Timeline(.unitedKingdom, region: "GB-ENG")
        let decision = try timeline.decide("reasonable-grounds", .positive, on: "2024-02-05")
        let before = try #require(timeline.history().records.first { $0.id.clock == "uk.reflection" })
        #expect(before.id.root == decision)
        try timeline.grant("uk.reflection", on: "2024-02-07")
        let records = try timeline.history().records.filter { $0.id.clock == "uk.reflection" }
        #expect(records.count == 1 && records[0].id == before.id && records[0].revision == 0)
    }

    @Test("Closing cancels, reopening opens again, and a reminder is met when it is done")
    func closing() throws {
        var timeline = try Timeline(.belgium)
        try timeline.grant("be.reflection", on: "2026-03-02")
        let reminder = try timeline.record(.reminderAdded(.init(due: date("2026-03-20"))), on: "2026-03-03")
        try timeline.record(.caseClosed(.completed), on: "2026-03-05")
        try timeline.record(.caseReopened, on: "2026-03-06")
        try timeline.record(.reminderDone(reminder), on: "2026-03-19")
        let history = try timeline.history()
        #expect(
            try history.lines("be.reflection").map { $0.prefix { $0 != "→" } } == [
                "2 appeared – ", "4 cancelled 2026-04-16 ", "5 reopened 2026-04-16 ",
            ])
        let record = try #require(history.records.first { $0.id.kind == .reminder })
        #expect(record.id.root == reminder)
        #expect(record.changes.map(\.kinds) == [[.appeared], [.cancelled], [.reopened], [.met]])
    }

    @Test("A day printed later for the same deadline is told as counted anew when it is the day that was computed")
    func printedAlike() throws {
        var timeline = try Timeline(.belgium)
        let grant = try timeline.grant("be.reflection", on: "2026-03-02")
        let due = try timeline.state().deadline("be.reflection/end").due
        try timeline.correct(grant, as: .grant("be.reflection", until: "\(due)"), on: "2026-03-02")
        let record = try #require(timeline.history().records.first)
        #expect(record.changes.map(\.kinds) == [[.appeared], [.recomputed]])
        #expect(record.current?.deadline.isObserved == true)
    }

    @Test("When the entries were recorded out of order, the last moment counts")
    func changedAt() throws {
        var timeline = try Timeline(.belgium)
        let grant = try timeline.record(.grant("be.reflection"), on: "2026-03-02", at: "2026-03-09T10:00:00Z")
        try timeline.record(
            .entryCorrected(grant, .grant("be.reflection")), on: "2026-03-03", at: "2026-03-08T10:00:00Z")
        let record = try #require(timeline.history().records.first)
        #expect(record.changedAt == (try instant("2026-03-09T10:00:00Z")) && record.revision == 1)
        #expect(record.changes.map(\.recordedAt.dateInUTC) == (try [date("2026-03-09"), date("2026-03-08")]))
    }

    @Test("Entries that do not begin with the opening of a case have no history")
    func noOpening() throws {
        var timeline = try Timeline(.belgium)
        try timeline.grant("be.reflection", on: "2026-03-02")
        #expect(DeadlineHistory(of: timeline.entries.dropFirst(), under: timeline.rules) == nil)
        #expect(DeadlineHistory(of: [TimelineEntry](), under: timeline.rules) == nil)
        #expect(try Timeline(.belgium).history().records.isEmpty)
    }
}
