extension RetentionPolicy: Decodable {
    private enum Keys: String, CodingKey, CaseIterable { case format, status, rules }

    /// One line of the file: a number of years for several closure reasons, with a number of its own for each country.
    private struct Rule: Decodable {
        let reasons: [String]
        let years: [String: Int]
        let then: Action
        let why: String

        private enum Keys: String, CodingKey, CaseIterable { case reasons, years, then, why }

        init(from decoder: any Decoder) throws {
            let values = try decoder.strict(Keys.self)
            reasons = try values.decode([String].self, forKey: .reasons)
            years = try values.decode([String: Int].self, forKey: .years)
            why = try values.decode(String.self, forKey: .why)
            guard let action = Action(rawValue: try values.decode(String.self, forKey: .then)) else {
                throw values.refuse(.then, "what is due is review or erase")
            }
            then = action
            guard years.values.allSatisfy({ (0...100).contains($0) }) else {
                throw values.refuse(.years, "content is kept for 0 to 100 years")
            }
        }
    }

    /// Reads it from its file; an unknown key, and a second row for a country and reason, are refused.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.strict(Keys.self)
        try values.checkFormat("jalon.retention-policy/1", forKey: .format)
        guard try values.decode(String.self, forKey: .status) == Self.status else {
            throw values.refuse(.status, "a retention is a policy, and says so: \"\(Self.status)\"")
        }
        var rows: [Row] = []
        for rule in try values.decode([Rule].self, forKey: .rules) {
            for (code, years) in rule.years.sorted(by: { $0.key < $1.key }) {
                guard let country = CountryCode(rawValue: code) else {
                    throw values.refuse(.rules, "\"\(code)\" is not a country code")
                }
                for reason in rule.reasons {
                    guard !rows.contains(where: { $0.country == country && $0.reason == reason }) else {
                        throw values.refuse(.rules, "\(code) and \(reason) stand in two rules")
                    }
                    rows.append(
                        Row(country: country, reason: reason, years: years, action: rule.then, why: rule.why))
                }
            }
        }
        self.rows = rows.sorted { ($0.country, $0.reason) < ($1.country, $1.reason) }
    }
}
