import CivilCalendar
import Foundation
import Testing

/// A file of vectors that a jurist can read: a title, the source of law, one row a vector.
struct CaseFile<Row: Decodable>: Decodable {
    let title: String
    let source: String
    let region: String?
    let rows: [Row]

    /// Reads `Cases/<name>.json5`, which must name its law and hold at least one row.
    init(named name: String) throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Cases")
        let decoder = JSONDecoder()
        decoder.allowsJSON5 = true
        self = try decoder.decode(Self.self, from: Data(contentsOf: folder.appending(path: "\(name).json5")))
        try #require(!title.isEmpty && !source.isEmpty && !rows.isEmpty)
    }
}

/// "45 days", "1 month", "5 working days".
struct PeriodText: Decodable {
    let period: Period

    init(from decoder: any Decoder) throws {
        let text = try decoder.singleValueContainer().decode(String.self)
        let words = text.split(separator: " ", maxSplits: 1)
        let count = try #require(words.first.flatMap { Int($0) })
        period = try #require(Period.Unit.allCases.map { Period(count, $0) }.first { $0.description == text })
    }
}

extension HolidayCalendar {
    /// The calendar of a region code in a case file.
    init(named code: String) throws {
        self.init(try #require(Region(rawValue: code)))
    }
}

/// A date that the test itself spells out.
func date(_ text: String) throws -> CivilDate {
    try CivilDate(iso8601: text)
}
