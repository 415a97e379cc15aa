internal import CaseModel
internal import CountryRules

/// Makes of what was counted what may be published of one country.
///
/// Every figure is rounded down to a multiple `t` of the threshold, each by itself. Three rules keep them from telling
/// more together than each alone:
///
/// * No table shows all its parts: what is not known stays unsaid, and its place takes the rest, which is the total
///   less the rows as they are shown. Of the two ages, the row of adults is computed from the total and that of minors.
/// * Of one number there is one figure: the total of every table is the published figure of persons, and what is
///   counted in groups is not shown apart as well.
/// * What is published of all countries is the sum of what is published of each.
///
/// Let `H` be the figure of persons. Each row shows a multiple of `t` that is at most the number of persons, and so do
/// the rows of a table together; they are therefore at most `H`. Whoever assumes `H + t - 1` persons can give any row
/// any value of its interval and all other rows their least, and what is left over is what nobody knows. So no row's
/// interval is narrowed by the others: this is what the tests try to disprove.
struct StatisticsRounding: Sendable {
    let threshold: Int

    /// A number rounded down.
    func floor(_ number: Int) -> Int { number / threshold * threshold }

    /// A figure.
    func row(_ id: String, _ number: Int) -> YearlyFigures.Row {
        .init(id: id, count: floor(number), most: floor(number) + threshold - 1)
    }

    /// The tables of one country.
    ///
    /// - Parameters:
    ///   - tally: What was counted.
    ///   - frame: The rows of the country.
    ///   - showsCodes: Whether exploitation is shown by the casebook's own codes too, where nothing is protected.
    func tables(of tally: StatisticsTally, in frame: StatisticsFrame, showsCodes: Bool) -> [YearlyFigures.Table] {
        let persons = row("supported", tally.persons)
        let sex = Sex.allCases.map { row($0.rawValue, tally.sex[$0, default: 0]) }
        let nationality = nationalities(of: tally)
        let exploitation = frame.exploitation.map { row($0, tally.groups[$0, default: 0]) }
        var tables: [YearlyFigures.Table] = [
            .init(.persons, [persons, row("new", tally.new), row("returned", tally.returned)]),
            .init(
                .sex, rows: sex + unknown(tally.persons - tally.sex.values.reduce(0, +)), total: persons.count),
            ages(tally, of: persons),
            .init(
                .nationality,
                rows: nationality + unknown(tally.persons - tally.nationality.values.reduce(0, +)),
                total: persons.count),
            .init(.exploitation, exploitation + unknown(tally.withoutExploitation)),
        ]
        if threshold == 1, showsCodes {
            let codes = Exploitation.allCases.map { row($0.rawValue, tally.codes[$0, default: 0]) }
            tables.append(.init(.exploitationCodes, codes + unknown(tally.withoutExploitation)))
        }
        return withholding(tables, of: persons) + permits(tally, in: frame)
    }

    /// What is not known, where it may be said.
    private func unknown(_ number: Int) -> [YearlyFigures.Row] { threshold == 1 ? [row("unknown", number)] : [] }

    /// Minors as they were counted, adults as they follow from the others: everybody is one or the other, so that both
    /// as they were counted would tell the number of persons more exactly than its figure does.
    private func ages(_ tally: StatisticsTally, of persons: YearlyFigures.Row) -> YearlyFigures.Table {
        let minors = row("minor", tally.minors)
        // Of cases that were erased nobody knows: they may all have been minors, or adults.
        let most = persons.most - minors.count - (threshold == 1 ? tally.ageless : 0)
        let least = floor(persons.count - minors.most - (tally.ageless + threshold - 1) / threshold * threshold)
        let adults = YearlyFigures.Row(id: "adult", count: max(0, least), most: most)
        let rest = tally.ageless > 0 ? unknown(tally.ageless) : []
        return .init(.age, rows: [minors, adults] + rest, total: persons.count)
    }

    /// The nationalities that are shown, and all others together: that a nationality has a row would tell something.
    private func nationalities(of tally: StatisticsTally) -> [YearlyFigures.Row] {
        let shown = tally.nationality.filter { $0.value >= threshold }.sorted { $0.key < $1.key }
        let others = tally.nationality.filter { $0.value < threshold }.values.reduce(0, +)
        return shown.map { row($0.key.rawValue, $0.value) }
            + (threshold == 1 ? [] : [row(StatisticsFrame.other, others)])
    }

    private func permits(_ tally: StatisticsTally, in frame: StatisticsFrame) -> [YearlyFigures.Table] {
        let rows = frame.stages + [StatisticsFrame.other]
        let granted = YearlyFigures.Table(.permitsGranted, sumOf: rows.map { row($0, tally.granted[$0, default: 0]) })
        let renewed = YearlyFigures.Table(.permitsRenewed, sumOf: rows.map { row($0, tally.renewed[$0, default: 0]) })
        return [.init(.permits, sumOf: [granted.asRow("granted"), renewed.asRow("renewed")]), granted, renewed]
    }

    /// The tables without those that would tell too much to somebody who knows more.
    private func withholding(
        _ tables: [YearlyFigures.Table], of persons: YearlyFigures.Row
    ) -> [YearlyFigures.Table] {
        guard threshold > 1 else { return tables }
        var tables = tables
        while let index = StatisticsAudit(persons: persons, tables: tables, threshold: threshold).tooTelling {
            tables[index] = .init(withheld: tables[index])
        }
        return tables
    }
}
