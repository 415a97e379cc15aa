internal import CaseModel
internal import CivilCalendar
internal import CountryRules

/// Which rows the tables of a country have: the rules and the reference data say so, and never what was counted.
struct StatisticsFrame: Sendable {
    /// What stands in no row of its own.
    static let other = "other"

    /// Under which row a form of exploitation is counted, where that is not its own.
    let groups: [Exploitation: String]
    /// The rows of exploitation.
    let exploitation: [String]
    /// The stages of the year's rules, in the order of the track.
    let stages: [String]
    /// The packs of the year.
    let packs: [PackStatus]
    /// Other names of stages, and the row of each.
    private let aliases: [String: String]

    init(
        _ country: CountryCode, _ scope: YearlyFigures.Scope, rules: RuleBook, groups: [ExploitationGroup]
    ) {
        var rows: [Exploitation: String] = [:]
        for group in groups where group.country == country {
            for form in group.forms.compactMap(Exploitation.init(rawValue:)) { rows[form] = group.id }
        }
        self.groups = rows
        exploitation = Exploitation.allCases.reduce(into: []) { named, form in
            let row = rows[form] ?? form.rawValue
            if !named.contains(row) { named.append(row) }
        }
        let all = (try? rules.packs(of: country)) ?? []
        var aliases: [String: String] = [:]
        for stage in all.filter({ !$0.referenceOnly }).flatMap(\.stages) {
            for name in stage.aliases { aliases[name] = stage.id }
        }
        self.aliases = aliases
        let year = all.filter { $0.from <= scope.through && ($0.to ?? .latest) >= scope.from }
        stages = year.flatMap(\.stages).map(\.id).reduce(into: []) { named, id in
            let row = aliases[id] ?? id
            if !named.contains(row) { named.append(row) }
        }
        packs = year.map { PackStatus(id: $0.id, status: $0.status) }
    }

    /// The row in which a stage is counted.
    func row(ofStage stage: String) -> String {
        let row = aliases[stage] ?? stage
        return stages.contains(row) ? row : Self.other
    }
}
