internal import CivilCalendar

extension RulePack {
    /// By which names the stages, periods and stays of a pack are asked for.
    struct Names: Sendable {
        let stages: NamedLists<Int>
        let periods: NamedLists<Int>
        let stays: NamedLists<Int>

        init(_ places: PlacesByName) {
            (stages, periods, stays) = (NamedLists(places.stages), NamedLists(places.periods), NamedLists(places.stays))
        }
    }

    /// The places in the lists of a pack to which a name leads, in the order in which they are asked.
    struct PlacesByName {
        /// By the identifier, then by another name, then by either without the track's prefix.
        private(set) var stages: [String: [Int]] = [:]
        /// By the identifier, another name, or either without the prefix, in the order of the pack.
        private(set) var periods: [String: [Int]] = [:]
        /// By the identifier or another name.
        private(set) var stays: [String: [Int]] = [:]

        init(_ pack: Contents) {
            for (place, stage) in pack.stages.enumerated() { Self.add(stage.id, place, to: &stages) }
            for (place, stage) in pack.stages.enumerated() {
                stage.aliases.forEach { Self.add($0, place, to: &stages) }
            }
            for (place, stage) in pack.stages.enumerated() {
                ([stage.id] + stage.aliases).forEach { Self.add(Self.short($0), place, to: &stages) }
            }
            for (place, period) in pack.periods.enumerated() {
                for name in [period.id] + period.aliases {
                    Self.add(name, place, to: &periods)
                    Self.add(Self.short(name), place, to: &periods)
                }
            }
            for (place, stay) in pack.stays.enumerated() {
                ([stay.id] + stay.aliases).forEach { Self.add($0, place, to: &stays) }
            }
        }

        /// A name without the track's prefix: `reflection` of `be.reflection`.
        static func short(_ name: String) -> String {
            String(name[(name.firstIndex(of: ".").map { name.index(after: $0) } ?? name.startIndex)...])
        }

        private static func add(_ name: String, _ place: Int, to places: inout [String: [Int]]) {
            if places[name]?.contains(place) != true { places[name, default: []].append(place) }
        }
    }
}
