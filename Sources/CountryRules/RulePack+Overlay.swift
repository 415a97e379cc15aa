internal import CivilCalendar

extension RulePack {
    /// The laws of the regions that have overlays: the country's packs, cut where an overlay begins or ends, with
    /// the overlay laid over them.
    static func overlaid(_ packs: [RulePack]) -> [String: [RulePack]] {
        var laws: [String: [RulePack]] = [:]
        for overlay in packs {
            guard let region = overlay.region else { continue }
            for base in packs where base.country == overlay.country && base.region == nil && !base.referenceOnly {
                guard let law = overlay.laid(over: base) else { continue }
                laws[region, default: []].append(law)
            }
        }
        return laws
    }

    /// The country's pack with this overlay over it, for the days of both; `nil` when they share none.
    ///
    /// Stages and periods of the same identifier are replaced, others added, and those of `without` left out. Where a stage has a name for the clock
    /// of the country's own rules (`beside`), that clock is kept as a period which the same decision starts.
    private func laid(over base: RulePack) -> RulePack? {
        let first = max(from, base.from)
        let last = min(to ?? .latest, base.to ?? .latest)
        guard first <= last else { return nil }
        let origin = Origin(pack: id, region: region ?? "", days: contents.wholeDays ?? days, status: status)
        var law = base.contents
        (law.from, law.to) = (first, last == .latest ? nil : last)
        law.wholeDays = base.contents.wholeDays ?? base.days
        law.citations.merge(citations) { _, own in own }
        for stage in stages {
            if let index = law.stages.firstIndex(where: { $0.id == stage.id }) {
                if let beside = stage.beside { law.periods.append(law.stages[index].asPeriod(beside)) }
                law.stages[index] = stage
            } else {
                law.stages.append(stage)
            }
            law.origins[stage.id] = origin
        }
        for period in periods {
            law.periods.removeAll { $0.id == period.id }
            law.periods.append(period)
            law.origins[period.id] = origin
        }
        for stay in stays {
            law.stays.removeAll { $0.id == stay.id }
            law.stays.append(stay)
            law.origins[stay.id] = origin
        }
        law.stages.removeAll { without.contains($0.id) }
        law.periods.removeAll { without.contains($0.id) }
        law.stays.removeAll { without.contains($0.id) }
        law.duties += duties
        law.notes += notes
        return RulePack(law)
    }
}

extension RulePack.Stage {
    /// The clock of the stage as a period that starts when the stage is granted.
    fileprivate func asPeriod(_ name: String) -> RulePack.TimedPeriod {
        RulePack.TimedPeriod(
            id: name, aliases: [], kind: .stageEnd, days: days, starts: [.granted(id)], clock: .duration(duration),
            metBy: [], delivery: [], prolongation: nil, alerts: alerts, notes: [], ambiguous: ambiguous)
    }
}
