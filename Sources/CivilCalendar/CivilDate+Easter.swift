extension CivilDate {
    /// Easter Sunday of a year in the Gregorian calendar, or nil before 1583 and after 9999.
    ///
    /// The movable public holidays of the five countries hang on this day.
    public static func easterSunday(in year: Int) -> CivilDate? {
        guard year >= 1583, year <= 9999 else { return nil }
        // The anonymous Gregorian algorithm (Meeus, Jones, Butcher): a closed form of the church's tables.
        let golden = year % 19
        let (century, yearOfCentury) = (year / 100, year % 100)
        let moonCorrection = (century - (century + 8) / 25 + 1) / 3
        let epact = (19 * golden + century - century / 4 - moonCorrection + 15) % 30
        let toSunday = (32 + 2 * (century % 4) + 2 * (yearOfCentury / 4) - epact - yearOfCentury % 4) % 7
        let exception = (golden + 11 * epact + 22 * toSunday) / 451
        let march = epact + toSunday - 7 * exception + 114
        return CivilDate(year: year, month: march / 31, day: march % 31 + 1)
    }
}
