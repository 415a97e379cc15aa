/// A field of the Human Trafficking Case Data Standard.
package struct HTCDSField: Sendable, CustomStringConvertible {
    /// The identifier that heads its column, such as `vic_TypeOfExploitation`.
    package let id: String
    /// The type as the standard's sheet names it.
    package let type: ValueType
    /// What one value has to look like.
    package let content: Content
    /// How many values the field takes.
    package let cardinality: Cardinality
    /// Whether the standard counts it among the least that a case system should hold.
    ///
    /// Core says that the column has to be there, not that it has to be filled: the standard requires no value.
    package let isCore: Bool
    /// Whether version 2.0 has retired it.
    package let isDeprecated: Bool
    /// Whether it can say who the person is: a name, birth date, identity number, contact or address.
    package let isIdentifying: Bool

    init(
        _ id: String, _ type: ValueType, _ content: Content = .text, each cardinality: Cardinality? = nil,
        isCore: Bool = false, isDeprecated: Bool = false, isIdentifying: Bool = false
    ) {
        self.id = id
        self.type = type
        self.content = content
        self.cardinality = cardinality ?? (type == .multiselectPicklist ? .list : .one)
        self.isCore = isCore
        self.isDeprecated = isDeprecated
        self.isIdentifying = isIdentifying
    }

    /// The text as people read it: the identifier.
    package var description: String { id }

    /// The values that the standard lists for the field; `nil` when it lists none or refers to ISO.
    package var vocabulary: HTCDSVocabulary? {
        guard case .vocabulary(let vocabulary) = content else { return nil }
        return vocabulary
    }
}

extension HTCDSField: Hashable {
    /// Whether two fields are the same one.
    package static func == (left: HTCDSField, right: HTCDSField) -> Bool { left.id == right.id }

    /// Feeds the identifier into the hash.
    package func hash(into hasher: inout Hasher) { hasher.combine(id) }
}
