/// What opening a casebook that an older Jalon wrote did.
public struct UpgradeReport: Sendable, Hashable {
    /// The schema that it had.
    public let from: Int
    /// The schema that it has now.
    public let to: Int
    /// Where the file is kept as it was; `nil` for a copy that was thrown away or restored, whose backup is still there.
    public let copy: String?
}
