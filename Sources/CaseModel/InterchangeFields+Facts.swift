internal import CivilCalendar
internal import CountryRules

extension InterchangeFields {
    /// The fields that every line may have.
    private static let common: FieldSet = [.reference, .recordedAt, .author]
    /// The fields that every entry may have, and a case line may not.
    private static let entryOnly: FieldSet = [.entry, .kind, .on, .override]

    /// What an entry of a kind says.
    ///
    /// - Throws: `JalonError` (`invalidInput`) with the field and what would be accepted.
    package func facts(of kind: EntryFacts.Kind) throws(JalonError) -> EntryFacts {
        let shared = kind == .caseOpened ? Self.common : Self.common.union(Self.entryOnly)
        let amended = kind == .entryCorrected ? try amendedKind() : nil
        let coded = Self.coded(of: kind).union(amended.map(Self.coded) ?? [])
        let others = present.subtracting(shared).subtracting(coded)
        // Free texts are rare: which of them belong here is looked up only when something else is there.
        if let extra = others.isEmpty ? nil : others.subtracting(Self.texts(of: kind, amended)).first {
            throw JalonError(
                .invalidInput, "field \"\(extra.rawValue)\": does not belong to \((amended ?? kind).rawValue)")
        }
        guard let amended else { return try ownFacts(of: kind) }
        return .entryCorrected(try id(.target), try ownFacts(of: amended))
    }

    /// The free texts that an entry of a kind may have, and those of the kind that it corrects.
    private static func texts(of kind: EntryFacts.Kind, _ amended: EntryFacts.Kind?) -> FieldSet {
        guard kind != .caseOpened else { return [] }
        return FieldSet((kind.texts + (amended?.texts ?? [])).compactMap { Keys(rawValue: $0.rawValue) })
    }

    /// The coded fields that belong to an entry of a kind, beside those of every entry.
    private static func coded(of kind: EntryFacts.Kind) -> FieldSet {
        switch kind {
        case .caseOpened:
            [
                .country, .openedOn, .region, .minor, .adultOn, .unaccompanied, .placed, .exploitation, .nationality,
                .sex,
            ]
        case .caseAmended: [.region, .minor, .adultOn, .unaccompanied, .placed, .exploitation, .nationality, .sex]
        case .stepRecorded: [.step, .with, .outcome, .reason]
        case .stepSkipped: [.step, .reason]
        case .indicatorsObserved: [.indicators]
        case .secrecyAssessed: [.facts, .denied, .answer, .law]
        case .signalSent: [.to, .emergency]
        case .stageGranted, .stageExtended: [.stage, .until, .pack]
        case .stageRefused: [.stage, .delivery]
        case .stageWithdrawn: [.stage, .reason, .delivery]
        case .conditionRecorded: [.condition, .status]
        case .decisionRequested: [.decision]
        case .decisionRecorded: [.decision, .outcome, .delivery]
        case .stayStarted, .stayExtended: [.stay, .until]
        case .stayEnded: [.stay]
        case .deadlineMet: [.deadline, .trigger]
        case .referralSent: [.to, .purpose, .basis, .transfer, .identified]
        case .referralReceived: [.from, .purpose, .transfer]
        case .referralAnswered: [.item, .status]
        case .consentGiven: [.scope, .by, .until]
        case .consentWithdrawn: [.scope]
        case .reminderAdded: [.due, .topic, .item]
        case .reminderDone, .roleEnded: [.item]
        case .roleAssigned: [.role, .who, .until]
        case .caseAssigned: [.owner, .deputy]
        case .supportPlanned: [.domain, .with, .until]
        case .supportEnded: [.item, .result]
        case .identityRecorded: [.identity]
        case .identityRevealed: [.shown]
        case .timelineExported: [.correctedKind, .redaction, .recipient]
        case .entryCorrected: [.target, .correctedKind]
        case .entryRetracted: [.target, .reason]
        case .caseClosed: [.reason]
        case .caseReopened, .noteAdded: []
        case .holdPlaced, .holdLifted: [.ground]
        case .contentErased: [.country, .openedOn, .closedOn, .entries, .basis]
        }
    }

    private func ownFacts(of kind: EntryFacts.Kind) throws(JalonError) -> EntryFacts {
        switch kind {
        case .caseOpened: return .caseOpened(try header())
        case .stepRecorded:
            return .stepRecorded(
                .init(
                    try term(.step, "a signalling step"), with: try terms(.with, "a role"),
                    outcome: try given(.outcome, "an outcome"),
                    reason: try given(.reason, "a reason for another order")))
        case .stepSkipped:
            return .stepSkipped(
                try term(.step, "a signalling step"), try term(.reason, "a reason to leave a step out"))
        case .stageGranted: return .stageGranted(try stageDecision())
        case .stageExtended: return .stageExtended(try stageDecision())
        case .stageRefused: return .stageRefused(stage: try needed(.stage), delivery: try deliveryCode())
        case .stageWithdrawn:
            return .stageWithdrawn(
                stage: try needed(.stage), try term(.reason, "a reason to withdraw"),
                delivery: try deliveryCode())
        case .conditionRecorded:
            return .conditionRecorded(try code(.condition), try term(.status, "a status"))
        case .decisionRequested: return .decisionRequested(try code(.decision))
        case .decisionRecorded:
            return .decisionRecorded(
                .init(
                    try code(.decision), try term(.outcome, "an outcome of a decision"),
                    delivery: try deliveryCode()))
        case .stayStarted: return .stayStarted(try stayDecision())
        case .stayExtended: return .stayExtended(try stayDecision())
        case .stayEnded: return .stayEnded(stay: try needed(.stay))
        case .deadlineMet:
            return .deadlineMet(.init(clock: try needed(.deadline), trigger: try neededDay(.trigger)))
        case .entryRetracted:
            return .entryRetracted(try id(.target), try term(.reason, "a reason to retract"))
        case .entryCorrected: throw Self.bad(.correctedKind, "a correction is corrected by correcting the entry itself")
        case .caseClosed: return .caseClosed(try term(.reason, "a closure reason"))
        case .caseReopened: return .caseReopened
        case .caseAmended: return .caseAmended(try change())
        case .indicatorsObserved, .secrecyAssessed, .signalSent: return try signallingFacts(of: kind)
        case .noteAdded: return .noteAdded
        case .identityRecorded: return .identityRecorded
        case .identityRevealed: return .identityRevealed(try term(.shown, "what was shown"))
        case .timelineExported:
            return .timelineExported(
                .init(
                    try term(.correctedKind, "a form of export"), try term(.redaction, "a redaction"),
                    for: try worker(.recipient)))
        case .holdPlaced: return .holdPlaced(try term(.ground, "a ground to keep content"))
        case .holdLifted: return .holdLifted(try term(.ground, "a ground to keep content"))
        case .contentErased: return .contentErased(try contentErased())
        case .referralSent, .referralReceived, .referralAnswered, .consentGiven, .consentWithdrawn, .reminderAdded,
            .reminderDone, .roleAssigned, .roleEnded, .caseAssigned, .supportPlanned, .supportEnded:
            return try peopleFacts(of: kind)
        }
    }

    /// The kind of the entry that is corrected.
    private func amendedKind() throws(JalonError) -> EntryFacts.Kind {
        let name = try needed(.correctedKind)
        let known = EntryFacts.Kind.allCases.filter(\.isCorrectable)
        guard let kind = known.first(where: { $0.rawValue == name }) else {
            throw Self.bad(
                .correctedKind,
                "\(name.quotedCode) is not a kind that is corrected; choose from "
                    + known.map(\.rawValue).joined(separator: ", "))
        }
        return kind
    }

    private func deliveryCode() throws(JalonError) -> String? {
        guard self[.delivery] != nil else { return nil }
        return try code(.delivery)
    }

    private func stayDecision() throws(JalonError) -> EntryFacts.StayDecision {
        EntryFacts.StayDecision(stay: try needed(.stay), until: try day(.until))
    }

    private func stageDecision() throws(JalonError) -> EntryFacts.StageDecision {
        EntryFacts.StageDecision(
            stage: try needed(.stage), until: try day(.until), pack: self[.pack])
    }
}
