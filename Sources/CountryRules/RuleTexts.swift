public import CivilCalendar

/// What stages, conditions, rights and notes are called in one language.
public struct RuleTexts: Sendable {
    /// The language.
    public let language: RuleLanguage
    private let texts: FlatTexts
    /// Where what this language does not have is looked for; `nil` for English itself.
    private let english: FlatTexts?
    /// What packs of one's own bring along, in this language and in English.
    private var added: [String: String] = [:]
    private var addedEnglish: [String: String] = [:]

    /// The texts that Jalon carries.
    ///
    /// A text that a language does not have is given in English.
    ///
    /// - Throws: `RuleError` (`unreadablePack`), which a released Jalon never does: its texts are tested.
    public init(_ language: RuleLanguage) throws(RuleError) {
        self.language = language
        texts = try Self.load(language)
        english = language == .english ? nil : try Self.load(.english)
    }

    /// The text of a key such as `stage.be.reflection`, in this language or else in English.
    ///
    /// - Returns: The key itself when no language has it, as with a pack of one's own.
    public subscript(key: String) -> String { found(key) ?? key }

    /// The text of a key; `nil` when no language has it.
    private func found(_ key: String) -> String? { texts[key] ?? added[key] ?? english?[key] ?? addedEnglish[key] }

    /// Whether this language, or else English, has a text for the key.
    func hasInAnyLanguage(_ key: String) -> Bool { has(key) || english?.has(key) == true || addedEnglish[key] != nil }

    /// Whether this language itself has a text for the key.
    public func has(_ key: String) -> Bool { texts.has(key) || added[key] != nil }

    /// All keys of this language, sorted.
    package var keys: [String] { Set(texts.keys).union(added.keys).sorted() }

    /// These texts and those that packs of one's own bring along.
    ///
    /// Where both have a key, that of Jalon stands: a pack cannot rename the stages of another country.
    public func adding(_ packs: [RulePack]) -> RuleTexts {
        var all = self
        for pack in packs {
            all.added.merge(pack.texts[language] ?? [:]) { first, _ in first }
            all.addedEnglish.merge(pack.texts[.english] ?? [:]) { first, _ in first }
        }
        return all
    }

    /// What a stage or another clock is called.
    public func name(ofClock id: String) -> String {
        for family in ["stage", "period", "stay"] {
            if let name = found("\(family).\(id)") { return name }
        }
        return id
    }

    /// What a country is called; its code, when no pack of it is there.
    public func name(of country: CountryCode) -> String {
        found("country.\(country)") ?? country.rawValue
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
        // By bytes: a brace is one, and never a part of a letter.
        while let open = rest.utf8.firstIndex(of: UInt8(ascii: "{")),
            let close = rest.utf8[open...].firstIndex(of: UInt8(ascii: "}"))
        {
            let name = rest[rest.utf8.index(after: open)..<close]
            filled.append(contentsOf: rest[..<open])
            filled += values[String(name)] ?? "{\(name)}"
            rest = rest[rest.utf8.index(after: close)...]
        }
        filled.append(contentsOf: rest)
        return filled
    }

    /// A text with the length that it speaks of.
    func sentence(_ key: String, _ period: Period) -> String { sentence(key, ["period": text(of: period)]) }

    private static func load(_ language: RuleLanguage) throws(RuleError) -> FlatTexts {
        guard let file = EmbeddedRules.textFile(of: language) else {
            throw RuleError(.unreadablePack, "there are no texts in \"\(language.rawValue)\"")
        }
        guard let texts = FlatTexts(file.place) else {
            throw RuleError(.unreadablePack, "\(file.name) has no texts by key, a line each")
        }
        return texts
    }
}
