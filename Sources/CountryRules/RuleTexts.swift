public import CivilCalendar

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// What stages, conditions, rights and notes are called in one language.
public struct RuleTexts: Sendable {
    /// The language.
    public let language: RuleLanguage
    private var texts: [String: String]
    private var english: [String: String]

    /// The texts that Jalon carries.
    ///
    /// A text that a language does not have is given in English.
    ///
    /// - Throws: `RuleError` (`unreadablePack`), which a released Jalon never does: its texts are tested.
    public init(_ language: RuleLanguage) throws(RuleError) {
        self.language = language
        texts = try Self.load(language)
        english = language == .english ? texts : try Self.load(.english)
    }

    /// The text of a key such as `stage.be.reflection`, in this language or else in English.
    ///
    /// - Returns: The key itself when no language has it, as with a pack of one's own.
    public subscript(key: String) -> String { texts[key] ?? english[key] ?? key }

    /// Whether this language, or else English, has a text for the key.
    func hasInAnyLanguage(_ key: String) -> Bool { has(key) || english[key] != nil }

    /// Whether this language itself has a text for the key.
    public func has(_ key: String) -> Bool { texts[key] != nil }

    /// All keys of this language, sorted.
    package var keys: [String] { texts.keys.sorted() }

    /// These texts and those that packs of one's own bring along.
    ///
    /// Where both have a key, that of Jalon stands: a pack cannot rename the stages of another country.
    public func adding(_ packs: [RulePack]) -> RuleTexts {
        var all = self
        for pack in packs {
            all.texts.merge(pack.texts[language] ?? [:]) { own, _ in own }
            all.english.merge(pack.texts[.english] ?? [:]) { own, _ in own }
        }
        return all
    }

    /// What a stage or another clock is called.
    public func name(ofClock id: String) -> String {
        for family in ["stage", "period", "stay"] where english["\(family).\(id)"] != nil || has("\(family).\(id)") {
            return self["\(family).\(id)"]
        }
        return id
    }

    /// What a country is called; its code, when no pack of it is there.
    public func name(of country: CountryCode) -> String {
        let key = "country.\(country)"
        return texts[key] ?? english[key] ?? country.rawValue
    }

    /// A length in words, such as `3 months`.
    public func text(of period: Period) -> String {
        counted("unit.\(period.unit.rawValue)", period.count)
    }

    /// A text with its places filled in: `{from}` by the value of that name.
    public func filled(_ key: String, _ values: [String: String]) -> String { sentence(key, values) }

    /// A text with its places filled in.
    func sentence(_ key: String, _ values: [String: String]) -> String {
        var filled = ""
        var rest = self[key][...]
        while let open = rest.firstIndex(of: "{"), let close = rest[open...].firstIndex(of: "}") {
            let name = rest[rest.index(after: open)..<close]
            filled += rest[..<open] + (values[String(name)] ?? "{\(name)}")
            rest = rest[rest.index(after: close)...]
        }
        return filled + rest
    }

    /// A text with the length that it speaks of.
    func sentence(_ key: String, _ period: Period) -> String { sentence(key, ["period": text(of: period)]) }

    private static func load(_ language: RuleLanguage) throws(RuleError) -> [String: String] {
        guard let file = EmbeddedRules.textFile(of: language) else {
            throw RuleError(.unreadablePack, "there are no texts in \"\(language.rawValue)\"")
        }
        if let texts = FlatTexts.read(file.bytes) { return texts }
        do {
            return try JSONDecoder().decode([String: String].self, from: Data(file.bytes))
        } catch {
            throw RuleError(.unreadablePack, "\(file.name): \(error)")
        }
    }
}
