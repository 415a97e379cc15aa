/// The pieces of a flat OpenDocument spreadsheet, OpenDocument 1.3 part 3.
enum SpreadsheetParts {
    /// All that comes before the first sheet.
    static func beginning(title: String) -> [UInt8] {
        var bytes = Array(declaration.utf8)
        bytes += "<office:meta><dc:title>".utf8
        XMLText.append(ShownText.line(title), to: &bytes)
        bytes += "</dc:title></office:meta>\n".utf8
        bytes += styles.utf8
        bytes += "<office:body><office:spreadsheet>\n".utf8
        return bytes
    }

    /// The end of a sheet.
    static let endOfSheet = Array("</table:table>\n".utf8)

    /// All that comes behind the last sheet.
    static let end = Array("</office:spreadsheet></office:body>\n</office:document>\n".utf8)

    /// Appends the beginning of a sheet: its name, the widths of its columns and its header.
    static func appendSheet(named name: String, of table: ExportTable, to bytes: inout [UInt8]) {
        bytes += "<table:table table:name=\"".utf8
        XMLText.append(name, to: &bytes)
        bytes += "\" table:style-name=\"sheet\">\n".utf8
        for column in table.columns {
            bytes += "<table:table-column table:style-name=\"\(widthStyle(of: column))\"".utf8
            bytes += " table:default-cell-style-name=\"\(style(of: column.kind))\"/>\n".utf8
        }
        bytes += "<table:table-header-rows><table:table-row table:style-name=\"row\">".utf8
        for column in table.columns {
            let style = column.kind == .integer ? "numberHeading" : "heading"
            appendText(ShownText.of(column.heading), style: style, to: &bytes)
        }
        bytes += "</table:table-row></table:table-header-rows>\n".utf8
    }

    /// The style of the cells of a kind; a month is no date of a spreadsheet, and is text.
    static func style(of kind: ExportTable.Kind) -> String { "\(kind == .month ? .text : kind)" }

    private static func widthStyle(of column: ExportTable.Column) -> String {
        switch (column.kind, column.width) {
        case (_, .narrow): "narrow"
        case (_, .wide): "wide"
        case (.text, .ordinary): "middle"
        case (.instant, .ordinary): "moment"
        case (_, .ordinary): "narrow"
        }
    }

    private static let declaration = """
        <?xml version="1.0" encoding="UTF-8"?>
        <office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"\
         xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"\
         xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"\
         xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"\
         xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"\
         xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"\
         xmlns:dc="http://purl.org/dc/elements/1.1/"\
         office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.spreadsheet">

        """
}
