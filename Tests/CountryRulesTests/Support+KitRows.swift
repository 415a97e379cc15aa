import CivilCalendar
import CountryRules
import Foundation
import Testing

/// A file of vectors of the kit of 2013: a title, the law, the pack, one row a vector.
struct KitFile: Decodable {
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
        let file = Folder.cases.appending(path: "\(name).json5")
        self = try JSONDecoder.json5.decode(Self.self, from: Data(contentsOf: file))
        try #require(!title.isEmpty && !law.isEmpty && !rows.isEmpty)
    }

    /// The files of `Cases`, so that a new one cannot be forgotten.
    static func names() throws -> [String] {
        try Folder.names(in: Folder.cases).filter { $0.hasSuffix("-fiit-2013.json5") }
            .map { String($0.prefix { $0 != "." }) }
    }
}
