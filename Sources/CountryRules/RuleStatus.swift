/// How sure a value of the rules is.
public enum RuleStatus: String, Sendable, Codable, CaseIterable {
    /// The source itself was read: the text of the law, or the page that is named.
    case verified
    /// Printed in the FIIT kit of 2013, a secondary source.
    case kit
    /// Well known, but written from memory: check it before relying on it.
    case memory
    /// No source could be read.
    case unverified
}

extension RuleStatus {
    /// The least sure of several.
    public static func weakest(of statuses: [RuleStatus]) -> RuleStatus {
        allCases.last { statuses.contains($0) } ?? .verified
    }
}
