internal import CivilCalendar
internal import CountryRules

/// The rules as they hold for one case: those of its country, with the overlay of its region.
struct CaseLaw {
    let header: CaseHeader
    let rules: RuleBook
    /// What became known or changed from a day on, by day.
    let changes: [CaseFacts.Since]

    init(_ fold: CaseFold, under rules: RuleBook) {
        header = fold.header
        self.rules = rules
        changes = fold.factsByDay
    }

    /// The nation or region on a day.
    private func region(on day: CivilDate) -> String? {
        guard let change = changes.last(where: { $0.day <= day }) else { return header.region }
        return change.facts.region
    }

    /// The pack for an event on a day: the one that was named, else the one in force.
    func pack(on day: CivilDate, named name: String? = nil) throws(RuleError) -> RulePack {
        try rules.pack(of: header.country, on: day, named: name, region: region(on: day))
    }

    /// The nation whose working days count on a day.
    func holidays(on day: CivilDate) -> HolidayCalendar.Region? {
        region(on: day).flatMap(HolidayCalendar.Region.init(nation:))
    }

    /// The stage of that name in the law of a day.
    func stage(_ name: String, on day: CivilDate, pack: String?) -> RulePack.Stage? {
        (try? self.pack(on: day, named: pack))?.stage(name, on: day)
    }

    /// The identifier by which the law of a day knows a stay.
    func stayID(_ name: String, on day: CivilDate, pack: String?) -> String {
        (try? self.pack(on: day, named: pack))?.stay(name, on: day)?.id ?? name
    }
}
