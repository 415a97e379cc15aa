/// One step from the trigger of a period to its last day.
///
/// The steps are what was computed, in the order in which it was computed. Sentences are made from them elsewhere.
public enum CountingStep: Sendable, Hashable {
    /// The day of the event, decision or notification. Always the first step.
    case trigger(CivilDate)

    /// The day of the trigger is, or is not, the first day of the period. Always the second step.
    ///
    /// With working days counted inclusively, `counted` is false when that day is not a working day.
    case firstDay(CivilDate, counted: Bool)

    /// The period was added and led to this day: the last day of a count of days, working days included, or the
    /// corresponding day of a count of months, after any ``missingDay(year:month:day:became:)``, before any eve.
    case added(Period, CivilDate)

    /// The last day is the day before this one, the corresponding day of months that include their first day or run
    /// *de quantième à veille de quantième*.
    case eveOf(CivilDate)

    /// The month aimed at has no such day; another stands for it.
    case missingDay(year: Int, month: Int, day: Int, became: CivilDate)

    /// A day that does not work was passed, in a count of working days or in a roll: a public holiday by its English
    /// name, or a Saturday or Sunday that is none (nil).
    case skipped(CivilDate, holiday: String?)

    /// The last day moved.
    case rolled(from: CivilDate, to: CivilDate)
}
