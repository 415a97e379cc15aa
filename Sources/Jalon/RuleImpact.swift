public import CaseModel
internal import CaseStore
public import CivilCalendar
public import CountryRules

/// What would change if one rule pack stood in the place of another.
public struct RuleImpact: Sendable, Hashable {
    /// A deadline that another pack would change.
    public struct Change: Sendable, Hashable {
        /// The case.
        public let caseReference: CaseReference
        /// The deadline's name.
        public let deadline: String
        /// The last day as it is; `nil` when there is none.
        public let old: CivilDate?
        /// The last day as it would be; `nil` when there would be none.
        public let new: CivilDate?

        /// By how many days it would move; `nil` when it would come or go.
        public var days: Int? {
            guard let old, let new else { return nil }
            return old.days(until: new)
        }
    }

    /// The open cases with a deadline that is computed with the pack, or that would be with the other.
    public internal(set) var cases = 0
    /// The open deadlines computed with the pack that would not move.
    public internal(set) var unchanged = 0
    /// The open deadlines that would change, by case and name.
    public internal(set) var changes: [Change] = []
}

extension Casebook {
    /// Which open cases would change which deadline by how many days, if a pack stood in the place of another.
    ///
    /// Nothing is switched: the casebook stays as it is, also when it was derived under other rules.
    ///
    /// - Parameters:
    ///   - path: Where the casebook is.
    ///   - new: The pack that would stand in the place of the other, for the same days.
    ///   - old: The pack that would be replaced.
    ///   - rules: The rules as they are; `nil` for those that Jalon carries.
    /// - Throws: `JalonError`: `invalidInput` for packs of two countries, or of two regions; what opening throws.
    public static func impact(
        at path: String, of new: RulePack, insteadOf old: RulePack, rules: RuleBook? = nil
    ) throws(JalonError) -> RuleImpact {
        guard old.country == new.country, old.region == new.region else {
            throw JalonError(
                .invalidInput,
                "\(old.id) holds the rules of \(old.region ?? "\(old.country)"), \(new.id) those of \(new.region ?? "\(new.country)")"
            )
        }
        let rules = try LazyRules(rules).book().adding([old])
        let changed = rules.replacing(old, with: new)
        var impact = RuleImpact()
        try CasebookStore.open(at: path).compare(casesUnder: old, (rules, changed)) { state, other in
            impact.compare(state, other, under: old.id)
        }
        return impact
    }
}

extension RuleImpact {
    /// Notes in what one case differs.
    mutating func compare(_ state: CaseState, _ other: CaseState, under pack: String) {
        let old = Self.days(of: state)
        let computed = Set(state.deadlines.filter { $0.pack == pack }.map(\.name))
        let before = (unchanged, changes.count)
        let new = Self.days(of: other)
        for name in Set(old.keys).union(new.keys).sorted() {
            if old[name] == new[name] {
                unchanged += computed.contains(name) ? 1 : 0
            } else {
                changes.append(
                    Change(caseReference: state.header.reference, deadline: name, old: old[name], new: new[name]))
            }
        }
        if before != (unchanged, changes.count) { cases += 1 }
    }

    private static func days(of state: CaseState) -> [String: CivilDate] {
        Dictionary(
            state.deadlines.filter { $0.status == .open }.map { ($0.name, $0.due) }, uniquingKeysWith: { $1 })
    }
}
