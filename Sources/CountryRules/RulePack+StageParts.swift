package import CivilCalendar

/// Parts of a stage, for whoever folds many cases.
///
/// To copy a stage is to count a reference to each of its lists and texts: three copies of each case were a fiftieth of an
/// export (make bench ROW=jsonl). Here the stage stays where it lies.
extension RulePack {
    /// The identifier of the stage of that name for a grant on a day; `nil` without one.
    package func stageID(_ name: String, on day: CivilDate) -> String? {
        place(ofStage: name, on: day).map { contents.stages[$0].id }
    }

    /// The identifier of the stage of that name for a grant on a day, its other names, and whether it belongs to a track of
    /// its own; `nil` without one.
    package func stageNames(
        _ name: String, on day: CivilDate
    ) -> (id: String, aliases: [String], isSide: Bool)? {
        place(ofStage: name, on: day).map {
            (contents.stages[$0].id, contents.stages[$0].aliases, contents.stages[$0].role == .side)
        }
    }

    /// What a grant of a stage asks for.
    package struct StageDemands {
        /// The identifier of the stage.
        package let id: String
        /// The conditions that are not met; `nil` when all are.
        package let missing: ConditionTree?
        /// The stages of which one comes before; empty where the track starts, or where this person may start it.
        package let after: [String]
    }

    /// What a grant of the stage of that name asks for on a day; `nil` without the stage.
    ///
    /// - Parameters:
    ///   - met: The conditions that are met on that day.
    ///   - isUnaccompaniedMinor: Whether the person is one on that day.
    package func stageDemands(
        _ name: String, on day: CivilDate, met: Set<String>, isUnaccompaniedMinor: Bool
    ) -> StageDemands? {
        guard let place = place(ofStage: name, on: day) else { return nil }
        let after = contents.stages[place].after
        let starts =
            after.isEmpty
            || contents.stages[place].shortcut(isUnaccompaniedMinor: isUnaccompaniedMinor, met: met) != nil
        return StageDemands(
            id: contents.stages[place].id, missing: contents.stages[place].conditions?.missing(met),
            after: starts ? [] : after)
    }
}
