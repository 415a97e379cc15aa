import CaseModel
import CivilCalendar
import CountryRules
import SeededNumbers
import Testing

/// A case that grows at random, by entries that the checks let pass, across the days on which laws change.
struct RandomCase {
    private(set) var timeline: Timeline
    private var generator: SeededGenerator
    private var day: CivilDate

    /// A country, a region and a first day.
    private static let beginnings: [(CountryCode, String?, String)] = [
        (.belgium, nil, "2007-03-01"), (.belgium, nil, "2016-11-01"), (.belgium, nil, "2025-10-01"),
        (.france, nil, "2013-12-01"), (.france, nil, "2023-09-01"), (.italy, nil, "2013-10-01"),
        (.italy, nil, "2025-05-01"), (.hungary, nil, "2021-07-01"), (.hungary, nil, "2023-11-01"),
        (.unitedKingdom, nil, "2022-08-01"), (.unitedKingdom, "GB-SCT", "2017-12-01"),
        (.unitedKingdom, "GB-SCT", "2024-01-01"), (.unitedKingdom, "GB-NIR", "2022-09-01"),
    ]

    private static let track: [EntryFacts.Kind] = [
        .stageGranted, .stageGranted, .stageGranted, .stageExtended, .stageExtended, .stageRefused, .stageWithdrawn,
        .conditionRecorded, .conditionRecorded, .decisionRequested, .decisionRecorded, .decisionRecorded, .stayStarted,
        .stayStarted, .stayExtended, .stayEnded, .stepRecorded, .stepSkipped, .deadlineMet,
    ]

    /// What is seen, signalled and noted down, and what is about the people of a case.
    private static let people: [EntryFacts.Kind] = [
        .indicatorsObserved, .secrecyAssessed, .signalSent, .noteAdded, .identityRecorded, .identityRevealed,
        .timelineExported, .caseAssigned, .caseAmended, .referralSent, .referralSent, .referralReceived,
        .referralAnswered, .referralAnswered, .referralAnswered, .consentGiven, .consentGiven, .consentWithdrawn,
        .consentWithdrawn, .reminderAdded, .reminderDone, .roleAssigned, .roleEnded, .supportPlanned, .supportEnded,
    ]

    /// What a case may grow by, beside its track.
    enum Growth { case closing, amending }

    init(seed: UInt64, attempts: Int = 42, _ growth: Set<Growth> = []) throws {
        generator = SeededGenerator(seed: seed)
        let (country, region, opened) = Self.beginnings[Int(seed) % Self.beginnings.count]
        timeline = try Timeline(country, region: region, openedOn: opened, placed: .random(using: &generator))
        day = try date(opened)
        var kinds = Self.track
        if growth.contains(.closing) { kinds += [.caseClosed, .caseReopened] }
        if growth.contains(.amending) {
            kinds += Array(repeating: .entryCorrected, count: 8) + Array(repeating: .entryRetracted, count: 6)
        }
        for _ in 0..<attempts { try grow(by: kinds) }
        guard growth.contains(.closing) else { return }
        for _ in 0..<3 { try grow(by: [.holdPlaced, .holdLifted]) }
    }

    /// Tries one more entry, on a day of its own.
    private mutating func grow(by kinds: [EntryFacts.Kind]) throws {
        day = try day.adding(days: .random(in: 1...25, using: &generator))
        // The track stays what mostly happens.
        let isOfPeople = Int.random(in: 0..<5, using: &generator) == 0
        var kind = try element(isOfPeople ? Self.people : kinds)
        if !timeline.fold.isOpen, .random(using: &generator) { kind = .caseReopened }
        var on = day
        let facts: EntryFacts
        if kind == .entryCorrected {
            guard let target = timeline.entries.dropFirst().randomElement(using: &generator) else { return }
            on = try target.on.adding(days: .random(in: -10...10, using: &generator))
            facts = .entryCorrected(target.id, try own(target.facts.target == nil ? target.facts.kind : .caseReopened))
        } else {
            facts = try own(kind)
        }
        guard (try? timeline.fold.check(facts, on: on, under: timeline.rules)) != nil else { return }
        try timeline.append(facts, on: on.description)
    }

    private mutating func element<Values: Collection>(_ values: Values) throws -> Values.Element {
        try #require(values.randomElement(using: &generator))
    }

    /// Random facts of a kind, in the words of the law of the day.
    private mutating func own(_ kind: EntryFacts.Kind) throws -> EntryFacts {
        let (header, rules) = (timeline.header, timeline.rules)
        let pack =
            try (try? rules.pack(of: header.country, on: day, region: header.region))
            ?? #require(rules.packs(of: header.country).first)
        let stage = try element(pack.stages)
        let name = try element([stage.id] + stage.aliases)
        let until = Bool.random(using: &generator) ? try day.adding(days: .random(in: 0...200, using: &generator)) : nil
        let decision = try element(pack.decisionIdentifiers + ["appeal"])
        let stay = try element(pack.stays).id
        switch kind {
        case .stageGranted: return .stageGranted(.init(stage: name, until: until))
        case .stageExtended: return .stageExtended(.init(stage: name, until: until))
        case .stageRefused: return .stageRefused(stage: name)
        case .stageWithdrawn: return .stageWithdrawn(stage: name, .other)
        case .conditionRecorded:
            return .conditionRecorded(try element(pack.conditionIdentifiers), try element(ConditionStatus.allCases))
        case .decisionRequested: return .decisionRequested(decision)
        case .decisionRecorded: return .decide(decision, try element(DecisionOutcome.allCases))
        case .stayStarted: return .stayStarted(.init(stay: stay, until: until))
        case .stayExtended: return .stayExtended(.init(stay: stay, until: until))
        case .stayEnded: return .stayEnded(stay: stay)
        case .stepRecorded: return .stepRecorded(.init(try element(SignallingStep.allCases)))
        case .stepSkipped: return .stepSkipped(try element(SignallingStep.allCases), .declined)
        case .deadlineMet:
            let known = timeline.state().deadlines.randomElement(using: &generator)
            return .deadlineMet(.init(clock: known?.stage ?? "none", trigger: known?.trigger ?? day))
        case .entryRetracted, .entryCorrected: return .entryRetracted(try element(timeline.entries).id, .duplicate)
        case .caseClosed: return .caseClosed(try element(ClosureReason.allCases))
        case .holdPlaced: return .holdPlaced(try element(HoldGround.allCases))
        case .holdLifted:
            return .holdLifted(try timeline.state().standingHolds.first?.ground ?? element(HoldGround.allCases))
        case .caseReopened, .caseOpened, .contentErased: return .caseReopened
        case .indicatorsObserved: return .indicatorsObserved([try element(Indicator.allCases)])
        case .secrecyAssessed: return .secrecyAssessed(.init([.peril], answer: .mustAct, law: "BE/2024"))
        case .signalSent: return .signalSent(.init(to: .prosecutor, emergency: .threat))
        case .noteAdded: return .noteAdded
        case .identityRecorded: return .identityRecorded
        case .identityRevealed: return .identityRevealed(try element(RevealScope.allCases))
        case .timelineExported:
            return .timelineExported(.init(try element(ExportFormat.allCases), try element(Redaction.allCases)))
        case .caseAssigned: return .caseAssigned(.init(owner: try WorkerCode("hd"), deputy: try WorkerCode("ml")))
        case .caseAmended:
            var change = CaseChange()
            change.isPlaced = Bool.random(using: &generator)
            return .caseAmended(change)
        case .referralSent, .referralReceived, .referralAnswered, .consentGiven, .consentWithdrawn, .reminderAdded,
            .reminderDone, .roleAssigned, .roleEnded, .supportPlanned, .supportEnded:
            return try people(kind, until: until)
        }
    }

    /// Random facts about the people of the case.
    private mutating func people(_ kind: EntryFacts.Kind, until: CivilDate?) throws -> EntryFacts {
        let people = timeline.state().people
        let none = try element(timeline.entries).id
        let scope = try element(ConsentScope.allCases)
        switch kind {
        case .referralSent:
            return .referralSent(.init(to: .doctor, purpose: .additionalServices, basis: .courtOrder))
        case .referralReceived: return .referralReceived(.init(from: .police, purpose: .other))
        case .referralAnswered:
            let referral =
                people.referrals.last { $0.status == .accepted } ?? people.referrals.randomElement(using: &generator)
            let next = referral?.status.next.randomElement(using: &generator)
            return .referralAnswered(referral?.entry ?? none, try next ?? element(ReferralStatus.allCases))
        case .consentGiven: return .consentGiven(.init([scope], until: until))
        case .consentWithdrawn: return .consentWithdrawn([scope])
        case .reminderAdded: return .reminderAdded(.init(due: try day.adding(days: 9)))
        case .reminderDone: return .reminderDone(people.reminders.randomElement(using: &generator)?.entry ?? none)
        case .roleAssigned: return .roleAssigned(.init(.guardian, until: until))
        case .roleEnded: return .roleEnded(people.people.randomElement(using: &generator)?.entry ?? none)
        case .supportPlanned: return .supportPlanned(.init(.legal, until: until))
        default: return .supportEnded(people.support.randomElement(using: &generator)?.entry ?? none, .achieved)
        }
    }
}
