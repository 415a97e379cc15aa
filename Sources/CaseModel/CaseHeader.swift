/// A case as it was opened: its code, and what was known of it.
///
/// What was known can be read without its name: `header.country` is `header.facts.country`.
@dynamicMemberLookup
public struct CaseHeader: Sendable, Hashable {
    /// The case's code.
    public var reference: CaseReference
    /// What was known of it.
    public var facts: CaseFacts

    /// Makes a header.
    public init(reference: CaseReference, _ facts: CaseFacts) {
        self.reference = reference
        self.facts = facts
    }

    /// A fact of the case.
    public subscript<Fact>(dynamicMember fact: KeyPath<CaseFacts, Fact>) -> Fact { facts[keyPath: fact] }
}
