/// A value with what it is called.
package struct ExportFact: Sendable, Hashable {
    /// What the value is called, in the language of the reader.
    package var heading: String
    /// The value.
    package var value: ExportTable.Cell

    /// Makes a fact.
    package init(_ heading: String, _ value: ExportTable.Cell) {
        self.heading = heading
        self.value = value
    }
}
