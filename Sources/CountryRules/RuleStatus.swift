/// How sure a value of the rules is.
public enum RuleStatus: String, Sendable, Codable, CaseIterable {
    /// The text of the law was read.
    case verified
    /// Printed in the FIIT kit of 2013, a secondary source.
    case kit
    /// Well known, but written from memory: check it before relying on it.
    case memory
    /// No source could be read.
    case unverified
}
