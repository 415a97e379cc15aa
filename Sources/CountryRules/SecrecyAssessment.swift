public import CivilCalendar

/// What professional secrecy allowed or asked for on a day: guidance with its articles, and never a disclosure.
public struct SecrecyAssessment: Sendable, Hashable {
    /// The country whose law it is.
    public let country: CountryCode
    /// The day of the disclosure, or of keeping silent.
    public let on: CivilDate
    /// What was known, in the order of the questions.
    public let facts: [SecrecyFact]
    /// The answer.
    public let answer: SecrecyAnswer
    /// The row of the decision table that gave it, such as `danger-to-others`.
    public let ground: String
    /// The law of the day, such as `BE/2024`.
    public let version: String
    /// The articles that give the answer.
    public let articles: [SecrecyArticle]
    /// The articles to know beside it.
    public let beside: [SecrecyArticle]
    /// What else has to be said, as identifiers.
    public let cautions: [String]

    /// The least sure of the articles that give the answer.
    public var status: RuleStatus { .weakest(of: articles.map(\.status)) }
    /// The key of the answer's sentence.
    public var answerText: String { "secrecy.answer.\(answer.rawValue)" }
    /// The key of the sentence that says why.
    public var groundText: String { "secrecy.ground.\(ground)" }
    /// The key of the sentence that says what to do next.
    public var nextText: String { "secrecy.next.\(ground)" }
    /// The keys of what else has to be said.
    public var cautionTexts: [String] { cautions.map { "secrecy.caution.\($0)" } }
}
