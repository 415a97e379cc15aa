extension Period {
    /// The last day of this period from a trigger.
    ///
    /// Days, exclusive: trigger + N; inclusive: trigger + N − 1. Weeks are seven days, years twelve months. Months,
    /// exclusive: the same day number, with `rounding` when it is missing; inclusive: the day before that;
    /// *quantième*: Judicial Code (BE) arts 52 and 54, where `rounding` plays no part. Working days: the N-th
    /// working day after the trigger, or with inclusive counting the N-th from the trigger on.
    ///
    /// A count of zero ends on the trigger itself. The period is always counted from its anchor as a whole: adding
    /// one month twice is not adding two, so renewals count from the first trigger with the total.
    ///
    /// Throws ``CivilDateError/negativePeriod(_:)``, ``CivilDateError/emptyPeriod(_:)`` (zero, inclusive),
    /// ``CivilDateError/missingCalendar(_:)`` (working days or a roll without a calendar),
    /// ``CivilDateError/calendarDoesNotCover(region:year:)`` (only when the calendar is really consulted),
    /// ``CivilDateError/ambiguousMonth(start:months:lastDayOfMonth:)`` and ``CivilDateError/outOfRange``.
    public func lastDay(
        from trigger: CivilDate,
        counting: Counting,
        rounding: Rounding = .down,
        roll: Roll = .none,
        calendar: HolidayCalendar? = nil
    ) throws(CivilDateError) -> CountedDay {
        var steps: [CountingStep] = []
        // Most counts have three or four steps: one allocation.
        steps.reserveCapacity(4)
        steps.append(.trigger(trigger))
        let found = try lastDay(
            from: trigger, counting: counting, rounding: rounding, roll: roll, calendar: calendar
        ) { steps.append($0) }
        return CountedDay(
            last: found.day, unrolled: found.unrolled, clamped: found.clamped, provisional: found.provisional,
            steps: steps)
    }

    /// The same, where each step after the trigger is told to whoever keeps it, in order.
    package func lastDay(
        from trigger: CivilDate, counting: Counting, rounding: Rounding = .down, roll: Roll, calendar: HolidayCalendar?,
        note: (CountingStep) -> Void
    ) throws(CivilDateError) -> (day: CivilDate, unrolled: CivilDate?, clamped: Bool, provisional: Bool) {
        guard count >= 0 else { throw .negativePeriod(self) }
        guard count >= 1 || counting != .inclusive else { throw .emptyPeriod(self) }

        var count = DayCount(of: self, from: trigger)
        switch unit {
        case .days: try count.addDays(1, counting: counting, note: note)
        case .weeks: try count.addDays(7, counting: counting, note: note)
        case .months: try count.addMonths(1, counting: counting, rounding: rounding, note: note)
        case .years: try count.addMonths(12, counting: counting, rounding: rounding, note: note)
        case .workingDays: try count.addWorkingDays(counting: counting, calendar: calendar, note: note)
        }
        let unrolled = count.day
        if case .nextWorkingDay(let saturday) = roll {
            try count.roll(saturday: saturday, calendar: calendar, note: note)
        }
        return (count.day, count.day == unrolled ? nil : unrolled, count.clamped, count.provisional)
    }

    /// The count times a factor, refused when no machine number holds it.
    func total(times factor: Int) throws(CivilDateError) -> Int {
        let (total, overflow) = count.multipliedReportingOverflow(by: factor)
        guard !overflow else { throw .outOfRange }
        return total
    }
}
