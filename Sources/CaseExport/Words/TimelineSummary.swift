package import CaseModel
internal import CivilCalendar
package import CountryRules

/// What an entry says, in one line and in the language of the person.
package struct TimelineSummary: Sendable {
    package let texts: RuleTexts
    package let words: Words
    private let names: SummaryNames

    /// What another entry is called within a line.
    private let entryName: @Sendable (EntryID) -> String

    /// A summary that looks up its names.
    package init(
        texts: RuleTexts, words: Words,
        entryName: @escaping @Sendable (EntryID) -> String = \.ending
    ) {
        self.init(texts: texts, words: words, names: SummaryNames(texts), entryName: entryName)
    }

    /// A summary with names that were looked up.
    init(
        texts: RuleTexts, words: Words, names: SummaryNames, entryName: @escaping @Sendable (EntryID) -> String
    ) {
        self.texts = texts
        self.words = words
        self.names = names
        self.entryName = entryName
    }

    package func line(_ facts: EntryFacts) -> String {
        switch facts {
        case .caseOpened(let header): joined { $0.add(header.exploitation, names.exploitation) }
        case .stepRecorded(let step):
            joined {
                $0.add(words.step(step.step))
                $0.add(step.outcome.map { names.outcomes[$0] })
                $0.add(step.with, names.roles)
                $0.add(step.reason.map { names.orders[$0] })
            }
        case .stepSkipped(let step, let reason): joined(words.step(step), names.skips[reason])
        case .indicatorsObserved(let seen): seen.map { names.indicators[$0] }.joined(separator: "; ")
        case .secrecyAssessed(let assessed): joined(names.answers[assessed.answer], assessed.law)
        case .signalSent(let signal):
            joined(names.roles[signal.to], signal.emergency.map { names.emergencies[$0] })
        case .stageGranted, .stageExtended, .stageRefused, .stageWithdrawn, .decisionRequested, .decisionRecorded,
            .stayStarted, .stayExtended, .stayEnded, .deadlineMet, .conditionRecorded:
            track(facts)
        case .entryCorrected(let target, let facts): "\(entryName(target)) → " + line(facts)
        case .entryRetracted(let target, let reason): joined(entryName(target), names.retractions[reason])
        case .caseClosed(let reason): names.closures[reason]
        case .caseAmended(let change): self.change(change)
        case .caseReopened, .noteAdded, .identityRecorded: ""
        case .holdPlaced(let ground), .holdLifted(let ground): names.holds[ground]
        case .contentErased(let kept):
            joined(
                names.erasures[kept.basis],
                texts.sentence(Wording("erase.entries", ["n": .number(kept.entries)])))
        case .erased: texts["erase.erased"]
        case .identityRevealed(let scope): names.shown[scope]
        case .timelineExported(let export):
            joined(
                export.recipient.map { "\(export.format.rawValue) → \($0)" } ?? export.format.rawValue,
                names.redactions[export.redaction])
        case .referralSent, .referralReceived, .referralAnswered, .consentGiven, .consentWithdrawn, .reminderAdded,
            .reminderDone, .roleAssigned, .roleEnded, .caseAssigned, .supportPlanned, .supportEnded:
            people(facts)
        }
    }

    /// The same where only months leave: what holds a day is said by its kind alone.
    package func withoutDays(_ facts: EntryFacts) -> String {
        switch facts {
        case .stageGranted(let decision), .stageExtended(let decision): names.rules.name(ofClock: decision.stage)
        case .stayStarted(let decision), .stayExtended(let decision): names.rules.name(ofClock: decision.stay)
        case .deadlineMet(let settled): names.rules.name(ofClock: settled.clock)
        case .entryCorrected(_, let facts): withoutDays(facts)
        case .entryRetracted(_, let reason): names.retractions[reason]
        case .consentGiven(let consent): joined { $0.add(consent.scopes, names.scopes) }
        case .reminderAdded(let reminder): names.topics[reminder.topic]
        case .roleAssigned(let assigned): names.roles[assigned.role]
        case .supportPlanned(let planned): names.domains[planned.domain]
        case .supportEnded(_, let result): names.results[result]
        case .referralAnswered(_, let status): names.referrals[status]
        case .caseAssigned, .caseAmended, .reminderDone, .roleEnded: ""
        default: line(facts)
        }
    }

    /// Stages, decisions, stays, and what was settled.
    private func track(_ facts: EntryFacts) -> String {
        switch facts {
        case .stageGranted(let decision), .stageExtended(let decision):
            joined(
                names.rules.name(ofClock: decision.stage), decision.until.map { names.printed.filled($0) },
                decision.pack)
        case .stageRefused(let stage, let delivery):
            joined(names.rules.name(ofClock: stage), delivery.map { texts["delivery.\($0)"] })
        case .stageWithdrawn(let stage, let reason, let delivery):
            joined(
                names.rules.name(ofClock: stage), names.withdrawals[reason], delivery.map { texts["delivery.\($0)"] })
        case .decisionRequested(let decision): texts.labelled(texts["decision.\(decision)"], words[.requested])
        case .decisionRecorded(let decided):
            texts.labelled(
                texts["decision.\(decided.decision)"], words[decided.outcome == .positive ? .positive : .negative])
        case .stayStarted(let decision), .stayExtended(let decision):
            joined(names.rules.name(ofClock: decision.stay), decision.until.map { names.until.filled($0) })
        case .stayEnded(let stay): names.rules.name(ofClock: stay)
        case .deadlineMet(let settled): "\(names.rules.name(ofClock: settled.clock)), \(settled.trigger)"
        case .conditionRecorded(let id, let status):
            texts.labelled(names.rules.name(ofCondition: id), words[status == .met ? .met : .lapsed])
        default: ""
        }
    }

    /// The people of a case and what is done for it.
    private func people(_ facts: EntryFacts) -> String {
        switch facts {
        case .referralSent(let sent):
            joined(
                names.sentTo.filled(names.roles[sent.to]), names.purposes[sent.purpose],
                sent.basis.map { names.bases[$0] })
        case .referralReceived(let received):
            joined(names.receivedFrom.filled(names.roles[received.from]), names.purposes[received.purpose])
        case .referralAnswered(let item, let status): joined(entryName(item), names.referrals[status])
        case .consentGiven(let consent):
            joined {
                $0.add(names.givers[consent.by])
                $0.add(consent.scopes, names.scopes)
                $0.add(consent.until.map { names.until.filled($0) })
            }
        case .consentWithdrawn(let scopes): joined { $0.add(scopes, names.scopes) }
        case .reminderAdded(let reminder): joined(words.short(reminder.due), names.topics[reminder.topic])
        case .reminderDone(let item), .roleEnded(let item): entryName(item)
        case .roleAssigned(let assigned):
            joined(names.roles[assigned.role], assigned.who?.text, assigned.until.map { names.until.filled($0) })
        case .caseAssigned(let assigned):
            joined(names.owner.filled(assigned.owner.text), assigned.deputy.map { names.deputy.filled($0.text) })
        case .supportPlanned(let planned):
            joined {
                $0.add(names.domains[planned.domain])
                $0.add(planned.with, names.roles)
                $0.add(planned.until.map { names.plannedUntil.filled($0) })
            }
        case .supportEnded(let item, let result): joined(entryName(item), names.results[result])
        default: ""
        }
    }

    private func change(_ change: CaseChange) -> String {
        joined {
            $0.add(change.region.map { $0 ?? "–" })
            $0.add(change.isMinor.map { texts.labelled(words[.minorPerson], sign($0)) })
            $0.add(change.adultOn.map { $0 ?? "–" })
            $0.add(change.isUnaccompanied.map { texts.labelled(words[.unaccompanied], sign($0)) })
            $0.add(change.isPlaced.map { texts.labelled(words[.placed], sign($0)) })
            $0.add(change.exploitation ?? [], names.exploitation)
            $0.add(change.nationality.map { texts.nationality($0?.rawValue ?? "–") })
            $0.add(change.sex.map { $0.map { texts.code("sex", $0.rawValue) } ?? "–" })
        }
    }

    private func sign(_ isSo: Bool) -> String { isSo ? "+" : "–" }

    private func joined(_ first: String, _ second: String?, _ third: String? = nil) -> String {
        joined {
            $0.add(first)
            $0.add(second)
            $0.add(third)
        }
    }

    private func joined(_ add: (inout CommaList) -> Void) -> String {
        var list = CommaList()
        add(&list)
        return list.text
    }
}
