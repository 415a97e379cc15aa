import CaseModel
import CivilCalendar
import CountryRules
import Testing

@Suite("What is known of a case changes from a day on")
struct CaseChangeTests {
    private func change(_ edit: (inout CaseChange) -> Void) -> EntryFacts {
        var change = CaseChange()
        edit(&change)
        return .caseAmended(change)
    }

    @Test("Before that day it is what it was, from that day on what was said last of it")
    func days() throws {
        var timeline = try Timeline(.belgium, openedOn: "2026-01-05")
        try timeline.record(
            change { ($0.isPlaced, $0.nationality) = (true, .some(CountryCode(rawValue: "MA"))) }, on: "2026-03-01")
        try timeline.record(change { $0.exploitation = [.labour, .labour, .begging] }, on: "2026-04-01")
        try timeline.record(change { $0.isPlaced = false }, on: "2026-05-01")
        func facts(_ day: String) throws -> CaseFacts { try timeline.fold.facts(on: date(day)) }
        #expect(try facts("2026-02-28") == timeline.header.facts)
        #expect(try facts("2026-03-01").isPlaced && facts("2026-03-01").nationality?.rawValue == "MA")
        #expect(try facts("2026-03-31").exploitation == [] && facts("2026-04-01").exploitation == [.labour, .begging])
        #expect(try facts("2026-04-30").isPlaced && !facts("2026-05-01").isPlaced)
        #expect(timeline.state().header.facts == (try facts("2026-05-01")))
        #expect(timeline.state().header.reference == timeline.header.reference)
    }

    @Test("A change that is recorded late stands before those of later days")
    func late() throws {
        var timeline = try Timeline(.belgium)
        try timeline.record(change { $0.nationality = .some(CountryCode(rawValue: "RO")) }, on: "2026-05-01")
        try timeline.record(change { $0.nationality = .some(CountryCode(rawValue: "MA")) }, on: "2026-03-01")
        #expect(try timeline.fold.facts(on: date("2026-04-01")).nationality?.rawValue == "MA")
        #expect(timeline.state().header.nationality?.rawValue == "RO")
    }

    @Test("Of one day, what was recorded last holds; a retraction gives back what was known before")
    func sameDay() throws {
        var timeline = try Timeline(.belgium)
        try timeline.record(change { $0.isPlaced = true }, on: "2026-03-01")
        let last = try timeline.record(change { $0.isPlaced = false }, on: "2026-03-01")
        #expect(!timeline.state().header.isPlaced)
        try timeline.retract(last, on: "2026-03-02")
        #expect(timeline.state().header.isPlaced)
        let again = try timeline.record(change { $0.isPlaced = false }, on: "2026-03-03")
        try timeline.correct(again, as: change { $0.isPlaced = true }, on: "2026-03-03")
        #expect(timeline.state().header.isPlaced)
    }

    @Test("Null takes a value away, and what is not named stays")
    func nulls() throws {
        var timeline = try Timeline(.unitedKingdom, region: "GB-SCT", minor: true, adultOn: "2027-05")
        let line = #"{"region":null,"adultOn":null,"nationality":null}"#
        let facts = try InterchangeFields.read(line.utf8).facts(of: .caseAmended)
        #expect(facts.json == line)
        try timeline.record(facts, on: "2026-03-01")
        let header = timeline.state().header
        #expect(header.region == nil && header.adultOn == nil && header.nationality == nil && header.isMinor)
        try timeline.record(change { $0.isPlaced = true }, on: "2026-04-01")
        #expect(timeline.state().header.region == nil)
    }

    @Test("A person who is of age has no month of coming of age, and is not unaccompanied")
    func ofAge() throws {
        var timeline = try Timeline(.belgium, adultOn: "2027-05", unaccompanied: true)
        let day = try date("2026-03-01")
        #expect(timeline.fold.metConditions(on: day).isSuperset(of: ["under-18", "unaccompanied-minor"]))
        try timeline.record(change { $0.isMinor = false }, on: "2026-03-01")
        let header = timeline.state().header
        #expect(!header.isMinor && header.adultOn == nil && !header.isUnaccompanied)
        #expect(timeline.fold.metConditions(on: day) == [])
        #expect(try timeline.fold.metConditions(on: day.adding(days: -1)).contains("unaccompanied-minor"))
    }

    @Test("A change that contradicts what is known is refused")
    func contradictions() throws {
        let adult = try Timeline(.belgium)
        for facts in [
            change { $0.isUnaccompanied = true }, change { $0.adultOn = .some("2027-05") },
            change { $0.region = .some("GB-SCT") }, change { $0.region = .some("BE") },
            change { ($0.isMinor, $0.adultOn) = (true, .some("2027-13")) },
        ] {
            let error = try adult.refusal(facts, on: "2026-03-01")
            #expect(error?.code == .invalidInput, "\(facts.json)")
        }
        try adult.accepts(
            change { ($0.isMinor, $0.isUnaccompanied, $0.adultOn) = (true, true, .some("2027-05")) }, on: "2026-03-01")
        let early = try adult.refusal(change { $0.isPlaced = true }, on: "2012-12-31")
        #expect(early?.code == .contradictsRules && early?.message.contains("was opened on 2013-01-01") == true)
    }

    @Test("A late change that a later one contradicts is refused, too")
    func lateContradiction() throws {
        var timeline = try Timeline(.belgium)
        try timeline.record(change { $0.isMinor = true }, on: "2026-03-01")
        try timeline.record(change { $0.isUnaccompanied = true }, on: "2026-05-01")
        let error = try timeline.refusal(change { $0.isMinor = false }, on: "2026-04-01")
        #expect(error?.code == .invalidInput)
        try timeline.accepts(change { $0.isMinor = false }, on: "2026-06-01")
    }
}
