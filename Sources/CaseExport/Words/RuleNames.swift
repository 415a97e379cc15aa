internal import CaseModel
internal import CountryRules

/// What countries, clocks and conditions of the rules are called, each looked up once.
struct RuleNames: Sendable {
    private let texts: RuleTexts
    private let countries: [CountryCode: String]
    private let clocks: [String: String]
    private let conditions: [String: String]

    /// Looks up those of some packs; of others, each is looked up when it is asked for.
    init(_ texts: RuleTexts, of packs: [RulePack]) {
        self.texts = texts
        countries = Self.names(packs.map(\.country), texts.name(of:))
        clocks = Self.names(packs.flatMap(\.clockIdentifiers), texts.name(ofClock:))
        conditions = Self.names(packs.flatMap(\.conditionIdentifiers)) { texts["condition.\($0)"] }
    }

    /// What a country is called.
    func name(of country: CountryCode) -> String { countries[country] ?? texts.name(of: country) }

    /// What a stage or another clock is called.
    func name(ofClock id: String) -> String { clocks[id] ?? texts.name(ofClock: id) }

    /// What a condition says.
    func name(ofCondition id: String) -> String { conditions[id] ?? texts["condition.\(id)"] }

    private static func names<Code: Hashable>(_ codes: [Code], _ name: (Code) -> String) -> [Code: String] {
        var names: [Code: String] = [:]
        for code in codes where names[code] == nil { names[code] = name(code) }
        return names
    }
}
