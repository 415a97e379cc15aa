import Foundation
import Jalon

/// What the columns of a sheet mean; the README says what each key is for.
struct Mapping: Decodable {
    /// The name of the sheet, which is part of the identifiers of its entries.
    let sheet: String
    /// Who is named as having recorded.
    let author: String
    let encoding: SheetText.Encoding
    let separator: Separator
    /// What stands first in `02/03/2026`; `nil` to refuse what could be two days.
    let dateOrder: SheetDate.Order?
    /// A day before this one is taken for a mistake.
    let earliest: CivilDate?
    let caseNumber: CaseNumber
    /// The fields of a case, as the interchange format calls them.
    let facts: [String: Source]
    let entries: [EntryMapping]
    /// The columns that say who the person is, by the key under which they are sealed.
    let identity: [String: String]
    /// The column of free text, which is sealed.
    let note: String?
    /// The columns that are not read.
    let ignored: [String]

    static let format = "sheet-mapping/1"

    enum Separator: String, Decodable, CaseIterable {
        case comma = ","
        case semicolon = ";"
        case tab

        var byte: UInt8 { self == .tab ? UInt8(ascii: "\t") : rawValue.utf8.first ?? 0 }
    }

    enum CodingKeys: String, CodingKey, CaseIterable {
        case format, sheet, author, encoding, separator, dateOrder, earliest
        case caseNumber = "case"
        case facts, entries, identity, note, ignored
    }

    init(from decoder: any Decoder) throws {
        try decoder.allowOnly(CodingKeys.allCases.map(\.rawValue))
        let values = try decoder.container(keyedBy: CodingKeys.self)
        guard try values.decode(String.self, forKey: .format) == Self.format else {
            throw values.problem(.format, "is not \(Self.format)")
        }
        sheet = try values.decode(String.self, forKey: .sheet)
        author = try values.decode(String.self, forKey: .author)
        encoding = try values.decodeIfPresent(SheetText.Encoding.self, forKey: .encoding) ?? .utf8
        separator = try values.decode(Separator.self, forKey: .separator)
        dateOrder = try values.decodeIfPresent(SheetDate.Order.self, forKey: .dateOrder)
        earliest = try values.decodeIfPresent(String.self, forKey: .earliest).map { try CivilDate(iso8601: $0) }
        caseNumber = try values.decode(CaseNumber.self, forKey: .caseNumber)
        facts = try values.decode([String: Source].self, forKey: .facts)
        entries = try values.decodeIfPresent([EntryMapping].self, forKey: .entries) ?? []
        identity = try values.decodeIfPresent([String: String].self, forKey: .identity) ?? [:]
        note = try values.decodeIfPresent(String.self, forKey: .note)
        ignored = try values.decodeIfPresent([String].self, forKey: .ignored) ?? []
        for field in Self.neededFacts where facts[field] == nil { throw values.problem(.facts, "is missing \(field)") }
        guard Set(entries.map(\.key)).count == entries.count else {
            throw values.problem(.entries, "names the same kind, column and values twice")
        }
    }

    /// The fields without which there is no case.
    static let neededFacts = ["country", "openedOn"]

    /// The fields that decide which law applies: a row in which one of them cannot be read is no case of another law.
    static let weightyFacts = neededFacts + ["region", "minor", "unaccompanied"]

    /// Whether something of the sheet is to be sealed, for which the casebook's vault is needed.
    var needsVault: Bool { !identity.isEmpty || note != nil }

    /// Every column that is read, by its title.
    var columns: [String] {
        let sources = Array(facts.values) + entries.flatMap { Array($0.fields.values) }
        return [caseNumber.column] + sources.compactMap(\.column) + Array(identity.values) + (note.map { [$0] } ?? [])
    }
}

extension Mapping {
    /// Reads a mapping (JSON, or JSON5 with comments).
    ///
    /// - Throws: `Refusal` with the key and what is wrong about it.
    static func read(_ data: Data) throws(Refusal) -> Mapping {
        let decoder = JSONDecoder()
        decoder.allowsJSON5 = true
        do {
            return try decoder.decode(Mapping.self, from: data)
        } catch let error as DecodingError {
            throw Refusal("the mapping: \(error.sentence)")
        } catch {
            throw Refusal("the mapping: \(error)")
        }
    }
}
