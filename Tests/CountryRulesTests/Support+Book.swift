import CivilCalendar
import CountryRules
import Testing

/// What the binary carries, read once for all tests.
enum Embedded {
    private static let loaded = Result { try RuleBook.embedded() }
    private static let texts = Result { try RuleLanguage.allCases.map { language in try RuleTexts(language) } }

    /// The rule book of the five countries.
    static func book() throws -> RuleBook { try loaded.get() }

    /// A pack of the project by its name.
    static func pack(_ id: String) throws -> RulePack { try book().pack(named: id) }

    /// The names of all packs.
    static func names() throws -> [String] { try book().packs.map(\.id) }

    /// The texts of every language.
    static func allTexts() throws -> [RuleTexts] { try texts.get() }

    /// The texts of one language.
    static func texts(_ language: RuleLanguage) throws -> RuleTexts {
        try #require(allTexts().first { $0.language == language })
    }

    /// The check of packs against these texts.
    static func check() throws -> PackCheck { PackCheck(texts: try allTexts()) }
}

/// A date that the test itself spells out.
func date(_ text: String) throws -> CivilDate {
    try CivilDate(iso8601: text)
}

/// A country that the test itself spells out.
func country(_ text: String) throws -> CountryCode {
    try #require(CountryCode(rawValue: text))
}

/// Every day from one to another, both included.
func days(from first: CivilDate, to last: CivilDate) -> [CivilDate] {
    guard first <= last else { return [] }
    return (Int(first.dayNumber)...Int(last.dayNumber)).compactMap(CivilDate.init(dayNumber:))
}
