/// The values that the standard lists for a field, each with its label.
///
/// Data carries the machine value. The standard's own spreadsheets write labels, which is why they are kept.
package struct HTCDSVocabulary: Sendable {
    /// The machine values, in the order of the standard.
    package let values: [String]
    /// The label of each value, in the same order.
    package let labels: [String]
    private let known: Set<String>
    private let byLabel: [String: String]

    init(_ entries: KeyValuePairs<String, String>) {
        values = entries.map(\.key)
        labels = entries.map(\.value)
        known = Set(values)
        byLabel = Dictionary(entries.map { (Self.folded($0.value), $0.key) }, uniquingKeysWith: { first, _ in first })
    }

    /// Whether a text is a machine value, letter for letter.
    package func contains(_ value: String) -> Bool { known.contains(value) }

    /// The machine value that has a label, in any case of its letters.
    package func value(labelled label: String) -> String? { byLabel[Self.folded(label)] }

    /// The label of a machine value.
    package func label(of value: String) -> String? { values.firstIndex(of: value).map { labels[$0] } }

    /// A text for comparing labels: small letters, and the straight apostrophe that keyboards have.
    static func folded(_ text: String) -> String {
        String(text.lowercased().map { $0 == "\u{2019}" ? "'" : $0 })
    }
}

extension HTCDSVocabulary: Hashable {
    /// Whether two vocabularies list the same values.
    package static func == (left: HTCDSVocabulary, right: HTCDSVocabulary) -> Bool {
        left.values == right.values && left.labels == right.labels
    }

    /// Feeds the values into the hash.
    package func hash(into hasher: inout Hasher) { hasher.combine(values) }
}
