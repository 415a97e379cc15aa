package import CaseModel

/// Writes records as a table: CSV of RFC 4180 in UTF-8, one row for a case and a person.
///
/// The header has the identifiers of the standard. Values are machine values, several of them with semicolons between;
/// days are YYYY-MM-DD, checkboxes `TRUE` and `FALSE`; nothing recorded is an empty cell. A text that a spreadsheet
/// would take for a formula gets an apostrophe before it.
package struct HTCDSCSVWriter: Sendable {
    /// The columns of the table.
    package let columns: HTCDSColumns
    private let before: [HTCDSExtension]
    private let fields: [HTCDSField]
    private let after: [HTCDSExtension]

    /// A writer of a table with these columns.
    package init(columns: HTCDSColumns) {
        self.columns = columns
        (before, fields, after) = (columns.extensionsBefore, columns.fields, columns.extensionsAfter)
    }

    /// Writes the header.
    ///
    /// - Parameter sink: Takes the bytes of the line, its end among them.
    /// - Throws: What the sink throws.
    package func begin(to sink: ([UInt8]) throws(JalonError) -> Void) throws(JalonError) {
        try sink(CSVRow.bytes(columns.ids))
    }

    /// Writes one record.
    ///
    /// - Parameters:
    ///   - record: The record.
    ///   - sink: Takes the bytes of the row, its end among them.
    /// - Throws: What the sink throws; `JalonError` (`invalidInput`) when the record fills a column that the table
    ///   lacks, or is longer than the 16 MiB that a reader takes.
    package func write(
        _ record: HTCDSRecord, to sink: ([UInt8]) throws(JalonError) -> Void
    ) throws(JalonError) {
        if let missing = columns.missing(for: record) {
            throw JalonError(.invalidInput, "a record fills \(missing), which is not among the columns: include it")
        }
        let row = CSVRow.bytes(
            before.map { Self.text(record[$0]) } + fields.map { Self.cell(record[$0], of: $0) }
                + after.map { Self.text(record[$0]) })
        guard row.count <= StrictCSVReader.longestRow else {
            throw JalonError(.invalidInput, "a record is longer than 16 MiB: shorten its texts")
        }
        try sink(row)
    }

    private static func cell(_ values: [String], of field: HTCDSField) -> String {
        guard field.content == .text else { return values.joined(separator: ";") }
        guard field.cardinality == .referral else { return text(values) }
        let semicolon = UInt8(ascii: ";")
        return text(
            values.map { String(decoding: $0.utf8.map { $0 == semicolon ? UInt8(ascii: ",") : $0 }, as: UTF8.self) })
    }

    private static func text(_ values: [String]) -> String { values.map(harmless).joined(separator: ";") }

    /// The text with an apostrophe before what spreadsheets run as a formula, also behind a tab or the end of a line.
    private static func harmless(_ text: String) -> String {
        guard let first = text.utf8.first, "=+-@\t\r\n".utf8.contains(first) else { return text }
        return "'" + text
    }
}
