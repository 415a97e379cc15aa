/// What happens when the last day is not a working day.
public enum Roll: Sendable, Hashable {
    /// Nothing: the validity of a document or of a protection ends on the day itself.
    case none

    /// A limit to act ends on the next working day.
    ///
    /// Judicial Code (BE) art. 53; Code of Civil Procedure (FR) art. 642; c.p.c. (IT) art. 155(4)–(5); Ákr. (HU)
    /// s. 52; Regulation (EEC, Euratom) 1182/71 art. 3(4).
    case nextWorkingDay(SaturdayRule)
}

/// Whether a roll passes over Saturdays.
public enum SaturdayRule: Sendable, Hashable, CaseIterable {
    /// As the general rule of the country says. In Italy Saturday is not a holiday, and a roll stops on it unless it
    /// is one by its date (c.p.c. art. 155(4)); elsewhere Saturday is off.
    case national

    /// Saturday is off everywhere, in Italy for procedural acts outside hearings (c.p.c. art. 155(5)).
    ///
    /// Hungary's working Saturdays remain working days.
    case off
}
