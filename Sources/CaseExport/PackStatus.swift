public import CountryRules

/// A rule pack that days or figures come from, and how sure it is.
public struct PackStatus: Sendable, Hashable {
    /// The pack, such as `BE/2017`.
    public let id: String
    /// How sure the least sure is of what was computed with it.
    public let status: RuleStatus
}
