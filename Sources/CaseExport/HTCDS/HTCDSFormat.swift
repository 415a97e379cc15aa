/// The shape of a file with records of the Human Trafficking Case Data Standard.
public enum HTCDSFormat: String, Sendable, CaseIterable {
    /// A table.
    case csv
    /// A JSON document.
    case json
}
