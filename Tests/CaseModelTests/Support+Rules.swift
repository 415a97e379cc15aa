import CountryRules

extension RuleBook {
    private static let read = Result { try RuleBook.embedded() }

    /// The rules that Jalon carries, read once for all tests.
    static func carried() throws -> RuleBook { try read.get() }
}

extension RuleTexts {
    /// The English texts, read once for all tests.
    static let english = try? RuleTexts(.english)
}
