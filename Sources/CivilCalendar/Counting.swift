/// Whether the day of the event is part of the period.
public enum Counting: String, Sendable, Hashable, Codable, CaseIterable {
    /// The day of the event does not count: N days from D end on D + N, months on the same day number.
    ///
    /// Regulation (EEC, Euratom) 1182/71 art. 3(1); Judicial Code (BE) art. 52; Code of Civil Procedure (FR)
    /// art. 641; c.p.c. (IT) art. 155(1); Ákr. (HU) s. 52; "from the date" (UK).
    case exclusive

    /// The day of the event is the first: N days "beginning with" D end on D + N − 1, months a day before the same
    /// day number.
    ///
    /// Nationality and Borders Act 2022 (UK) s. 61; Human Trafficking and Exploitation (Scotland) Act 2015 s. 9(2).
    case inclusive

    /// *De quantième à veille de quantième*: months run from the day after the event to the eve of that day's
    /// number. Days are counted as in ``exclusive``.
    ///
    /// Judicial Code (BE) arts 52 and 54. It differs from ``exclusive`` when the event falls on the last day of a
    /// month that is shorter than the month aimed at.
    case quantieme
}
