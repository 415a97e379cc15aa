public import CivilCalendar

extension RulePack {
    /// The stage of that name for an event on a day: its identifier, another name of it, or either without the
    /// track's prefix.
    ///
    /// - Parameters:
    ///   - name: The stage's identifier, an alias of it, or either without the track's prefix.
    ///   - day: The day of the event; `nil` for whichever day the pack knows the stage.
    public func stage(_ name: String, on day: CivilDate? = nil) -> Stage? {
        place(ofStage: name, on: day).map { stages[$0] }
    }

    func place(ofStage name: String, on day: CivilDate?) -> Int? {
        names.stages.first(of: name) { stages[$0].days.holds(day) }
    }

    /// The period of that name for an event on a day.
    public func period(_ name: String, on day: CivilDate? = nil) -> TimedPeriod? {
        names.periods.first(of: name) { periods[$0].days.holds(day) }.map { periods[$0] }
    }

    /// The stay of that name for an admission on a day.
    public func stay(_ name: String, on day: CivilDate? = nil) -> Stay? {
        names.stays.first(of: name) { stays[$0].days.holds(day) }.map { stays[$0] }
    }

    /// The periods that hold on a day.
    public func periods(on day: CivilDate) -> [TimedPeriod] { periods.filter { $0.days.cover(day) } }

    /// The identifiers of everything whose last day can be asked for, each once, in the order of the pack.
    public var clockIdentifiers: [String] {
        var seen: Set<String> = []
        return
            (stages.map(\.id) + periods.map(\.id)
            + stays.flatMap { stay in (stay.duration == nil ? [] : [stay.id]) + stay.phases.map(\.id) })
            .filter { seen.insert($0).inserted }
    }

    /// The clock of that name for an event on a day.
    ///
    /// - Throws: `RuleError` (`unknownStage`) that names what there is.
    @inline(__always)
    func clock(_ name: String, on day: CivilDate) throws(RuleError) -> Clock {
        if let clock = clocks.clock(name, on: day) { return clock }
        throw noClock(name, on: day)
    }

    private func noClock(_ name: String, on day: CivilDate) -> RuleError {
        let known = clockIdentifiers.joined(separator: ", ")
        let values: [String: Wording.Value] = ["pack": .text(id), "known": .text(known)]
        func refusal(_ message: String, _ key: String, _ more: [String: Wording.Value]) -> RuleError {
            RuleError(
                .unknownStage, message,
                Wording("refusal.rule.\(key)", values: values.merging(more) { first, _ in first }))
        }
        if clockIdentifiers.contains(name) || names.stages.first(of: name) != nil {
            return refusal(
                "\(id) has no \(name) for events on \(day): that rule holds on other days; it has \(known)",
                "other-days", ["stage": .text(name), "day": .day(day)])
        }
        if stays.contains(where: { $0.id == name }) {
            return refusal(
                "\(id) lays down no length for \(name); it has \(known)", "no-length", ["stage": .text(name)])
        }
        return refusal(
            "\(id) has no stage \"\(name.prefix(64))\"; it has \(known)", "no-stage",
            ["stage": .text(String(name.prefix(64)))])
    }
}
