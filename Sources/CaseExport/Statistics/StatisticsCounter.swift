package import CaseModel
internal import CivilCalendar
package import CountryRules

/// Counts a year, one case after the other: nothing is kept of a case but what it adds to the figures.
package struct StatisticsCounter: Sendable {
    private let scope: YearlyFigures.Scope
    private let rules: RuleBook
    private let frames: [CountryCode: StatisticsFrame]
    private var tallies: [CountryCode: StatisticsTally] = [:]

    /// A count in which nothing stands yet.
    ///
    /// - Parameters:
    ///   - scope: The year, the country, and the day on which it has to have been known.
    ///   - rules: The rules of the casebook.
    ///   - groups: What countries count together.
    package init(_ scope: YearlyFigures.Scope, rules: RuleBook, groups: [ExploitationGroup]) {
        self.scope = scope
        self.rules = rules
        let countries = scope.country.map { [$0] } ?? rules.countries
        var frames: [CountryCode: StatisticsFrame] = [:]
        for country in countries { frames[country] = StatisticsFrame(country, scope, rules: rules, groups: groups) }
        self.frames = frames
    }

    /// Counts a case.
    ///
    /// - Parameter entries: Its entries in the order of recording, the opening first.
    package mutating func add(_ entries: [TimelineEntry]) {
        // What was erased is not known of any day: the entry that says so always counts.
        let known = entries.filter { entry in
            scope.knownOn.map { entry.recordedAt.dateInUTC <= $0 } ?? true || entry.facts.kind == .contentErased
        }
        // Of a country without a frame nothing but the opening is looked at.
        guard case .caseOpened(let header)? = known.first?.facts, let frame = frames[header.country],
            scope.from <= scope.through, let fold = try? CaseFold(known)
        else { return }
        var permits = fold.permitDecisions(under: rules)
        for index in permits.indices { permits[index].stage = frame.row(ofStage: permits[index].stage) }
        tallies[fold.header.country, default: .init()].add(
            fold, in: scope.from...scope.through, groups: frame.groups, permits: permits)
    }

    /// The figures as they may leave.
    ///
    /// - Parameter threshold: Below how many a count is not shown; 0 and 1 turn the protection off.
    package func figures(threshold: Int) -> YearlyFigures {
        let rounding = StatisticsRounding(threshold: max(1, threshold))
        let parts = frames.sorted { $0.key < $1.key }.map { country, frame in
            StatisticsSum.Part(
                country: country,
                tables: rounding.tables(
                    of: tallies[country] ?? .init(), in: frame,
                    showsCodes: scope.country == nil || !frame.groups.isEmpty))
        }
        let tables =
            scope.country == nil
            ? StatisticsSum(threshold: rounding.threshold, parts: parts).tables : parts.flatMap(\.tables)
        let packs = frames.keys.sorted().flatMap { frames[$0]?.packs ?? [] }
        return YearlyFigures(scope: scope, threshold: rounding.threshold, tables: tables, packs: packs)
    }
}
