internal import CaseModel
internal import CivilCalendar
internal import CountryRules

extension TimelineMaker {
    /// The permit stages as bars.
    var stages: [TimelinePicture.Bar] {
        source.outline.grants.map { grant in
            let end = ended(grant)
            return TimelinePicture.Bar(
                label: texts.name(ofClock: grant.stage), from: grant.on, to: grant.end ?? end,
                state: state(from: grant.on, to: grant.end, endedOn: end, isFollowed: grant.followedOn != nil),
                extensions: grant.extendedOn, endedEarly: early(end, before: grant.end))
        }
    }

    /// The stays as bars.
    var stays: [TimelinePicture.Bar] {
        let stays = source.outline.stays
        let held = stays.isEmpty ? [] : source.held
        return stays.indices.map { index in
            let stay = stays[index]
            let end = stay.endedOn ?? source.outline.closedOn.map { max($0, stay.on) }
            return TimelinePicture.Bar(
                label: texts.name(ofClock: stay.stay), from: stay.on, to: stay.end ?? end,
                state: state(from: stay.on, to: stay.end, endedOn: end, isFollowed: false),
                extensions: held.compactMap { entry in
                    guard case .stayExtended(let decision) = entry.facts, decision.stay == stay.stay,
                        stays.lastIndex(where: { $0.stay == stay.stay && $0.on <= entry.on }) == index
                    else { return nil }
                    return entry.on
                },
                endedEarly: early(end, before: stay.end))
        }
    }

    /// The last day of a stage that did not run to its end; `nil` when it runs, or ran, as it was granted.
    ///
    /// With the case ends what is known of it.
    private func ended(_ grant: CaseState.GrantState) -> CivilDate? {
        if let withdrawn = grant.withdrawnOn { return withdrawn }
        if let next = grant.followedOn {
            // By the month it ends in that of the next one: the month of the day before would tell a first of a month.
            return profile.isByMonth ? next : (try? next.adding(days: -1)).map { max($0, grant.on) }
        }
        return source.outline.closedOn.map { max($0, grant.on) }
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
}
