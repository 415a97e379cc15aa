import CaseExport
import CaseModel
import CivilCalendar
import Foundation

#if canImport(FoundationXML)
    import FoundationXML
#endif

/// What a writer makes of tables with these rows.
func document(
    _ writer: some TableWriter, _ tables: [(ExportTable, [[ExportTable.Cell]])]
) throws -> String {
    var writer = writer
    var bytes: [UInt8] = []
    for (table, rows) in tables {
        try writer.begin(table) { bytes += $0 }
        for row in rows { try writer.write(row) { bytes += $0 } }
    }
    try writer.finish { bytes += $0 }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw JalonError(.failed, "no UTF-8") }
    return text
}

/// A table with a column of each kind, and rows for it.
enum TableSample {
    static let table = ExportTable(
        title: "Cases",
        columns: [
            .init("case", heading: "Dossier", kind: .text, width: .narrow),
            .init("note", heading: "Remarque | note", kind: .text, width: .wide),
            .init("dueOn", heading: "\u{C9}ch\u{E9}ance", kind: .date),
            .init("recordedAt", heading: "Encod\u{E9}", kind: .instant),
            .init("daysLeft", heading: "Jours", kind: .integer), .init("observed", heading: "Lu", kind: .boolean),
        ])

    static func row(_ text: String) throws -> [ExportTable.Cell] {
        [
            .text("BE-2026-0012"), .text(text), .date(try CivilDate(iso8601: "2026-04-16")),
            Instant(rfc3339: "2026-03-01T10:12:00.250Z").map { .instant($0) } ?? .empty, .integer(-219),
            .boolean(true),
        ]
    }

    /// The text as it must be seen: every end of a line a line feed, every control a sign.
    ///
    /// Written apart from what is tested, from the tables of Unicode.
    static func shown(_ text: String) -> String {
        let lines = text.replacing("\r\n", with: "\n").unicodeScalars.map { scalar -> Unicode.Scalar in
            let category = scalar.properties.generalCategory
            if ["\r", "\u{2028}", "\u{2029}"].contains(scalar) { return "\n" }
            if scalar == "\t" || scalar == "\n" { return scalar }
            if scalar.value == 0x7F { return "\u{2421}" }
            if category == .control {
                return scalar.value < 0x20 ? Unicode.Scalar(0x2400 + scalar.value) ?? "!" : "\u{FFFD}"
            }
            let isDirection = "\u{202A}\u{202B}\u{202C}\u{202D}\u{202E}\u{2066}\u{2067}\u{2068}\u{2069}".unicodeScalars
                .contains(scalar)
            let isNone = scalar.properties.isNoncharacterCodePoint || (0xFFF9...0xFFFB).contains(scalar.value)
            return isDirection || isNone ? "\u{FFFD}" : scalar
        }
        return String(String.UnicodeScalarView(lines))
    }
}

/// A reader of CSV that takes RFC 4180 and nothing else.
func strictRows(_ csv: String) -> [[String]]? {
    var rows: [[String]] = []
    var row: [String] = []
    var rest = csv.unicodeScalars[...]
    while !rest.isEmpty {
        var cell = String.UnicodeScalarView()
        if rest.first == "\"" {
            rest.removeFirst()
            while true {
                guard let quote = rest.firstIndex(of: "\"") else { return nil }
                cell.append(contentsOf: rest[..<quote])
                rest = rest[rest.index(after: quote)...]
                guard rest.first == "\"" else { break }
                cell.append(rest.removeFirst())
            }
        } else {
            let end = rest.firstIndex { $0 == "," || $0 == "\r" } ?? rest.endIndex
            cell.append(contentsOf: rest[..<end])
            guard !cell.contains(where: { $0 == "\"" || $0 == "\n" }) else { return nil }
            rest = rest[end...]
        }
        row.append(String(cell))
        switch rest.popFirst() {
        case ",": continue
        case "\r" where rest.first == "\n":
            rest.removeFirst()
            rows.append(row)
            row = []
        default: return nil
        }
    }
    return row.isEmpty ? rows : nil
}

/// Reads a flat spreadsheet with Foundation's parser of XML.
final class SpreadsheetReading: NSObject, XMLParserDelegate {
    struct Cell: Equatable {
        var type = ""
        var value = ""
        var style = ""
        var lines: [String] = []
        var text: String { lines.joined(separator: "\n") }
    }

    private(set) var root: [String: String] = [:]
    private(set) var names: [String] = []
    private(set) var sheets: [[[Cell]]] = []
    private(set) var headerRows = 0
    private(set) var elements: Set<String> = []
    private(set) var attributes: Set<String> = []
    private var isParagraph = false

    init?(_ document: String) {
        super.init()
        let parser = XMLParser(data: Data(document.utf8))
        parser.delegate = self
        guard parser.parse() else { return nil }
    }

    func parser(
        _ parser: XMLParser, didStartElement name: String, namespaceURI: String?, qualifiedName: String?,
        attributes given: [String: String]
    ) {
        elements.insert(name)
        attributes.formUnion(given.keys)
        switch name {
        case "office:document": root = given
        case "table:table":
            names.append(given["table:name"] ?? "")
            sheets.append([])
        case "table:table-header-rows": headerRows += 1
        case "table:table-row": sheets[sheets.count - 1].append([])
        case "table:table-cell":
            let value = ["office:date-value", "office:value", "office:boolean-value"].compactMap { given[$0] }.first
            append(
                Cell(
                    type: given["office:value-type"] ?? "", value: value ?? "", style: given["table:style-name"] ?? ""))
        case "text:p":
            isParagraph = true
            last { $0.lines.append("") }
        case "text:s": add(String(repeating: " ", count: Int(given["text:c"] ?? "1") ?? 1))
        default: break
        }
    }

    func parser(_ parser: XMLParser, didEndElement name: String, namespaceURI: String?, qualifiedName: String?) {
        if name == "text:p" { isParagraph = false }
    }

    func parser(_ parser: XMLParser, foundCharacters string: String) {
        if isParagraph { add(string) }
    }

    private func append(_ cell: Cell) {
        let sheet = sheets.count - 1
        sheets[sheet][sheets[sheet].count - 1].append(cell)
    }

    private func add(_ text: String) { last { $0.lines[$0.lines.count - 1] += text } }

    private func last(_ change: (inout Cell) -> Void) {
        let (sheet, row) = (sheets.count - 1, sheets[sheets.count - 1].count - 1)
        change(&sheets[sheet][row][sheets[sheet][row].count - 1])
    }
}
