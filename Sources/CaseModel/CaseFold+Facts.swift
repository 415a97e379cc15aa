public import CivilCalendar

extension CaseFacts {
    /// What is known of a case from a day on.
    struct Since {
        let day: CivilDate
        let facts: CaseFacts
    }
}

extension CaseFold {
    /// What became known of the case, or changed, from each day on.
    var factsByDay: [CaseFacts.Since] {
        guard !ledger[.changes].isEmpty else { return [] }
        var facts = header.facts
        return ledger[.changes].compactMap { entry in
            guard case .caseAmended(let change) = entry.facts else { return nil }
            facts = change.applied(to: facts)
            return .init(day: entry.on, facts: facts)
        }
    }

    /// What is known of the case on a day.
    public func facts(on day: CivilDate) -> CaseFacts { factsByDay.last { $0.day <= day }?.facts ?? header.facts }
}
