internal import CivilCalendar

extension RulePack {
    /// The keys of all texts that the pack refers to, sorted.
    public var textKeys: [String] {
        var keys: Set<String> = ["country.\(country)", "calendar.\(calendar.rawValue)"]
        keys.formUnion(notes.map { "note.\($0)" })
        for stage in stages {
            keys.insert("stage.\(stage.id)")
            keys.insert("trigger.\(stage.duration.trigger)")
            keys.formUnion((stage.conditions?.identifiers ?? []).map { "condition.\($0)" })
            keys.formUnion([stage.renewal.condition].compactMap { $0 }.map { "condition.\($0)" })
            keys.formUnion(stage.rights.map { "right.\($0.id)" })
            keys.formUnion(stage.rights.compactMap(\.unless).map { "condition.\($0)" })
            let notes = stage.notes + stage.rights.compactMap(\.note) + stage.ambiguous.map(\.note)
            keys.formUnion((notes + [stage.renewal.note].compactMap { $0 }).map { "note.\($0)" })
        }
        for period in periods {
            keys.insert("period.\(period.id)")
            keys.insert("trigger.\(period.duration.trigger)")
            keys.formUnion(period.notes.map { "note.\($0)" })
        }
        for stay in accommodation {
            keys.insert("accommodation.\(stay.id)")
            keys.formUnion(stay.notes.map { "note.\($0)" })
        }
        return keys.sorted()
    }
}
