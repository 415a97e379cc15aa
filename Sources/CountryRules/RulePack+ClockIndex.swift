internal import CivilCalendar

extension RulePack {
    /// The clocks of a pack by each of their names: of stages first, then of periods, then of stays.
    struct ClockIndex: Sendable {
        /// The clocks of each name, one list after the other, each with its days, so that a clock that does not hold
        /// is passed over without touching it.
        private let clocks: [(days: RuleDays, clock: Clock)]
        private let names: NameIndex
        /// The places of the clocks of each name.
        private let ranges: [Range<Int>]

        init(_ pack: Contents, names: Names) {
            var clocks: [Clock] = []
            var lists: [String: [Int]] = [:]
            func add(_ rules: [Rule], _ places: Places) {
                let first = clocks.count
                clocks += rules.map { Clock($0, of: pack) }
                for (name, places) in places.byName { lists[name, default: []] += places.map { first + $0 } }
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
            var found: [(days: RuleDays, clock: Clock)] = []
            var ranges: [Range<Int>] = []
            for list in lists.values {
                ranges.append(found.count..<found.count + list.count)
                found += list.map { (clocks[$0].days, clocks[$0]) }
            }
            (self.clocks, self.ranges, self.names) = (found, ranges, NameIndex(Array(lists.keys)))
        }

        /// The clock of that name for an event on a day.
        func clock(_ name: String, on day: CivilDate) -> Clock? {
            guard let found = names.place(of: name) else { return nil }
            for place in ranges[found] where clocks[place].days.cover(day) { return clocks[place].clock }
            return nil
        }
    }
}
