internal import CaseModel
internal import CivilCalendar

extension SpreadsheetParts {
    /// Appends a row.
    static func appendRow(_ row: [ExportTable.Cell], to bytes: inout [UInt8]) {
        bytes += "<table:table-row table:style-name=\"row\">".utf8
        for cell in row { appendCell(cell, to: &bytes) }
        bytes += "</table:table-row>\n".utf8
    }

    /// Appends a cell of text, a paragraph for each of its lines.
    static func appendText(_ text: String, style: String, to bytes: inout [UInt8]) {
        bytes += "<table:table-cell table:style-name=\"\(style)\" office:value-type=\"string\">".utf8
        for line in text.unicodeScalars.split(separator: "\n", omittingEmptySubsequences: false) {
            bytes += "<text:p>".utf8
            appendLine(line, to: &bytes)
            bytes += "</text:p>".utf8
        }
        bytes += "</table:table-cell>".utf8
    }

    private static func appendCell(_ cell: ExportTable.Cell, to bytes: inout [UInt8]) {
        switch cell {
        case .empty, .text(""): bytes += "<table:table-cell/>".utf8
        case .text(let text): appendText(ShownText.of(text), style: style(of: .text), to: &bytes)
        case .date(let day): appendValue(of: .date, type: "date", value: day.description, to: &bytes)
        case .month(let day): appendText(day.monthText, style: style(of: .month), to: &bytes)
        case .instant(let moment):
            // OpenDocument's dates carry no offset; the style shows the Z.
            let text = moment.description
            appendValue(of: .instant, type: "date", value: String(text.dropLast()), shown: text, to: &bytes)
        case .integer(let number):
            guard number.magnitude <= 1 << 53 else {
                return appendText(String(number), style: style(of: .text), to: &bytes)
            }
            appendValue(of: .integer, type: "float", attribute: "value", value: String(number), to: &bytes)
        case .boolean(let value):
            appendValue(
                of: .boolean, type: "boolean", value: value ? "true" : "false", shown: value ? "TRUE" : "FALSE",
                to: &bytes)
        }
    }

    private static func appendValue(
        of kind: ExportTable.Kind, type: String, attribute: String? = nil, value: String, shown: String? = nil,
        to bytes: inout [UInt8]
    ) {
        bytes += "<table:table-cell table:style-name=\"\(style(of: kind))\" office:value-type=\"\(type)\"".utf8
        bytes += " office:\(attribute ?? type + "-value")=\"\(value)\"><text:p>\(shown ?? value)</text:p>".utf8
        bytes += "</table:table-cell>".utf8
    }

    /// A line of text; OpenDocument reads a run of spaces as one, and none at the ends, unless they are counted.
    ///
    /// A tab is written as a space, for LibreOffice drops tabs from cells.
    private static func appendLine(_ line: Substring.UnicodeScalarView, to bytes: inout [UInt8]) {
        var rest = line
        while let first = rest.first {
            if isBlank(first) {
                let spaces = rest.prefix(while: isBlank).count
                rest.removeFirst(spaces)
                bytes += "<text:s text:c=\"\(spaces)\"/>".utf8
            } else {
                let end = endOfWords(rest)
                XMLText.append(Substring(rest[..<end]), to: &bytes)
                rest = rest[end...]
            }
        }
    }

    /// The end of words with single spaces between, which stay as they are.
    private static func endOfWords(_ text: Substring.UnicodeScalarView) -> Substring.UnicodeScalarView.Index {
        var index = text.startIndex
        while index < text.endIndex {
            let next = text.index(after: index)
            if isBlank(text[index]) {
                guard text[index] == " ", next < text.endIndex, !isBlank(text[next]) else { break }
            }
            index = next
        }
        return index
    }

    private static func isBlank(_ scalar: Unicode.Scalar) -> Bool { scalar == " " || scalar == "\t" }
}
