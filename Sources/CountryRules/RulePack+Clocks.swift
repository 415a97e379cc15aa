public import CivilCalendar

extension RulePack {
    /// The stage of that name for an event on a day: its identifier, another name of it, or either without the
    /// track's prefix.
    ///
    /// - Parameters:
    ///   - name: The stage's identifier, an alias of it, or either without the track's prefix.
    ///   - day: The day of the event; `nil` for whichever day the pack knows the stage.
    public func stage(_ name: String, on day: CivilDate? = nil) -> Stage? {
        func holds(_ stage: Stage) -> Bool { day.map(stage.days.cover) ?? true }
        return stages.first { $0.id == name && holds($0) } ?? stages.first { $0.aliases.contains(name) && holds($0) }
            ?? stages.first { $0.isNamed(name) && holds($0) }
    }

    /// The period of that name for an event on a day.
    public func period(_ name: String, on day: CivilDate? = nil) -> TimedPeriod? {
        periods.first { $0.isNamed(name) && (day.map($0.days.cover) ?? true) }
    }

    /// The stay of that name for an admission on a day.
    public func stay(_ name: String, on day: CivilDate? = nil) -> Stay? {
        stays.first { ($0.id == name || $0.aliases.contains(name)) && (day.map($0.days.cover) ?? true) }
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

    /// A stage, a period, a stay or a phase of one, as far as computing its last day needs it.
    struct Clock {
        let id: String
        let kind: DeadlineKind
        let face: TimedPeriod.Clock
        /// The length of a renewal that is a grant of its own.
        var renewal: Renewal?
        var prolongation: Prolongation?
        var delivery: [Delivery] = []
        var isAmbiguous = false
        var isAverage = false
        var isPhase = false
        var alerts: [Int]?
    }

    /// The clock of that name for an event on a day.
    ///
    /// - Throws: `RuleError` (`unknownStage`) that names what there is.
    func clock(_ name: String, on day: CivilDate) throws(RuleError) -> Clock {
        if let stage = stage(name, on: day) { return Clock(stage) }
        if let period = period(name, on: day) {
            return Clock(
                id: period.id, kind: period.kind, face: period.clock, prolongation: period.prolongation,
                delivery: period.delivery, isAmbiguous: period.ambiguous.isInDoubt, alerts: period.alerts)
        }
        for stay in stays where stay.days.cover(day) {
            if let clock = Clock(stay, named: name) { return clock }
        }
        let known = clockIdentifiers.joined(separator: ", ")
        let values: [String: Wording.Value] = ["pack": .text(id), "known": .text(known)]
        func refusal(_ message: String, _ key: String, _ more: [String: Wording.Value]) -> RuleError {
            RuleError(
                .unknownStage, message, Wording("refusal.rule.\(key)", values.merging(more) { first, _ in first }))
        }
        if clockIdentifiers.contains(name) || stages.contains(where: { $0.isNamed(name) }) {
            throw refusal(
                "\(id) has no \(name) for events on \(day): that rule holds on other days; it has \(known)",
                "other-days", ["stage": .text(name), "day": .day(day)])
        }
        if stays.contains(where: { $0.id == name }) {
            throw refusal(
                "\(id) lays down no length for \(name); it has \(known)", "no-length", ["stage": .text(name)])
        }
        throw refusal(
            "\(id) has no stage \"\(name.prefix(64))\"; it has \(known)", "no-stage",
            ["stage": .text(String(name.prefix(64)))])
    }
}

extension RulePack.TimedPeriod {
    /// Whether a name means this period: its identifier, another name of it, or either without the prefix.
    func isNamed(_ name: String) -> Bool {
        ([id] + aliases).contains { $0 == name || $0.drop { $0 != "." }.dropFirst() == name }
    }
}

extension RulePack.Clock {
    init(_ stage: RulePack.Stage) {
        let kind: DeadlineKind = if case .unlimited = stage.duration.length { .renewalWindow } else { .stageEnd }
        self.init(
            id: stage.id, kind: kind, face: .duration(stage.duration), renewal: stage.renewal,
            isAmbiguous: stage.ambiguous.isInDoubt, alerts: stage.alerts)
        guard stage.renewal.kind != .none else { return }
        switch stage.renewal.length {
        case .same:
            prolongation = stage.duration.computed.map {
                .init(period: $0, times: stage.renewal.times, cites: stage.renewal.cites)
            }
        case .period(let period):
            prolongation = .init(period: period, times: stage.renewal.times, cites: stage.renewal.cites)
        case .unstated: break
        }
    }

    /// A stay, or one of its phases; of a stay with phases, the last one.
    init?(_ stay: RulePack.Stay, named name: String) {
        let isStay = stay.id == name || stay.aliases.contains(name)
        if let phase = stay.phases.first(where: { $0.id == name }) ?? (isStay ? stay.phases.last : nil) {
            self.init(
                id: phase.id, kind: .stayEnd,
                face: .duration(
                    .init(
                        length: .period(phase.until), bound: .exact, counting: .exclusive, nature: .validity,
                        trigger: "admission", ends: [], cites: stay.cites)),
                isAmbiguous: stay.ambiguous.isInDoubt, isPhase: true, alerts: stay.alerts)
        } else if isStay, let duration = stay.duration {
            self.init(
                id: stay.id, kind: .stayEnd, face: .duration(duration), prolongation: stay.prolongation,
                isAmbiguous: stay.ambiguous.isInDoubt, isAverage: stay.basis == .average, alerts: stay.alerts)
        } else {
            return nil
        }
    }
}

extension [RulePack.Ambiguity] {
    /// Whether the length is in doubt: a reading that the sources bear out with high confidence is sure.
    var isInDoubt: Bool { contains { $0.cell == .duration && $0.confidence != "high" } }
}
