package import CaseModel
internal import CivilCalendar
package import CountryRules

/// What an entry says, in one line and in the language of the person.
package struct TimelineSummary: Sendable {
    package let texts: RuleTexts
    package let words: Words

    /// What another entry is called within a line.
    private let entryName: @Sendable (EntryID) -> String

    package init(
        texts: RuleTexts, words: Words,
        entryName: @escaping @Sendable (EntryID) -> String = { String($0.text.suffix(8)) }
    ) {
        self.texts = texts
        self.words = words
        self.entryName = entryName
    }

    package func line(_ facts: EntryFacts) -> String {
        switch facts {
        case .caseOpened(let header): header.exploitation.map(texts.exploitation).joined(separator: ", ")
        case .stepRecorded(let step):
            joined(
                [words.step(step.step), step.outcome.map { texts.code("outcome", $0.rawValue) }]
                    + step.with.map(texts.role) + [step.reason.map { texts.code("order", $0.rawValue) }])
        case .stepSkipped(let step, let reason): joined([words.step(step), texts.code("skip", reason.rawValue)])
        case .indicatorsObserved(let seen): seen.map { texts["indicator.\($0.rawValue)"] }.joined(separator: "; ")
        case .secrecyAssessed(let assessed):
            joined([texts["secrecy.answer.\(assessed.answer.rawValue)"], assessed.law])
        case .signalSent(let signal):
            joined([texts.role(signal.to), signal.emergency.map { texts.code("emergency", $0.rawValue) }])
        case .stageGranted, .stageExtended, .stageRefused, .stageWithdrawn, .decisionRequested, .decisionRecorded,
            .stayStarted, .stayExtended, .stayEnded, .deadlineMet, .conditionRecorded:
            track(facts)
        case .entryCorrected(let target, let facts): "\(entryName(target)) → " + line(facts)
        case .entryRetracted(let target, let reason):
            joined([entryName(target), texts.code("retraction", reason.rawValue)])
        case .caseClosed(let reason): texts.code("closure", reason.rawValue)
        case .caseAmended(let change): self.change(change)
        case .caseReopened, .noteAdded, .identityRecorded: ""
        case .holdPlaced(let ground), .holdLifted(let ground): texts.code("hold", ground.rawValue)
        case .contentErased(let kept):
            joined([
                texts.code("erasure", kept.basis.rawValue),
                texts.sentence(Wording("erase.entries", ["n": .number(kept.entries)])),
            ])
        case .erased: texts["erase.erased"]
        case .identityRevealed(let scope): texts.code("shown", scope.rawValue)
        case .timelineExported(let export):
            joined([
                export.recipient.map { "\(export.format.rawValue) → \($0)" } ?? export.format.rawValue,
                texts.code("redaction", export.redaction.rawValue),
            ])
        case .referralSent, .referralReceived, .referralAnswered, .consentGiven, .consentWithdrawn, .reminderAdded,
            .reminderDone, .roleAssigned, .roleEnded, .caseAssigned, .supportPlanned, .supportEnded:
            people(facts)
        }
    }

    /// The same where only months leave: what holds a day is said by its kind alone.
    package func withoutDays(_ facts: EntryFacts) -> String {
        switch facts {
        case .stageGranted(let decision), .stageExtended(let decision): texts.name(ofClock: decision.stage)
        case .stayStarted(let decision), .stayExtended(let decision): texts.name(ofClock: decision.stay)
        case .deadlineMet(let settled): texts.name(ofClock: settled.clock)
        case .entryCorrected(_, let facts): withoutDays(facts)
        case .entryRetracted(_, let reason): texts.code("retraction", reason.rawValue)
        case .consentGiven(let consent): consent.scopes.map { texts.code("scope", $0.rawValue) }.joined(separator: ", ")
        case .reminderAdded(let reminder): texts.code("topic", reminder.topic.rawValue)
        case .roleAssigned(let assigned): texts.role(assigned.role)
        case .supportPlanned(let planned): texts.code("domain", planned.domain.rawValue)
        case .supportEnded(_, let result): texts.code("support", result.rawValue)
        case .referralAnswered(_, let status): texts.code("referral", status.rawValue)
        case .caseAssigned, .caseAmended, .reminderDone, .roleEnded: ""
        default: line(facts)
        }
    }

    /// Stages, decisions, stays, and what was settled.
    private func track(_ facts: EntryFacts) -> String {
        switch facts {
        case .stageGranted(let decision), .stageExtended(let decision):
            joined([
                texts.name(ofClock: decision.stage), decision.until.map { texts.printed($0) }, decision.pack,
            ])
        case .stageRefused(let stage, let delivery):
            joined([texts.name(ofClock: stage), delivery.map { texts["delivery.\($0)"] }])
        case .stageWithdrawn(let stage, let reason, let delivery):
            joined([
                texts.name(ofClock: stage), texts.code("withdrawal", reason.rawValue),
                delivery.map { texts["delivery.\($0)"] },
            ])
        case .decisionRequested(let decision): texts.labelled(texts["decision.\(decision)"], words[.requested])
        case .decisionRecorded(let decided):
            texts.labelled(
                texts["decision.\(decided.decision)"], words[decided.outcome == .positive ? .positive : .negative])
        case .stayStarted(let decision), .stayExtended(let decision):
            joined([texts.name(ofClock: decision.stay), decision.until.map { texts.until($0) }])
        case .stayEnded(let stay): texts.name(ofClock: stay)
        case .deadlineMet(let settled): "\(texts.name(ofClock: settled.clock)), \(settled.trigger)"
        case .conditionRecorded(let id, let status):
            texts.labelled(texts["condition.\(id)"], words[status == .met ? .met : .lapsed])
        default: ""
        }
    }

    /// The people of a case and what is done for it.
    private func people(_ facts: EntryFacts) -> String {
        switch facts {
        case .referralSent(let sent):
            joined([
                texts.sent(to: sent.to), texts.code("purpose", sent.purpose.rawValue),
                sent.basis.map { texts.code("basis", $0.rawValue) },
            ])
        case .referralReceived(let received):
            joined([
                texts.received(from: received.from),
                texts.code("purpose", received.purpose.rawValue),
            ])
        case .referralAnswered(let item, let status):
            joined([entryName(item), texts.code("referral", status.rawValue)])
        case .consentGiven(let consent):
            joined(
                [texts.code("giver", consent.by.rawValue)]
                    + consent.scopes.map { texts.code("scope", $0.rawValue) }
                    + [consent.until.map { texts.until($0) }])
        case .consentWithdrawn(let scopes): scopes.map { texts.code("scope", $0.rawValue) }.joined(separator: ", ")
        case .reminderAdded(let reminder):
            joined([words.short(reminder.due), texts.code("topic", reminder.topic.rawValue)])
        case .reminderDone(let item), .roleEnded(let item): entryName(item)
        case .roleAssigned(let assigned):
            joined([
                texts.role(assigned.role), assigned.who?.text, assigned.until.map { texts.until($0) },
            ])
        case .caseAssigned(let assigned):
            joined([
                texts.owner(assigned.owner), assigned.deputy.map { texts.deputy($0) },
            ])
        case .supportPlanned(let planned):
            joined(
                [texts.code("domain", planned.domain.rawValue)] + planned.with.map(texts.role)
                    + [planned.until.map { texts.plannedUntil($0) }])
        case .supportEnded(let item, let result):
            joined([entryName(item), texts.code("support", result.rawValue)])
        default: ""
        }
    }

    private func change(_ change: CaseChange) -> String {
        joined(
            [
                change.region.map { $0 ?? "–" }, change.isMinor.map { texts.labelled(words[.minorPerson], sign($0)) },
                change.adultOn.map { $0 ?? "–" },
                change.isUnaccompanied.map { texts.labelled(words[.unaccompanied], sign($0)) },
                change.isPlaced.map { texts.labelled(words[.placed], sign($0)) },
            ] + (change.exploitation ?? []).map(texts.exploitation)
                + [
                    change.nationality.map { texts.nationality($0?.rawValue ?? "–") },
                    change.sex.map { $0.map { texts.code("sex", $0.rawValue) } ?? "–" },
                ])
    }

    private func sign(_ isSo: Bool) -> String { isSo ? "+" : "–" }

    private func joined(_ parts: [String?]) -> String {
        parts.compactMap { $0 }.filter { !$0.isEmpty }.joined(separator: ", ")
    }
}
