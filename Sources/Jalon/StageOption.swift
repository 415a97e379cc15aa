public import CaseModel
public import CivilCalendar
public import CountryRules

/// A stage that may come next in a case.
public struct StageOption: Sendable, Hashable {
    /// The stage.
    public let stage: RulePack.Stage
    /// Whether it would renew or prolong the stage that runs.
    public let isRenewal: Bool
    /// The conditions that are not on record as met; `nil` when nothing is missing.
    public let missing: ConditionTree?
    /// When it would end if it were granted on the day; `nil` when the rules do not say.
    public let end: ComputedDeadline?
}

/// What may come next in a case, under which pack.
public struct StageOptions: Sendable, Hashable {
    /// The case.
    public let state: CaseState
    /// The pack.
    public let pack: RulePack
    /// The stages that may come next, in the order of the track.
    public let options: [StageOption]
}

extension Casebook {
    /// What may come next in a case, and which conditions are missing.
    ///
    /// - Parameters:
    ///   - reference: The case.
    ///   - day: The day to look at it.
    ///   - name: A pack to look at it under; `nil` for the one that the stage which runs was granted under by
    ///     name, and else the one in force on the day.
    /// - Throws: `JalonError` (`notFound`) without the case, or when no pack covers the day.
    public func options(
        of reference: CaseReference, on day: CivilDate, pack name: String? = nil
    ) throws(JalonError) -> StageOptions {
        let state = try state(of: reference)
        let rules = try rules()
        let fold = try fold(of: reference)
        let facts = fold.facts(on: day)
        let pack: RulePack
        do {
            pack = try rules.pack(
                of: state.header.country, on: day, named: name ?? state.lastGrant?.pack, region: facts.region)
        } catch {
            throw JalonError(error)
        }
        let met = fold.metConditions(on: day)
        let granted = Set(state.grants.map(\.stage))
        let last = state.lastGrant?.stage
        let possible =
            last.map { pack.stages(after: $0, on: day) }
            ?? pack.startingStages(
                on: day, isUnaccompaniedMinor: facts.isUnaccompaniedMinor(on: day), met: met)
        let next = possible.filter { stage in
            guard stage.renewal.kind != .none else { return !granted.contains(stage.id) }
            guard let times = stage.renewal.times else { return true }
            let held = state.grants.filter { $0.stage == stage.id && !$0.isWithdrawn }
            return held.isEmpty || held.count - 1 + held.reduce(0) { $0 + $1.extensions } < times
        }
        return StageOptions(
            state: state, pack: pack,
            options: next.map { stage in
                StageOption(
                    stage: stage, isRenewal: stage.id == last, missing: stage.conditions?.missing(met),
                    end: try? pack.deadline(
                        of: stage.id, run: ClockRun(trigger: day, isRenewal: stage.id == last)))
            })
    }
}
