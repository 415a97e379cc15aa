/// A language in which the rules can be read.
public enum RuleLanguage: String, Sendable, CaseIterable {
    /// English, in which every text exists.
    case english = "en"
    /// French.
    case french = "fr"
    /// Dutch.
    case dutch = "nl"
    /// Italian.
    case italian = "it"
    /// Hungarian.
    case hungarian = "hu"
}
