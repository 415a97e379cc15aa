import Foundation
import Testing

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// What an independent parser of XML finds in a document; one that is not well-formed throws.
final class Elements: NSObject, XMLParserDelegate {
    private(set) var all: [(name: String, attributes: [String: String])] = []
    /// The text directly within each element, in the order of their ends.
    private(set) var texts: [String] = []
    private var open: [String] = []

    init(_ bytes: [UInt8]) throws {
        super.init()
        let parser = XMLParser(data: Data(bytes))
        parser.delegate = self
        let isWellFormed = parser.parse()
        try #require(isWellFormed, "line \(parser.lineNumber): \(String(describing: parser.parserError))")
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes: [String: String]
    ) {
        all.append((name, attributes))
        open.append("")
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        if !open.isEmpty { open[open.count - 1] += string }
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        texts.append(open.removeLast())
    }

    func parser(_ parser: XMLParser, foundProcessingInstructionWithTarget target: String, data: String?) {
        Issue.record("processing instruction \(target)")
    }

    func parser(_ parser: XMLParser, foundComment comment: String) { Issue.record("comment \(comment)") }
}
