/// A language in which the rules can be read.
public enum RuleLanguage: String, Sendable, CaseIterable {
    case english = "en"
    case french = "fr"
    case dutch = "nl"
    case italian = "it"
    case hungarian = "hu"
}
