/// A day off of one calendar.
public struct PublicHoliday: Sendable, Hashable {
    /// The day.
    public let date: CivilDate

    /// The English name; the names of two holidays on one day are joined by "; ".
    public let name: String

    /// A holiday with its English name.
    public init(date: CivilDate, name: String) {
        self.date = date
        self.name = name
    }
}
