internal import CaseModel
internal import CivilCalendar
internal import CountryRules

extension TimelineMaker {
    /// The permit stages as bars.
    var stages: [TimelinePicture.Bar] {
        let grants = source.state.grants
        return grants.enumerated().map { index, grant in
            let end = ended(grant, by: grants[(index + 1)...].first { !$0.isSide && !grant.isSide })
            return TimelinePicture.Bar(
                label: texts.name(ofClock: grant.stage), from: grant.on, to: grant.end ?? end,
                state: state(from: grant.on, to: grant.end, endedOn: end, isFollowed: grant.status == .met),
                extensions: extensions(of: grant), endedEarly: early(end, before: grant.end))
        }
    }

    /// The stays as bars.
    var stays: [TimelinePicture.Bar] {
        source.state.stays.map { stay in
            let end = stay.endedOn
            return TimelinePicture.Bar(
                label: texts.name(ofClock: stay.stay), from: stay.on, to: stay.end ?? end,
                state: state(from: stay.on, to: stay.end, endedOn: end, isFollowed: false),
                extensions: source.held.compactMap { entry in
                    guard case .stayExtended(let decision) = entry.facts, decision.stay == stay.stay,
                        entry.on > stay.on,
                        end.map({ entry.on <= $0 }) ?? true
                    else { return nil }
                    return entry.on
                },
                endedEarly: early(end, before: stay.end))
        }
    }

    /// The last day of a stage that did not run to its end; `nil` when it runs, or ran, as it was granted.
    private func ended(_ grant: CaseState.GrantState, by next: CaseState.GrantState?) -> CivilDate? {
        if grant.isWithdrawn {
            let withdrawal = source.held.first { entry in
                guard case .stageWithdrawn(let stage, _, _) = entry.facts else { return false }
                return stage == grant.stage && entry.on >= grant.on
            }
            return withdrawal?.on
        }
        if grant.status == .met, let next { return (try? next.on.adding(days: -1)).map { max($0, grant.on) } }
        return nil
    }

    /// The day only when it cut something off.
    private func early(_ end: CivilDate?, before planned: CivilDate?) -> CivilDate? {
        guard let end, let planned, end < planned else { return nil }
        return end
    }

    private func state(
        from: CivilDate, to: CivilDate?, endedOn: CivilDate?, isFollowed: Bool
    ) -> TimelinePicture.Bar.State {
        // By the month, what begins or ends in the month of today runs: else it would tell the day.
        let today = profile.isByMonth ? profile.today.lastOfMonth : profile.today
        if from > today { return .planned }
        if isFollowed { return .followed }
        let last = [endedOn, to].compactMap { $0 }.min()
        let first = profile.isByMonth ? profile.today.firstOfMonth : profile.today
        return last.map { $0 < first } ?? false ? .ended : .running
    }

    private func extensions(of grant: CaseState.GrantState) -> [CivilDate] {
        source.held.compactMap { entry in
            guard case .stageExtended(let decision) = entry.facts, decision.stage == grant.stage, entry.on > grant.on,
                grant.end.map({ entry.on <= $0 }) ?? true
            else { return nil }
            return entry.on
        }
    }
}
