public import CaseModel
internal import CivilCalendar
public import CountryRules

/// Writes figures as tables.
public struct StatisticsTables: Sendable {
    private let words: StatisticsWords
    private let end: ChainEnd
    private var figures: YearlyFigures { words.figures }

    /// A writer of figures.
    ///
    /// - Parameters:
    ///   - figures: The figures.
    ///   - texts: What things are called, in the language of the readers.
    ///   - end: Where the casebook ended.
    public init(_ figures: YearlyFigures, texts: RuleTexts, end: ChainEnd) {
        words = StatisticsWords(figures, texts: texts)
        self.end = end
    }

    /// Writes one tidy table as CSV: a line for each figure, rest and total, in codes of no language.
    public func csv(to sink: ([UInt8]) throws(JalonError) -> Void) throws(JalonError) {
        let columns: [(String, ExportTable.Kind)] = [
            ("year", .integer), ("country", .text), ("threshold", .integer), ("table", .text), ("part", .text),
            ("row", .text), ("count", .integer), ("most", .integer), ("protected", .boolean),
        ]
        let scope = figures.scope
        var writer = CSVTableWriter()
        try writer.begin(
            ExportTable(title: words.title, columns: columns.map { .init($0.0, heading: $0.0, kind: $0.1) }), to: sink)
        for table in figures.tables {
            let frame: [ExportTable.Cell] = [
                .integer(scope.year), scope.country.map { .text($0.rawValue) } ?? .empty,
                .integer(figures.threshold), .text(table.id.rawValue),
            ]
            if table.isWithheld {
                try writer.write(frame + [.text("withheld"), .empty, .empty, .empty, .boolean(true)], to: sink)
            }
            for row in table.rows {
                let cells: [ExportTable.Cell] = [
                    .text("row"), .text(row.id), .integer(row.count), .integer(row.most), .boolean(row.isProtected),
                ]
                try writer.write(frame + cells, to: sink)
            }
            for (part, number) in [("rest", table.rest), ("total", table.total)] {
                guard let number else { continue }
                try writer.write(frame + [.text(part), .empty, .integer(number), .empty, .empty], to: sink)
            }
        }
        try writer.finish(to: sink)
    }

    /// Writes a table after the other as Markdown, and what has to be said beside them.
    public func markdown(to sink: ([UInt8]) throws(JalonError) -> Void) throws(JalonError) {
        var writer = MarkdownTableWriter(title: words.title)
        for table in figures.tables {
            try writer.begin(
                ExportTable(title: words.title(of: table), columns: columns(of: .text)), to: sink)
            for line in words.lines(of: table) { try writer.write(row(line), to: sink) }
            if table.isWithheld { try writer.write(row((words["withheld"], "", "")), to: sink) }
        }
        try about(&writer, to: sink)
    }

    /// Writes a spreadsheet with a sheet for each table: numbers are numbers.
    public func spreadsheet(to sink: ([UInt8]) throws(JalonError) -> Void) throws(JalonError) {
        var writer = SpreadsheetWriter(title: words.title)
        let kinds: [(String, ExportTable.Kind)] = [
            ("column.what", .text), ("column.code", .text), ("column.figure", .text), ("column.least", .integer),
            ("column.most", .integer),
        ]
        for table in figures.tables {
            try writer.begin(
                ExportTable(
                    title: words.title(of: table), columns: kinds.map { .init($0.0, heading: words[$0.0], kind: $0.1) }),
                to: sink)
            if table.isWithheld {
                try writer.write([.text(words["withheld"]), .empty, .empty, .empty, .empty], to: sink)
            }
            for row in table.rows {
                try writer.write(
                    [
                        .text(words.name(of: row, in: table)), .text(row.id), .text(words.shown(row)),
                        .integer(row.count), .integer(row.most),
                    ], to: sink)
            }
            for (key, number) in [("rest", table.rest), ("total", table.total)] {
                guard let number else { continue }
                try writer.write([.text(words[key]), .text(key), .empty, .integer(number), .empty], to: sink)
            }
        }
        try about(&writer, to: sink)
    }

    /// The last table says what the figures are.
    private func about(
        _ writer: inout some TableWriter, to sink: ([UInt8]) throws(JalonError) -> Void
    ) throws(JalonError) {
        try writer.begin(
            ExportTable(
                title: words["about"],
                columns: [
                    .init("what", heading: words["column.what"], kind: .text),
                    .init("value", heading: words["column.figure"], kind: .text, width: .wide),
                ]), to: sink)
        for fact in words.facts { try writer.write([.text(fact.heading), .text(fact.value)], to: sink) }
        for note in words.notes(end) { try writer.write([.text(words["column.note"]), .text(note)], to: sink) }
        try writer.finish(to: sink)
    }

    private func columns(of kind: ExportTable.Kind) -> [ExportTable.Column] {
        [
            .init("what", heading: words["column.what"], kind: .text),
            .init("figure", heading: words["column.figure"], kind: kind),
        ] + (figures.isProtected ? [.init("most", heading: words["column.most"], kind: kind)] : [])
    }

    private func row(_ line: (name: String, figure: String, most: String)) -> [ExportTable.Cell] {
        [.text(line.name), .text(line.figure)] + (figures.isProtected ? [.text(line.most)] : [])
    }

    /// Writes one page of HTML with bars and tables.
    public func page(to sink: ([UInt8]) throws(JalonError) -> Void) throws(JalonError) {
        var page = ExportPage(
            language: words.texts.language, title: words.title,
            facts: words.facts.map { ExportFact($0.heading, .text($0.value)) })
        try page.begin(to: sink)
        let tables = figures.tables.map { table in
            ExportRows(
                ExportTable(title: words.title(of: table), columns: columns(of: .integer)),
                rows: words.lines(of: table).map(row), whenEmpty: words["withheld"],
                chart: words.chart(of: table))
        }
        try page.write(ExportSection(heading: words["figures"], tables: tables), to: sink)
        try page.end(footer: words.notes(end), to: sink)
    }
}

extension StatisticsWords {
    /// The figures of a table as bars; `nil` where bars would say nothing.
    func chart(of table: YearlyFigures.Table) -> BarChart? {
        guard table.id != .persons, table.id != .permits, !table.rows.isEmpty else { return nil }
        return BarChart(
            id: table.id.rawValue, language: texts.language,
            title: texts.filled("stats.chart", ["table": title(of: table)]),
            bars: table.rows.map {
                .init(label: name(of: $0, in: table), value: $0.count, most: $0.most, text: shown($0))
            })
    }
}
