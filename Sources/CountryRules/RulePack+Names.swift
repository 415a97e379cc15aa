internal import CivilCalendar

extension RulePack {
    /// By which names the stages, periods and stays of a pack are asked for.
    struct Names: Sendable {
        /// By the identifier, then by another name, then by either without the track's prefix.
        let stages: Places
        /// By the identifier, another name, or either without the prefix, in the order of the pack.
        let periods: Places
        /// By the identifier or another name.
        let stays: Places

        init(_ pack: Contents) {
            var stages = Places()
            for (place, stage) in pack.stages.enumerated() { stages.add(stage.id, place) }
            for (place, stage) in pack.stages.enumerated() { stage.aliases.forEach { stages.add($0, place) } }
            for (place, stage) in pack.stages.enumerated() {
                ([stage.id] + stage.aliases).forEach { stages.add(Self.short($0), place) }
            }
            self.stages = stages
            var periods = Places()
            for (place, period) in pack.periods.enumerated() {
                for name in [period.id] + period.aliases {
                    periods.add(name, place)
                    periods.add(Self.short(name), place)
                }
            }
            self.periods = periods
            var stays = Places()
            for (place, stay) in pack.stays.enumerated() { ([stay.id] + stay.aliases).forEach { stays.add($0, place) } }
            self.stays = stays
        }

        /// A name without the track's prefix: `reflection` of `be.reflection`.
        static func short(_ name: String) -> String {
            String(name[(name.firstIndex(of: ".").map { name.index(after: $0) } ?? name.startIndex)...])
        }
    }

    /// The places in a list to which a name leads, in the order in which they are asked.
    struct Places: Sendable {
        private(set) var byName: [String: [Int]] = [:]

        mutating func add(_ name: String, _ place: Int) {
            if byName[name]?.contains(place) != true { byName[name, default: []].append(place) }
        }

        /// The first place that a name leads to and that holds.
        func place(of name: String, where holds: (Int) -> Bool = { _ in true }) -> Int? {
            byName[name]?.first(where: holds)
        }
    }
}
