public import CivilCalendar

/// The rule packs of all countries, and the choice among them.
public struct RuleBook: Sendable {
    private let packsByCountry: [CountryCode: [RulePack]]
    private let conditionsByCountry: [CountryCode: Set<String>]

    /// The identifiers of all conditions that some stage of some country asks for.
    public let conditions: Set<String>

    /// A rule book of these packs alone.
    public init(_ packs: [RulePack]) {
        packsByCountry = Dictionary(grouping: packs, by: \.country)
            .mapValues { $0.sorted { ($0.from, $0.id) < ($1.from, $1.id) } }
        conditionsByCountry = packsByCountry.mapValues { Set($0.flatMap(\.conditionIdentifiers)) }
        conditions = conditionsByCountry.values.reduce(into: []) { $0.formUnion($1) }
    }

    /// The packs that Jalon carries, for all countries or only for some.
    ///
    /// - Parameter countries: The countries to read; `nil` for all. A program that needs one country saves
    ///   the time of reading the others.
    /// - Throws: `RuleError` (`unreadablePack`), which a released Jalon never does: its packs are tested.
    public static func embedded(countries: Set<CountryCode>? = nil) throws(RuleError) -> RuleBook {
        var packs: [RulePack] = []
        for file in EmbeddedRules.packFiles {
            guard let code = CountryCode(rawValue: String(file.name.prefix(2))) else { continue }
            guard countries?.contains(code) ?? true else { continue }
            packs.append(try RulePack.read(file.bytes, name: file.name))
        }
        return RuleBook(packs)
    }

    /// The countries that have a pack, by code.
    public var countries: [CountryCode] { packsByCountry.keys.sorted() }

    /// All packs: by country, then by their first day.
    public var packs: [RulePack] { countries.flatMap { packsByCountry[$0] ?? [] } }

    /// The packs of a country by their first day.
    ///
    /// - Throws: `RuleError` (`unknownCountry`).
    public func packs(of country: CountryCode) throws(RuleError) -> [RulePack] {
        guard let packs = packsByCountry[country] else {
            let known = countries.map(\.rawValue).joined(separator: ", ")
            throw RuleError(.unknownCountry, "there are no rules for \(country); there are rules for \(known)")
        }
        return packs
    }

    /// The identifiers of the conditions that some stage of a country asks for.
    public func conditions(of country: CountryCode) -> Set<String> { conditionsByCountry[country] ?? [] }

    /// The pack of that name, such as `BE/FIIT-2013`.
    ///
    /// - Throws: `RuleError` (`unknownPack`) with the names that there are.
    public func pack(named id: String) throws(RuleError) -> RulePack {
        guard let pack = packs.first(where: { $0.id == id }) else {
            let known = packs.map(\.id).joined(separator: ", ")
            throw RuleError(.unknownPack, "there is no rule pack \"\(id.prefix(40))\"; there are \(known)")
        }
        return pack
    }

    /// The pack in force on the day of an event.
    ///
    /// Law goes before a snapshot that is kept to compare with (`RulePack/referenceOnly`). There is no
    /// fallback to the nearest pack: a day that no pack covers is an error.
    ///
    /// - Throws: `RuleError` (`unknownCountry`, `noPackCoversDay`).
    public func pack(of country: CountryCode, on day: CivilDate) throws(RuleError) -> RulePack {
        let all = try packs(of: country)
        let covering = all.filter { $0.covers(day) }
        guard let pack = covering.first(where: { !$0.referenceOnly }) ?? covering.first else {
            throw .noPackCovers(day, country: country, packs: all)
        }
        return pack
    }

    /// The pack to compute an event with: the one that was named, else the one in force on the day.
    ///
    /// - Throws: `RuleError`, also when the named pack is another country's (`unknownPack`).
    public func pack(of country: CountryCode, on day: CivilDate, named name: String?) throws(RuleError) -> RulePack {
        guard let name else { return try pack(of: country, on: day) }
        let named = try pack(named: name)
        guard named.country == country else {
            throw RuleError(.unknownPack, "\(name) holds the rules of \(named.country), not of \(country)")
        }
        return named
    }
}
