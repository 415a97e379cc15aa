internal import FoundationEssentials

/// What stages, conditions, rights and notes are called in one language.
public struct RuleTexts: Sendable {
    /// The language.
    public let language: RuleLanguage
    private let texts: [String: String]
    private let english: [String: String]

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

    /// Whether this language itself has a text for the key.
    public func has(_ key: String) -> Bool { texts[key] != nil }

    /// All keys of this language, sorted.
    package var keys: [String] { texts.keys.sorted() }

    /// What a stage or another clock is called.
    public func name(ofClock id: String) -> String {
        has("period.\(id)") || english["period.\(id)"] != nil ? self["period.\(id)"] : self["stage.\(id)"]
    }

    private static func load(_ language: RuleLanguage) throws(RuleError) -> [String: String] {
        guard let file = EmbeddedRules.textFile(of: language) else {
            throw RuleError(.unreadablePack, "there are no texts in \"\(language.rawValue)\"")
        }
        do {
            return try JSONDecoder().decode([String: String].self, from: Data(file.bytes))
        } catch {
            throw RuleError(.unreadablePack, "\(file.name): \(error)")
        }
    }
}
