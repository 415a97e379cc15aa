/// A value with what it is called.
public struct ExportFact: Sendable, Hashable {
    /// What the value is called, in the language of the reader.
    public var heading: String
    /// The value.
    public var value: ExportTable.Cell

    /// Makes a fact.
    public init(_ heading: String, _ value: ExportTable.Cell) {
        self.heading = heading
        self.value = value
    }
}
