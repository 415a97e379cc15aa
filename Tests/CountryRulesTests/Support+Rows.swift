import CivilCalendar
import CountryRules
import Foundation
import Testing

/// A file of vectors that a jurist can read: a title, the law, the pack, one row a vector.
struct CaseFile: Decodable {
    struct Row: Decodable, CustomStringConvertible {
        let stage: String
        let on, due, earliest: CivilDate
        let latest, ifProcedural: CivilDate?
        let clamped: Bool?
        let extensions: Int?
        let region: String?

        var description: String {
            "\(stage) on \(on)" + (extensions.map { ", extended \($0) times" } ?? "") + (region.map { ", \($0)" } ?? "")
        }
    }

    let title, law, pack: String
    let rows: [Row]

    /// Reads `Cases/<name>.json5`, which must name its law and hold at least one row.
    init(named name: String) throws {
        let decoder = JSONDecoder()
        decoder.allowsJSON5 = true
        let file = Folder.tests.appending(path: "Cases/\(name).json5")
        self = try decoder.decode(Self.self, from: Data(contentsOf: file))
        try #require(!title.isEmpty && !law.isEmpty && !rows.isEmpty)
    }

    /// The files of `Cases`, so that a new one cannot be forgotten.
    static func names() throws -> [String] {
        try Folder.names(in: Folder.tests.appending(path: "Cases")).map { String($0.prefix { $0 != "." }) }
    }
}

/// Folders of the project, found from this file.
enum Folder {
    static let tests = URL(filePath: #filePath).deletingLastPathComponent()
    static let rules = tests.deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Sources/CountryRules")

    static func names(in folder: URL) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { !$0.hasPrefix(".") }.sorted()
    }
}

/// A date that the test itself spells out.
func date(_ text: String) throws -> CivilDate {
    try CivilDate(iso8601: text)
}

/// A country that the test itself spells out.
func country(_ text: String) throws -> CountryCode {
    try #require(CountryCode(rawValue: text))
}
