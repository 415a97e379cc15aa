import CaseModel
import CivilCalendar
import CountryRules
import Foundation
import Testing

@testable import CaseExport

@Suite("Figures as tables, as a page and as a document")
struct StatisticsTablesTests {
    private func figures(_ threshold: Int, _ tally: StatisticsTally) throws -> YearlyFigures {
        let scope = try #require(
            YearlyFigures.Scope(year: 2012, country: .belgium, today: CivilDate(iso8601: "2013-06-15")))
        let frame = try StatisticsFrame.of(.belgium)
        return YearlyFigures(
            scope: scope, threshold: threshold,
            tables: StatisticsRounding(threshold: threshold).tables(of: tally, in: frame, showsCodes: true),
            packs: frame.packs)
    }

    private let tally = StatisticsTally.counted(
        persons: 42, minors: 3, sex: [.female: 27, .male: 9], nationality: ["MA": 12, "NG": 2],
        granted: ["be.reflection": 19])
    private let end = ChainEnd(entries: 7, head: String(repeating: "ab", count: 32))

    private enum Form { case csv, page, markdown, spreadsheet }

    private func written(
        _ figures: YearlyFigures, _ form: Form, _ language: RuleLanguage = .english
    ) throws -> String {
        var bytes: [UInt8] = []
        let tables = StatisticsTables(figures, texts: try RuleTexts(language), end: end)
        switch form {
        case .csv: try tables.csv { (piece) throws(JalonError) in bytes += piece }
        case .page: try tables.page { (piece) throws(JalonError) in bytes += piece }
        case .markdown: try tables.markdown { (piece) throws(JalonError) in bytes += piece }
        case .spreadsheet: try tables.spreadsheet { (piece) throws(JalonError) in bytes += piece }
        }
        return String(decoding: bytes, as: UTF8.self)
    }

    @Test("CSV is one tidy table, the same in every language", arguments: RuleLanguage.allCases)
    func csv(language: RuleLanguage) throws {
        let text = try written(figures(11, tally), .csv, language)
        let lines = text.split(separator: "\r\n").map(String.init)
        #expect(lines[0] == "year,country,threshold,table,part,row,count,most,protected")
        #expect(lines.contains("2012,BE,11,sex,row,female,22,32,true"))
        #expect(lines.contains("2012,BE,11,sex,row,male,0,10,true") && lines.contains("2012,BE,11,sex,total,,33,,"))
        #expect(!text.contains(",27,") && !text.contains(",42,"))
    }

    @Test("A page has bars, the same figures as tables, and says what is protected", arguments: RuleLanguage.allCases)
    func page(language: RuleLanguage) throws {
        let texts = try RuleTexts(language)
        let text = try written(figures(11, tally), .page, language)
        #expect(text.contains("&lt;11") && !text.contains("stats."))
        #expect(text.components(separatedBy: "<svg ").count == 7 && !text.contains("<script"))
        #expect(text.contains(texts["stats.table.sex"]) && text.contains(end.head))
        #expect(!text.contains(">27<") && !text.contains(">42<") && !text.contains(">19<"))
        let exact = try written(figures(1, tally), .page, language)
        #expect(exact.contains(">27<") && exact.contains(texts["stats.off"]))
        #expect(exact.contains(texts["stats.note.unprotected"].replacingOccurrences(of: "'", with: "&#39;")))
    }

    @Test("Markdown and spreadsheet hold every table", arguments: RuleLanguage.allCases)
    func tables(language: RuleLanguage) throws {
        let figures = try figures(11, tally)
        let texts = try RuleTexts(language)
        let markdown = try written(figures, .markdown, language)
        let sheets = try written(figures, .spreadsheet, language)
        #expect(sheets.components(separatedBy: "<table:table ").count == figures.tables.count + 2)
        for table in figures.tables {
            #expect(markdown.contains("## \(texts["stats.table.\(table.id.rawValue)"])"), "\(table.id)")
        }
        #expect(markdown.contains("&lt;11") && sheets.contains("office:value=\"22\""))
    }

    @Test(
        "Every text of the family is there in every language, and every row has a name",
        arguments: RuleLanguage.allCases)
    func names(language: RuleLanguage) throws {
        for threshold in [1, 11] {
            let words = StatisticsWords(try figures(threshold, tally), texts: try RuleTexts(language))
            for table in words.figures.tables {
                #expect(!words.title(of: table).contains("stats."), "\(table.id)")
                for row in table.rows {
                    let name = words.name(of: row, in: table)
                    #expect(
                        !["stats.", "exploitation.", "exploitationGroup."].contains { name.contains($0) }, "\(name)")
                    #expect(name != row.id || [.nationality, .sex].contains(table.id), "\(name)")
                }
            }
            let said = words.notes(end) + words.facts.flatMap { [$0.heading, $0.value] }
            #expect(said.allSatisfy { !$0.contains("stats.") && !$0.contains("{") })
        }
    }

    @Test("Bars reach as far as a figure is sure, outlines as far as it is possible; labels stay inside")
    func chart() throws {
        let bars = [
            BarChart.Bar(label: "A", value: 22, most: 32, text: "22"),
            BarChart.Bar(label: String(repeating: "very long ", count: 20), value: 0, most: 10, text: "<11"),
            BarChart.Bar(label: "none", value: 0, most: 0, text: "0"),
        ]
        let chart = BarChart(id: "x", language: .english, title: "T", bars: bars)
        let layout = BarChartLayout(chart)
        #expect(layout.x(32) == layout.right && layout.x(0) == layout.left && layout.ticks.count <= 9)
        #expect(layout.labels[1].hasSuffix("…") && layout.left < PictureMetrics.width / 2)
        let svg = String(decoding: chart.drawn().bytes, as: UTF8.self)
        #expect(svg.components(separatedBy: "stroke-dasharray").count == 3)
        #expect(svg.contains("A: 22; very long") && svg.contains("&lt;11"))
        for top in [0, 1, 7, 8, 15, 71, 99, 1_000, 123_456] {
            let layout = BarChartLayout(
                BarChart(
                    id: "y", language: .english, title: "T", bars: [.init(label: "a", value: top, most: top, text: "")])
            )
            #expect((2...9).contains(layout.ticks.count), "\(top): \(layout.ticks)")
        }
    }
}
