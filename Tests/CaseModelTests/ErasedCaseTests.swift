import CaseModel
import CivilCalendar
import CountryRules
import Testing

@Suite("A case whose content was erased")
struct ErasedCaseTests {
    private func closed(_ reason: ClosureReason = .completed) throws -> Timeline {
        var timeline = try Timeline(.belgium, openedOn: "2013-01-07", minor: true, unaccompanied: true)
        try timeline.record(.stageGranted(.init(stage: "be.reflection")), on: "2013-02-01")
        try timeline.record(.indicatorsObserved([Indicator.allCases[0]]), on: "2013-02-02")
        try timeline.record(.caseAssigned(.init(owner: try WorkerCode("hd"))), on: "2013-02-02")
        try timeline.record(.caseClosed(reason), on: "2014-05-06")
        return timeline
    }

    private func kept(of timeline: Timeline, basis: ErasureBasis = .request) throws -> EntryFacts.ContentErased {
        .init(
            country: timeline.header.country, openedOn: timeline.header.openedOn, closedOn: try date("2014-05-06"),
            entries: timeline.entries.count, basis: basis)
    }

    @Test("It shows its days and its country, and nothing else")
    func shape() throws {
        var timeline = try closed()
        try timeline.record(.contentErased(kept(of: timeline)), on: "2020-01-01")
        let state = timeline.state()
        #expect(try state.erasedOn == date("2020-01-01") && state.erasureBasis == .request)
        #expect(try !state.isOpen && state.closedOn == date("2014-05-06") && state.closureReason == nil)
        #expect(
            try state.header.facts == CaseFacts(country: .belgium, openedOn: date("2013-01-07")))
        #expect(state.deadlines.isEmpty && state.findings.isEmpty && state.grants.isEmpty && state.indicators.isEmpty)
        #expect(state.people.owners.isEmpty && state.nextStep == nil && state.amended.isEmpty && state.steps.isEmpty)
        #expect(timeline.fold.count == timeline.entries.count)
    }

    @Test("What is read of erased entries folds to what the erasure left", arguments: 1...60)
    func reading(seed: Int) throws {
        var timeline = try RandomCase(seed: UInt64(seed), [.closing, .amending]).timeline
        for hold in timeline.state().standingHolds {
            try timeline.append(.holdLifted(hold.ground), on: "2029-01-01")
        }
        if timeline.fold.isOpen { try timeline.append(.caseClosed(.completed), on: "2029-01-02") }
        let kept = EntryFacts.ContentErased(
            country: timeline.header.country, openedOn: timeline.header.openedOn,
            closedOn: try #require(timeline.state().closedOn), entries: timeline.entries.count, basis: .other)
        let before = timeline.entries
        try timeline.record(.contentErased(kept), on: "2029-12-30")
        let read = before.map { $0.erased(by: kept) } + timeline.entries.suffix(1)
        let state = try CaseFold.of(read).state(under: timeline.rules)
        #expect(state == timeline.state())
        #expect(read.dropFirst().dropLast().allSatisfy { $0.facts.isErased })
        #expect(read.map(\.facts.kind) == timeline.entries.map(\.facts.kind))
        #expect(DeadlineHistory(of: read, under: timeline.rules)?.records.isEmpty == true)
        #expect(try CaseFold.of(read).openDays == [kept.openedOn...kept.closedOn])
    }

    @Test("Nothing is recorded in it but who looked and what left; and it is erased once")
    func ended() throws {
        var timeline = try closed()
        try timeline.record(.contentErased(kept(of: timeline)), on: "2020-01-01")
        let again = try kept(of: timeline)
        let refused: [EntryFacts] = [
            .noteAdded, .caseReopened, .caseClosed(.other), .holdPlaced(.audit), .holdLifted(.audit),
            .contentErased(again), .stageGranted(.init(stage: "be.provisional")),
            .entryRetracted(timeline.entries[1].id, .duplicate), .entryRetracted(timeline.entries[5].id, .undone),
            .entryCorrected(timeline.entries[4].id, .caseClosed(.other)), .identityRecorded,
            .signalSent(.init(to: .police, emergency: .threat)),
        ]
        for facts in refused {
            let error = try #require(try timeline.refusal(facts, on: "2020-02-01"))
            #expect(error.code == .contradictsRules && error.message.contains("erased on 2020-01-01"), "\(facts)")
            let forced = #expect(throws: JalonError.self) {
                try timeline.fold.check(facts, on: date("2020-02-01"), isOverride: true, under: timeline.rules)
            }
            #expect(forced?.code == .contradictsRules || !facts.kind.isOverridable, "\(facts)")
        }
        for facts in [EntryFacts.identityRevealed(.texts), .timelineExported(.init(.csv, .coded))] {
            try timeline.fold.check(facts, on: date("2020-02-01"), under: timeline.rules)
        }
    }

    @Test("An open case is not erased, nor one that is kept, nor before it was closed")
    func refused() throws {
        var open = try Timeline(.france)
        let kept = try kept(of: open)
        #expect(try open.refusal(.contentErased(kept), on: "2020-01-01")?.message.contains("case close") == true)
        try open.record(.caseClosed(.completed), on: "2014-05-06")
        #expect(try open.refusal(.contentErased(kept), on: "2014-05-05")?.message.contains("before") == true)
        try open.record(.holdPlaced(.claim), on: "2014-06-01")
        #expect(try open.refusal(.contentErased(kept), on: "2020-01-01")?.message.contains("claim") == true)
        try open.record(.holdLifted(.claim), on: "2014-07-01")
        try open.fold.check(.contentErased(kept), on: date("2020-01-01"), under: open.rules)
    }

    @Test("A case that was opened in error stays out of the figures when it is erased as such")
    func error() throws {
        var timeline = try closed(.openedInError)
        #expect(timeline.fold.isOpenedInError)
        try timeline.record(.contentErased(kept(of: timeline, basis: .openedByMistake)), on: "2020-01-01")
        #expect(timeline.fold.isOpenedInError)
        var other = try closed()
        try other.record(.contentErased(kept(of: other)), on: "2020-01-01")
        #expect(!other.fold.isOpenedInError)
    }

    @Test("An erasure cannot be taken back or put right, and facts that are gone are not recorded")
    func stays() throws {
        #expect(EntryFacts.Kind.contentErased.isAudit && !EntryFacts.Kind.contentErased.isCorrectable)
        #expect(!EntryFacts.Kind.contentErased.isImported && EntryFacts.Kind.holdPlaced.isImported)
        let timeline = try Timeline(.france)
        #expect(try timeline.refusal(.erased(.noteAdded), on: "2020-01-01")?.code == .invalidInput)
    }
}
