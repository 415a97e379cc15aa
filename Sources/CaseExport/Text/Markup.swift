/// XML and HTML as it is written: every text and every value of an attribute is escaped on the way.
struct Markup: Sendable {
    /// What was written.
    private(set) var bytes: [UInt8] = []

    /// Nothing written yet.
    init() {}

    /// Writes a start tag.
    mutating func open(_ element: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:]) {
        tag(element, attributes)
        raw(">")
    }

    /// Writes an end tag.
    mutating func close(_ element: StaticString) {
        raw("</")
        raw(element)
        raw(">")
    }

    /// Writes an element of XML that has no content.
    mutating func empty(_ element: StaticString, _ attributes: KeyValuePairs<StaticString, String> = [:]) {
        tag(element, attributes)
        raw("/>")
    }

    /// Writes an element with a text in it.
    mutating func element(_ element: StaticString, _ text: String) { self.element(element, [:], text) }

    /// Writes an element with attributes and a text in it.
    mutating func element(
        _ element: StaticString, _ attributes: KeyValuePairs<StaticString, String>, _ text: String
    ) {
        open(element, attributes)
        self.text(text)
        close(element)
    }

    /// Writes a text.
    mutating func text(_ text: String) { escape(ShownText.of(text)) }

    /// Writes markup that stands in the source of the program.
    mutating func raw(_ markup: StaticString) {
        markup.withUTF8Buffer { bytes.append(contentsOf: $0) }
    }

    /// Writes markup that was written apart.
    mutating func append(_ other: Markup) { bytes.append(contentsOf: other.bytes) }

    /// What was written since the last time, which is forgotten.
    mutating func take() -> [UInt8] {
        defer { bytes.removeAll(keepingCapacity: true) }
        return bytes
    }

    private mutating func tag(_ element: StaticString, _ attributes: KeyValuePairs<StaticString, String>) {
        raw("<")
        raw(element)
        self.attributes(attributes)
    }

    /// Writes attributes within a start tag.
    mutating func attributes(_ attributes: KeyValuePairs<StaticString, String>) {
        for (name, value) in attributes {
            raw(" ")
            raw(name)
            raw("=\"")
            // An attribute's line feeds would be read as spaces.
            escape(ShownText.line(value))
            raw("\"")
        }
    }

    private mutating func escape(_ text: String) { XMLText.append(text, to: &bytes) }
}
