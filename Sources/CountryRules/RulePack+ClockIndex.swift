internal import CivilCalendar

extension RulePack {
    /// The clocks of a pack by each of their names: of stages first, then of periods, then of stays.
    final class ClockIndex: Sendable {
        /// Each with its days, so that a clock that does not hold is passed over without touching it.
        private let clocks: NamedLists<(days: RuleDays, clock: Clock)>

        init(_ pack: Contents, names: PlacesByName) {
            var clocks: [Clock] = []
            var lists: [String: [Int]] = [:]
            func add(_ rules: [Rule], _ places: [String: [Int]]) {
                let first = clocks.count
                clocks += rules.map { Clock($0, of: pack) }
                for (name, places) in places { lists[name, default: []] += places.map { first + $0 } }
            }
            add(pack.stages.map { Rule($0) }, names.stages)
            add(pack.periods.map { Rule($0) }, names.periods)
            for stay in pack.stays {
                let first = clocks.count
                clocks += stay.phases.map { Clock(Rule($0, of: stay), of: pack) }
                for (number, phase) in stay.phases.enumerated() { lists[phase.id, default: []].append(first + number) }
                // A stay with phases ends with the last of them.
                if stay.phases.isEmpty {
                    guard let rule = Rule(stay) else { continue }
                    clocks.append(Clock(rule, of: pack))
                }
                for name in Set([stay.id] + stay.aliases).subtracting(stay.phases.map(\.id)) {
                    lists[name, default: []].append(clocks.count - 1)
                }
            }
            self.clocks = NamedLists(lists.mapValues { list in list.map { (clocks[$0].days, clocks[$0]) } })
        }

        /// The clock of that name for an event on a day.
        @inline(__always)
        func clock(_ name: String, on day: CivilDate) -> Clock? {
            clocks.first(of: name) { $0.days.cover(day) }?.clock
        }
    }
}
