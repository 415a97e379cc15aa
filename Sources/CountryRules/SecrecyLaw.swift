public import CivilCalendar

/// A country's law of professional secrecy, with the decision table made from it.
///
/// The day that counts is that of the disclosure, or of keeping silent.
public struct SecrecyLaw: Sendable {
    /// The country.
    public let country: CountryCode
    /// The law by its days, one version after the other.
    public let versions: [SecrecyVersion]
    /// What training and law say, each with its source.
    public let statements: [SecrecyStatement]
    /// The decision table; the first row that fits answers.
    let table: [Row]
    let cautions: [Caution]

    /// The law that Jalon carries for a country, read when it is first asked for.
    ///
    /// - Throws: `RuleError` (`noSecrecyLaw`) when there is none for the country.
    public static func carried(for country: CountryCode) throws(RuleError) -> SecrecyLaw {
        let laws = try all.get()
        guard let law = laws.first(where: { $0.country == country }) else {
            let known = laws.map(\.country.rawValue).joined(separator: ", ")
            throw RuleError(
                .noSecrecyLaw,
                "there is no law of professional secrecy on file for \(country); there is one for \(known)")
        }
        return law
    }

    private static let all = Result { () throws(RuleError) in
        let sources = try ReferenceSources.carried()
        var laws: [SecrecyLaw] = []
        for name in EmbeddedRules.referenceNames where name.hasPrefix("secrecy-") {
            laws.append(try ReferenceFile.read(SecrecyLaw.self, named: name, sources: sources))
        }
        return laws
    }

    /// The law of a day.
    ///
    /// - Throws: `RuleError` (`noSecrecyLaw`) for a day that no version covers.
    public func version(on day: CivilDate) throws(RuleError) -> SecrecyVersion {
        guard let version = versions.first(where: { RuleDays(from: $0.from, to: $0.to).cover(day) }) else {
            let known = versions.map { "\($0.id) (from \($0.from)\($0.to.map { " to \($0)" } ?? " on"))" }
            throw RuleError(
                .noSecrecyLaw,
                "no law of professional secrecy on file for \(country) covers \(day); there is "
                    + known.joined(separator: ", "))
        }
        return version
    }

    /// Whether the answer no longer depends on what is not known yet.
    ///
    /// - Parameters:
    ///   - facts: What is so.
    ///   - open: What is not known yet.
    ///   - day: The day of the disclosure, or of keeping silent.
    /// - Throws: `RuleError` (`noSecrecyLaw`) for a day without one.
    public func isSettled(_ facts: Set<SecrecyFact>, open: Set<SecrecyFact>, on day: CivilDate) throws(RuleError)
        -> Bool
    {
        let ground = try assess(facts, on: day).ground
        let rest = open.sorted { $0.rawValue < $1.rawValue }
        for choice in 0..<(1 << rest.count) {
            let more = rest.indices.filter { choice & (1 << $0) != 0 }.map { rest[$0] }
            guard try assess(facts.union(more), on: day).ground == ground else { return false }
        }
        return true
    }

    /// What professional secrecy allowed or asked for on a day.
    ///
    /// - Parameters:
    ///   - facts: What is known; what is left out is taken as not being so.
    ///   - day: The day of the disclosure, or of keeping silent.
    /// - Throws: `RuleError` (`noSecrecyLaw`) for a day that no version covers.
    public func assess(_ facts: Set<SecrecyFact>, on day: CivilDate) throws(RuleError) -> SecrecyAssessment {
        let version = try version(on: day)
        guard let row = table.first(where: { $0.days.cover(day) && $0.fits(facts) }) else {
            throw RuleError(.noSecrecyLaw, "no row of the decision table of \(country) fits on \(day)")
        }
        return SecrecyAssessment(
            country: country, on: day, facts: SecrecyFact.allCases.filter(facts.contains), answer: row.answer,
            ground: row.ground, version: version.id, articles: version.articles(on: row.applies, at: day),
            beside: version.articles(on: row.beside, at: day),
            cautions: cautions.filter { $0.days.cover(day) && ($0.grounds?.contains(row.ground) ?? true) }.map(\.id))
    }

    /// The keys of all texts that the law refers to, sorted.
    public var textKeys: [String] {
        var keys: Set<String> = []
        keys.formUnion(SecrecyAnswer.allCases.map { "secrecy.answer.\($0.rawValue)" })
        keys.formUnion(SecrecyTopic.allCases.map { "secrecy.topic.\($0.rawValue)" })
        keys.formUnion(SecrecyFact.allCases.map { "secrecy.fact.\($0.rawValue)" })
        for row in table { keys.formUnion(["secrecy.ground.\(row.ground)", "secrecy.next.\(row.ground)"]) }
        keys.formUnion(cautions.map { "secrecy.caution.\($0.id)" } + statements.map(\.textKey))
        keys.formUnion(versions.flatMap(\.articles).map { "secrecy.code.\($0.code)" })
        return keys.sorted()
    }
}

extension SecrecyLaw {
    /// A row of the decision table.
    struct Row: Sendable {
        /// What a row asks of a fact.
        enum Asked: String, CaseIterable { case any, yes, no }

        let ground: String
        let answer: SecrecyAnswer
        let days: RuleDays
        let asked: [SecrecyFact: Asked]
        let applies, beside: [SecrecyTopic]

        func fits(_ facts: Set<SecrecyFact>) -> Bool {
            asked.allSatisfy { fact, asked in
                switch asked {
                case .any: true
                case .yes: facts.contains(fact)
                case .no: !facts.contains(fact)
                }
            }
        }
    }

    /// Something to be said with an answer: always, or on some grounds or days.
    struct Caution: Sendable {
        let id: String
        let grounds: [String]?
        let days: RuleDays
    }
}
