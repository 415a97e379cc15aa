package import CivilCalendar
package import CountryRules

/// A permit that an authority granted or renewed.
package struct PermitDecision: Sendable, Hashable {
    /// The stage, by the name that the law of its day has for it.
    package var stage: String
    /// The day.
    package let on: CivilDate
    /// Whether it prolonged a stage, or granted the one again that ran before.
    package let isRenewal: Bool
}

extension CaseFold {
    /// The stretches of days on which the case was open, by the order of recording; the day of closing is one of them.
    ///
    /// The last one ends with the last day there is while the case is open.
    package var openDays: [ClosedRange<CivilDate>] {
        if let kept { return kept.openedOn <= kept.closedOn ? [kept.openedOn...kept.closedOn] : [] }
        var open: CivilDate? = header.openedOn
        var stretches: [ClosedRange<CivilDate>] = []
        for entry in ledger.closures {
            switch entry.facts {
            case .caseClosed:
                if let first = open, first <= entry.on { stretches.append(first...entry.on) }
                open = nil
            default: open = open ?? entry.on
            }
        }
        if let open { stretches.append(open ... .latest) }
        return stretches
    }

    /// The days on which the case was closed for a reason.
    package func closings(for reason: ClosureReason) -> [CivilDate] {
        ledger.closures.filter { $0.facts == .caseClosed(reason) }.map(\.on)
    }

    /// Whether the case stands closed as one that should never have been opened.
    package var isOpenedInError: Bool {
        if let kept { return kept.basis == .openedByMistake }
        return lastClosure?.facts == .caseClosed(.openedInError)
    }

    /// What authorities granted and renewed, by day, as far as it holds.
    ///
    /// What a decision started by itself is no permit.
    package func permitDecisions(under rules: RuleBook) -> [PermitDecision] {
        let events = trackEvents(under: CaseLaw(self, under: rules)).filter { !$0.isImplied }
        let again = Set(Grant.grants(in: events).filter(\.isRenewal).map(\.entry.id))
        return events.compactMap { event in
            switch event.entry.facts {
            case .stageGranted:
                PermitDecision(stage: event.stage, on: event.entry.on, isRenewal: again.contains(event.entry.id))
            case .stageExtended: PermitDecision(stage: event.stage, on: event.entry.on, isRenewal: true)
            default: nil
            }
        }
    }
}
