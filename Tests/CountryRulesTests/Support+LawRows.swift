import CivilCalendar
import CountryRules
import Foundation
import Testing

/// A file of vectors of a country's law: the pack is the one of the day, never named by hand.
struct LawFile: Decodable {
    let title, law, country: String
    let rows: [LawRow]

    private enum Keys: String, CodingKey, CaseIterable { case title, law, country, rows }

    init(from decoder: any Decoder) throws {
        let values = try decoder.onlyKnown(Keys.self)
        title = try values.decode(String.self, forKey: .title)
        law = try values.decode(String.self, forKey: .law)
        country = try values.decode(String.self, forKey: .country)
        rows = try values.decode([LawRow].self, forKey: .rows)
    }

    /// Reads `Cases/<name>.json5`, which must name its law and hold at least one row.
    init(named name: String) throws {
        let file = Folder.cases.appending(path: "\(name).json5")
        self = try JSONDecoder.json5.decode(Self.self, from: Data(contentsOf: file))
        try #require(!title.isEmpty && !law.isEmpty && !rows.isEmpty)
    }

    /// The files of `Cases`, so that a new one cannot be forgotten.
    static func names() throws -> [String] {
        try Folder.names(in: Folder.cases).filter { $0.hasSuffix("-law.json5") }.map { String($0.prefix { $0 != "." }) }
    }
}

/// One vector: what happened, and the day that the law gives, or why it gives none.
struct LawRow: Decodable, CustomStringConvertible {
    /// The stage, period, stay or phase, and the day of the event that starts it.
    let stage: String
    let on: CivilDate
    /// The nation or region, such as `GB-SCT`.
    let region: String?
    /// The decision on which the end depends, with its outcome and day.
    let decision: DecisionTaken?
    let delivery: String?
    /// The days on which it was extended, each under the pack of that day.
    let extensions: [CivilDate]
    let isRenewal: Bool
    /// The last day that is printed on the document; with extensions, they are counted from it.
    let printed: CivilDate?

    let expected: Expected

    /// What the law gives.
    enum Expected {
        case refused(String)
        case deadline(Deadline)
    }

    struct Deadline {
        let due, earliest: CivilDate
        let latest, rolledFrom, opens, otherwiseOpens, otherwiseCloses, ifProcedural: CivilDate?
        let flags: [String]
        let pack, status: String
        let clock, kind, document: String?
    }

    private enum Keys: String, CodingKey, CaseIterable {
        case stage, on, region, decision, outcome, decidedOn, delivery, extensions, renewal, printed, refused
        case due, earliest, latest, rolledFrom, opens, otherwiseOpens, otherwiseCloses, ifProcedural
        case flags, pack, status, clock, kind, document, note
    }

    init(from decoder: any Decoder) throws {
        let values = try decoder.onlyKnown(Keys.self)
        func day(_ key: Keys) throws -> CivilDate? { try values.decodeIfPresent(CivilDate.self, forKey: key) }
        func text(_ key: Keys) throws -> String? { try values.decodeIfPresent(String.self, forKey: key) }
        stage = try values.decode(String.self, forKey: .stage)
        on = try values.decode(CivilDate.self, forKey: .on)
        region = try text(.region)
        if let name = try text(.decision) {
            let outcome = try values.decode(DecisionOutcome.self, forKey: .outcome)
            decision = DecisionTaken(name, outcome, on: try values.decode(CivilDate.self, forKey: .decidedOn))
        } else {
            decision = nil
        }
        delivery = try text(.delivery)
        extensions = try values.decodeIfPresent([CivilDate].self, forKey: .extensions) ?? []
        isRenewal = try values.decodeIfPresent(Bool.self, forKey: .renewal) ?? false
        printed = try day(.printed)
        if let code = try text(.refused) {
            expected = .refused(code)
            return
        }
        expected = .deadline(
            Deadline(
                due: try values.decode(CivilDate.self, forKey: .due),
                earliest: try values.decode(CivilDate.self, forKey: .earliest), latest: try day(.latest),
                rolledFrom: try day(.rolledFrom), opens: try day(.opens), otherwiseOpens: try day(.otherwiseOpens),
                otherwiseCloses: try day(.otherwiseCloses), ifProcedural: try day(.ifProcedural),
                flags: try values.decodeIfPresent([String].self, forKey: .flags) ?? [],
                pack: try values.decode(String.self, forKey: .pack),
                status: try values.decode(String.self, forKey: .status), clock: try text(.clock),
                kind: try text(.kind), document: try text(.document)))
    }

    var description: String {
        var parts = ["\(stage) on \(on)"]
        if let region { parts.append(region) }
        if let decision { parts.append("\(decision.decision) \(decision.outcome) on \(decision.on)") }
        if let delivery { parts.append("by \(delivery)") }
        if isRenewal { parts.append("a renewal") }
        if let printed { parts.append("printed \(printed)") }
        parts += extensions.map { "extended on \($0)" }
        return parts.joined(separator: ", ")
    }

    /// What the rule book gives: the pack of the day, and each extension under the pack of its own day.
    func computed(_ book: RuleBook, _ country: CountryCode) throws(RuleError) -> ComputedDeadline {
        let pack = try book.pack(of: country, on: on, region: region)
        if let printed, extensions.isEmpty {
            return try pack.deadline(of: stage, trigger: on, printed: printed)
        }
        var run = ClockRun(
            trigger: on, isRenewal: isRenewal, decisions: [decision].compactMap { $0 }, delivery: delivery,
            region: region.flatMap(HolidayCalendar.Region.init(nation:)))
        if let printed { run.anchor = .printed(printed) }
        for day in extensions {
            run.extensions.append(
                try book.pack(of: country, on: day, region: region).extensionRule(of: stage, on: day))
        }
        return try pack.deadline(of: stage, run: run)
    }
}

private struct AnyName: CodingKey {
    let stringValue: String
    var intValue: Int? { nil }
    init(stringValue: String) { self.stringValue = stringValue }
    init?(intValue: Int) { nil }
}

extension Decoder {
    /// A row with a misspelt key would silently ask for less.
    fileprivate func onlyKnown<Key: CodingKey & CaseIterable>(_ keys: Key.Type) throws -> KeyedDecodingContainer<Key> {
        let known = Set(Key.allCases.map(\.stringValue))
        let unknown = try container(keyedBy: AnyName.self).allKeys.map(\.stringValue).filter { !known.contains($0) }
        try #require(unknown.isEmpty, "unknown keys \(unknown)")
        return try container(keyedBy: keys)
    }
}
