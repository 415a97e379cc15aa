public import CivilCalendar

/// An article on professional secrecy.
public struct SecrecyArticle: Sendable, Hashable, Identifiable {
    /// The article's identifier, such as `be.2024.353-1`.
    public let id: String
    /// What it is about.
    public let topic: SecrecyTopic
    /// The reference in English, such as `art. 353 § 1 of the Criminal Code`.
    public let text: String
    /// The code that it stands in (text `secrecy.code.…`).
    public let code: String
    /// Its number in the code.
    public let number: String
    /// The days on which it holds within its version.
    public let days: RuleDays
    /// How sure it is.
    public let status: RuleStatus
    /// Where it was read.
    public let source: ReferenceSource

    /// The address at which it was read.
    public var url: String? { source.url }
    /// The day on which it was last compared with its source.
    public var checked: CivilDate { source.checked }

    /// The reference in a reader's language.
    public func text(in texts: RuleTexts) -> String { texts.filled("secrecy.code.\(code)", ["number": number]) }
}

/// The law of professional secrecy from a day until a day.
public struct SecrecyVersion: Sendable, Hashable, Identifiable {
    /// The version's name, such as `BE/1867`.
    public let id: String
    /// The first day.
    public let from: CivilDate
    /// The last day; `nil` while it is in force without a known end.
    public let to: CivilDate?
    /// Its articles, in the order of their topics.
    public let articles: [SecrecyArticle]
    /// Where its days were read.
    public let source: ReferenceSource

    func articles(on topics: [SecrecyTopic], at day: CivilDate) -> [SecrecyArticle] {
        topics.flatMap { topic in articles.filter { $0.topic == topic && $0.days.cover(day) } }
    }
}

/// What a training or the law says in one sentence, kept with its source (text `secrecy.statement.…`).
public struct SecrecyStatement: Sendable, Hashable, Identifiable {
    /// The statement's identifier, such as `trainingMust`.
    public let id: String
    /// How sure it is that the source says so.
    public let status: RuleStatus
    /// The source.
    public let source: ReferenceSource

    /// The key of its sentence.
    public var textKey: String { "secrecy.statement.\(id)" }
}
