public import CivilCalendar

/// The rule packs of all countries, and the choice among them.
public struct RuleBook: Sendable {
    private let packsByCountry: [CountryCode: [RulePack]]
    /// The law of the countries alone: without overlays, and without what is kept to compare with.
    private let law: [RulePack]
    /// The country, days and clocks of each, which are looked through for every date without touching the packs.
    private let lawDays: [(country: CountryCode, first: CivilDate, last: CivilDate, clocks: Unmanaged<ClockIndex>)]

    private typealias ClockIndex = RulePack.ClockIndex
    private let conditionsByCountry: [CountryCode: Set<String>]
    /// The country's packs with an overlay laid over them, by region.
    private let overlaid: [String: [RulePack]]

    /// The identifiers of all conditions that some stage of some country asks for.
    public let conditions: Set<String>
    /// The identifiers of all decisions that some pack speaks of.
    public let decisions: Set<String>

    /// A rule book of these packs alone.
    public init(_ packs: [RulePack]) {
        packsByCountry = Dictionary(grouping: packs, by: \.country)
            .mapValues { $0.sorted { ($0.from, $0.id) < ($1.from, $1.id) } }
        let law = packsByCountry.values.flatMap { $0.filter { $0.region == nil && !$0.referenceOnly } }
        self.law = law
        lawDays = law.map { ($0.country, $0.from, $0.to ?? .latest, .passUnretained($0.clocks)) }
        conditionsByCountry = packsByCountry.mapValues { Set($0.flatMap(\.conditionIdentifiers)) }
        conditions = conditionsByCountry.values.reduce(into: []) { $0.formUnion($1) }
        decisions = Set(packs.flatMap(\.decisionIdentifiers))
        overlaid = RulePack.overlaid(packs)
    }

    /// The packs that Jalon carries, for all countries or only for some.
    ///
    /// - Parameter countries: The countries to read; `nil` for all. A program that needs one country saves
    ///   the time of reading the others.
    /// - Throws: `RuleError` (`unreadablePack`), which a released Jalon never does: its packs are tested.
    public static func embedded(countries: Set<CountryCode>? = nil) throws(RuleError) -> RuleBook {
        guard let countries else { return try whole.get() }
        return try read(countries)
    }

    /// All that Jalon carries, read once: it never changes while a program runs.
    private static let whole = Result { () throws(RuleError) in try read(nil) }

    private static func read(_ countries: Set<CountryCode>?) throws(RuleError) -> RuleBook {
        var packs: [RulePack] = []
        for file in EmbeddedRules.packFiles {
            guard let code = CountryCode(rawValue: String(file.name.prefix(2))) else { continue }
            guard countries?.contains(code) ?? true else { continue }
            packs.append(try RulePack.read(file.bytes, name: file.name))
        }
        return RuleBook(packs)
    }

    /// This book with other packs added; a pack of the same name takes the place of the one that is here.
    public func adding(_ packs: [RulePack]) -> RuleBook {
        let names = Set(packs.map(\.id))
        return RuleBook(self.packs.filter { !names.contains($0.id) } + packs)
    }

    /// This book with another pack in the place, and for the days, of one that is here.
    public func replacing(_ old: RulePack, with pack: RulePack) -> RuleBook {
        let stand = pack.standing(for: old)
        return RuleBook(packs.filter { $0.id != old.id } + [stand])
    }

    /// The countries that have a pack, by code.
    public var countries: [CountryCode] { packsByCountry.keys.sorted() }

    /// All packs, overlays included: by country, then by their first day.
    public var packs: [RulePack] { countries.flatMap { packsByCountry[$0] ?? [] } }

    /// The packs of a country by their first day, overlays included.
    ///
    /// - Throws: `RuleError` (`unknownCountry`).
    public func packs(of country: CountryCode) throws(RuleError) -> [RulePack] {
        guard let packs = packsByCountry[country] else {
            let known = countries.map(\.rawValue).joined(separator: ", ")
            throw RuleError(
                .unknownCountry, "there are no rules for \(country); there are rules for \(known)",
                Wording(
                    "refusal.rule.unknown-country",
                    ["country": .country(country), "countries": .list(countries.map { .country($0) })]))
        }
        return packs
    }

    /// The identifiers of the conditions that some stage of a country asks for.
    public func conditions(of country: CountryCode) -> Set<String> { conditionsByCountry[country] ?? [] }

    /// The pack of that name, such as `BE/2017`.
    ///
    /// - Throws: `RuleError` (`unknownPack`) with the names that there are.
    public func pack(named id: String) throws(RuleError) -> RulePack {
        guard let pack = packs.first(where: { $0.isNamed(id) }) else {
            let known = packs.map(\.id).joined(separator: ", ")
            throw RuleError(
                .unknownPack, "there is no rule pack \"\(id.prefix(40))\"; there are \(known)",
                Wording("refusal.rule.unknown-pack", ["name": .text(String(id.prefix(40))), "packs": .text(known)]))
        }
        return pack
    }

    /// The pack in force on the day of an event.
    ///
    /// Law goes before a snapshot that is kept to compare with (`RulePack/referenceOnly`). There is no
    /// fallback to the nearest pack: a day that no pack covers is an error.
    ///
    /// - Parameters:
    ///   - country: The country.
    ///   - day: The day of the event.
    ///   - region: The nation or region whose overlay goes before; `nil` for the country's own rules.
    /// - Throws: `RuleError` (`unknownCountry`, `noPackCoversDay`).
    public func pack(of country: CountryCode, on day: CivilDate, region: String? = nil) throws(RuleError) -> RulePack {
        if let region, let law = overlaid[region]?.first(where: { $0.covers(day) }) { return law }
        for (place, law) in lawDays.enumerated() where law.country == country && law.first <= day && day <= law.last {
            return self.law[place]
        }
        let all = try packs(of: country).filter { $0.region == nil }
        guard let pack = all.first(where: { $0.covers(day) }) else {
            throw .noPackCovers(day, country: country, packs: all)
        }
        return pack
    }

    /// The pack to compute an event with: the one that was named, else the one in force on the day.
    ///
    /// - Throws: `RuleError`, also when the named pack is another country's (`unknownPack`).
    public func pack(
        of country: CountryCode, on day: CivilDate, named name: String?, region: String? = nil
    ) throws(RuleError) -> RulePack {
        guard let name else { return try pack(of: country, on: day, region: region) }
        let named = try pack(named: name)
        guard named.country == country else {
            throw RuleError(
                .unknownPack, "\(name) holds the rules of \(named.country), not of \(country)",
                Wording(
                    "refusal.rule.foreign-pack",
                    ["name": .text(name), "own": .country(named.country), "country": .country(country)]))
        }
        // An overlay lies over the country's own pack of the day.
        if let region = named.region, let law = overlaid[region]?.first(where: { $0.covers(day) }) { return law }
        return named
    }

    /// The clock of a stage under the pack to compute an event with.
    ///
    /// The packs that hold the clocks are held by the book: to count a reference to one took an eighth of the time of a
    /// date (perf record of make bench ROW=dates).
    ///
    /// - Throws: `RuleError`.
    func clock(
        _ stage: String, of country: CountryCode, on day: CivilDate, named name: String?, region: String?
    ) throws(RuleError) -> RulePack.Clock {
        if name == nil, region == nil, let clock = withExtendedLifetime(law, { ownClock(stage, of: country, on: day) })
        {
            return clock
        }
        return try pack(of: country, on: day, named: name, region: region).clock(stage, on: day)
    }

    @inline(__always)
    private func ownClock(_ stage: String, of country: CountryCode, on day: CivilDate) -> RulePack.Clock? {
        for law in lawDays where law.country == country && law.first <= day && day <= law.last {
            return law.clocks._withUnsafeGuaranteedRef { $0.clock(stage, on: day) }
        }
        return nil
    }
}
