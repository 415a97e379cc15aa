extension RuleLanguage {
    /// The form of a text that goes with a number, by the plural rules of Unicode (CLDR) for cardinal numbers.
    public enum Plural: String, Sendable, CaseIterable {
        /// One of something; in French none of it as well.
        case one
        /// Any other number.
        case other
    }

    /// The form that goes with a number.
    ///
    /// French counts nothing as one: `0 jour`, `1 jour`, `2 jours`. A Hungarian noun stays as it is behind a number,
    /// which its texts say, not this.
    public func plural(_ number: Int) -> Plural {
        switch self {
        case .french: number.magnitude <= 1 ? .one : .other
        case .english, .dutch, .italian, .hungarian: number.magnitude == 1 ? .one : .other
        }
    }
}
