public import CaseModel

/// Writes tables to one document, row by row.
///
/// A document is `begin`, any number of `write`, perhaps further tables in the same manner, and `finish`. Nothing is
/// kept of a row that was written. The same calls give the same bytes on every machine.
public protocol TableWriter: Sendable {
    /// Ends the table before, and begins another.
    ///
    /// - Parameters:
    ///   - table: The title and the columns.
    ///   - sink: Takes the bytes.
    /// - Throws: What the sink throws; `JalonError` (`invalidInput`) when the table has no columns, or the format has
    ///   no place for another table.
    mutating func begin(
        _ table: ExportTable, to sink: ([UInt8]) throws(JalonError) -> Void
    ) throws(JalonError)

    /// Writes the next row of the table that was begun.
    ///
    /// - Parameters:
    ///   - row: A cell for each column.
    ///   - sink: Takes the bytes.
    /// - Throws: What the sink throws; `JalonError` (`invalidInput`) when the row does not fit the columns.
    mutating func write(
        _ row: [ExportTable.Cell], to sink: ([UInt8]) throws(JalonError) -> Void
    ) throws(JalonError)

    /// Writes the end of the document.
    ///
    /// - Parameter sink: Takes the bytes.
    /// - Throws: What the sink throws; `JalonError` (`invalidInput`) when no table was begun.
    mutating func finish(to sink: ([UInt8]) throws(JalonError) -> Void) throws(JalonError)
}

extension JalonError {
    /// A writer was called before the first table was begun.
    static var noTable: JalonError { JalonError(.invalidInput, "a document of tables begins with a table") }
}
