/// How urgent something of a page is.
///
/// A page shows it by a sign, a colour and an edge; what it means is said in words beside it, so that it is seen in
/// any colours and in none.
package enum ExportMark: String, Sendable, Hashable, CaseIterable {
    /// The day has passed.
    case overdue
    /// The day is today.
    case today
    /// The day is near.
    case soon
    /// The day is further off.
    case later
    /// There is no day, and there should be one.
    case undated
}
