internal import CivilCalendar
internal import CountryRules

extension EntryFacts {
    /// The coded facts as the interchange format writes them, in a fixed order: the same facts are the same bytes.
    package var members: [JSONValue.Member] {
        var list = JSONMemberList()
        visit(&list)
        return list.members
    }

    /// Goes through the members.
    func visit(_ members: inout some JSONMembers & ~Copyable) {
        switch self {
        case .caseOpened(let header): header.facts.visit(&members)
        case .stepRecorded(let recorded):
            members.add("step", recorded.step.rawValue)
            members.add("with", codes: recorded.with)
            members.addGiven("outcome", recorded.outcome?.rawValue)
            members.addGiven("reason", recorded.reason?.rawValue)
        case .stepSkipped(let step, let reason):
            members.add("step", step.rawValue)
            members.add("reason", reason.rawValue)
        case .stageGranted(let decision), .stageExtended(let decision):
            members.add("stage", decision.stage)
            members.add("until", decision.until)
            members.addGiven("pack", decision.pack)
        case .stageRefused(let stage, let delivery):
            members.add("stage", stage)
            members.addGiven("delivery", delivery)
        case .stageWithdrawn(let stage, let reason, let delivery):
            members.add("stage", stage)
            members.add("reason", reason.rawValue)
            members.addGiven("delivery", delivery)
        case .conditionRecorded(let condition, let status):
            members.add("condition", condition)
            members.add("status", status.rawValue)
        case .decisionRequested(let decision): members.add("decision", decision)
        case .decisionRecorded(let decided):
            members.add("decision", decided.decision)
            members.add("outcome", decided.outcome.rawValue)
            members.addGiven("delivery", decided.delivery)
        case .stayStarted(let decision), .stayExtended(let decision):
            members.add("stay", decision.stay)
            members.add("until", decision.until)
        case .stayEnded(let stay): members.add("stay", stay)
        case .deadlineMet(let settled):
            members.add("deadline", settled.clock)
            members.add("trigger", settled.trigger)
        case .entryCorrected(let target, let facts):
            members.add("target", target)
            members.add("as", facts.kind.rawValue)
            facts.visit(&members)
        case .entryRetracted(let target, let reason):
            members.add("target", target)
            members.add("reason", reason.rawValue)
        case .caseClosed(let reason): members.add("reason", reason.rawValue)
        case .caseAmended(let change): change.visit(&members)
        case .caseReopened, .noteAdded, .identityRecorded, .erased: break
        case .identityRevealed(let scope): members.add("shown", scope.rawValue)
        case .timelineExported(let export):
            members.add("as", export.format.rawValue)
            members.add("redaction", export.redaction.rawValue)
            members.add("recipient", export.recipient?.text)
        case .holdPlaced(let ground), .holdLifted(let ground): members.add("ground", ground.rawValue)
        case .contentErased(let kept):
            members.add("country", kept.country.rawValue)
            members.add("openedOn", kept.openedOn)
            members.add("closedOn", kept.closedOn)
            members.add("entries", kept.entries)
            members.add("basis", kept.basis.rawValue)
        case .indicatorsObserved, .secrecyAssessed, .signalSent: visitSignalling(&members)
        case .referralSent, .referralReceived, .referralAnswered, .consentGiven, .consentWithdrawn, .reminderAdded,
            .reminderDone, .roleAssigned, .roleEnded, .caseAssigned, .supportPlanned, .supportEnded:
            visitPeople(&members)
        }
    }

    /// The facts as one line of JSON.
    package var json: String { json(isOverride: false) }

    /// The facts as one line of JSON, as a casebook keeps them.
    ///
    /// - Parameter isOverride: Whether the entry was recorded although it contradicts the rules.
    package func json(isOverride: Bool) -> String {
        // Most lines find room in it, and are not moved while they grow.
        var line = JSONLines(capacity: 256)
        line.begin()
        visit(&line)
        line.addFlag("override", isOverride)
        line.end()
        return line.text
    }
}

extension CaseFacts {
    /// The fields of a case but for its reference, in the order of the interchange format.
    package var members: [JSONValue.Member] {
        var list = JSONMemberList()
        visit(&list)
        return list.members
    }

    /// Goes through the members.
    func visit(_ members: inout some JSONMembers & ~Copyable) {
        members.add("country", country.rawValue)
        members.add("openedOn", openedOn)
        members.add("region", region)
        members.add("minor", isMinor)
        members.addGiven("adultOn", adultOn)
        members.add("unaccompanied", isUnaccompanied)
        members.add("placed", isPlaced)
        members.add("exploitation", codes: exploitation)
        members.add("nationality", nationality?.rawValue)
        members.addGiven("sex", sex?.rawValue)
    }
}
