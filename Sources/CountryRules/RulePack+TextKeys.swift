internal import CivilCalendar

extension RulePack {
    /// The keys of all texts that the pack refers to, sorted.
    public var textKeys: [String] {
        var keys: Set<String> = ["country.\(country)"]
        if calendar != .weekendsOnly { keys.insert("calendar.\(calendar.rawValue)") }
        keys.formUnion(notes.map { "note.\($0)" })
        keys.formUnion(decisionIdentifiers.map { "decision.\($0)" })
        keys.formUnion(conditionIdentifiers.map { "condition.\($0)" })
        for stage in stages { keys.formUnion(stage.textKeys) }
        for period in periods { keys.formUnion(period.textKeys) }
        for stay in stays { keys.formUnion(stay.textKeys) }
        for duty in duties {
            keys.formUnion(["duty.\(duty.id)", "role.\(duty.who)"] + duty.notes.map { "note.\($0)" })
        }
        return keys.sorted()
    }
}

extension RulePack.Stage {
    fileprivate var textKeys: [String] {
        let noted =
            notes + rights.compactMap(\.note) + ambiguous.map(\.note) + shortcuts.compactMap(\.note)
            + earlyEnds.compactMap(\.note) + [renewal.note].compactMap { $0 }
        return ["stage.\(id)", "trigger.\(duration.trigger)"] + noted.map { "note.\($0)" }
            + [document].compactMap { $0 }.map { "document.\($0.id)" }
            + rights.map { "right.\($0.id)" } + rights.compactMap(\.unless).map { "condition.\($0)" }
            + earlyEnds.map { "ground.\($0.ground)" } + [beside].compactMap { $0 }.map { "period.\($0)" }
    }
}

extension RulePack.TimedPeriod {
    fileprivate var textKeys: [String] {
        var noted = notes + ambiguous.map(\.note)
        if case .window(let window) = clock { noted += [window.otherwiseNote].compactMap { $0 } }
        return ["period.\(id)", "trigger.\(source.trigger)"] + noted.map { "note.\($0)" }
            + delivery.map { "delivery.\($0.id)" }
    }
}

extension RulePack.Stay {
    fileprivate var textKeys: [String] {
        ["stay.\(id)"] + phases.map { "stay.\($0.id)" } + (notes + ambiguous.map(\.note)).map { "note.\($0)" }
            + [duration?.trigger ?? (phases.isEmpty ? nil : "admission")].compactMap { $0 }.map { "trigger.\($0)" }
    }
}
