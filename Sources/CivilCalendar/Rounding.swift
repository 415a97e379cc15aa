/// What a month addition does when the month aimed at has no day with the number of the start.
///
/// The three policies of Monat, Fromherz and Merigoux, *Formalizing Date Arithmetic and Statically Detecting
/// Ambiguities for the Law* (ESOP 2024).
public enum Rounding: String, Sendable, Hashable, Codable, CaseIterable {
    /// The last day of the month aimed at.
    ///
    /// Regulation (EEC, Euratom) 1182/71 art. 3(2)(c); Code of Civil Procedure (FR) art. 641; c.c. (IT) art. 2963;
    /// Ákr. (HU) s. 52; *Dodds v Walker* [1981] (UK).
    case down

    /// The first day of the month after.
    case up

    /// An error: the law is silent, and a person must decide.
    case refuse
}

extension Rounding {
    /// The day that stands for a missing one, given the last day of the month aimed at.
    func apply(start: CivilDate, months: Int, lastOfMonth: CivilDate) throws(CivilDateError) -> CivilDate {
        switch self {
        case .down: return lastOfMonth
        case .up: return try lastOfMonth.adding(days: 1)
        case .refuse: throw .ambiguousMonth(start: start, months: months, lastDayOfMonth: lastOfMonth)
        }
    }
}
