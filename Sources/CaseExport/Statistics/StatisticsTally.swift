internal import CaseModel
internal import CivilCalendar
internal import CountryRules

/// What was counted of one country in one year, exactly: it is never shown while protection is on.
struct StatisticsTally: Sendable, Hashable {
    /// Persons whose case was open on at least one day of the year.
    var persons = 0
    /// Of these, those whose case was opened in the year.
    var new = 0
    /// Of these, those whose case was closed in the year because they returned.
    var returned = 0
    /// Of these, those under eighteen on their last day of support in the year.
    var minors = 0
    /// Of these, those of whom it is not known any more, because their case was erased.
    var ageless = 0
    /// By sex, as far as it is known.
    var sex: [Sex: Int] = [:]
    /// By nationality, as far as it is known.
    var nationality: [CountryCode: Int] = [:]
    /// By form of exploitation; a person may count in several.
    var codes: [Exploitation: Int] = [:]
    /// By what the country counts together; a person may count in several.
    var groups: [String: Int] = [:]
    /// Persons of whom no form of exploitation is known.
    var withoutExploitation = 0
    /// Permits granted in the year, by stage.
    var granted: [String: Int] = [:]
    /// Permits renewed in the year, by stage.
    var renewed: [String: Int] = [:]

    /// Counts a case.
    ///
    /// - Parameters:
    ///   - fold: What is known of the case.
    ///   - year: The days that count.
    ///   - groups: Under which row the country counts a form of exploitation, where that is not its own.
    ///   - permits: What was granted and renewed, with the names of the rows.
    mutating func add(
        _ fold: CaseFold, in year: ClosedRange<CivilDate>, groups: [Exploitation: String], permits: [PermitDecision]
    ) {
        guard !fold.isOpenedInError else { return }
        for permit in permits where year.contains(permit.on) {
            if permit.isRenewal {
                renewed[permit.stage, default: 0] += 1
            } else {
                granted[permit.stage, default: 0] += 1
            }
        }
        let supported = fold.openDays.filter { $0.overlaps(year) }
        guard let last = supported.map({ min($0.upperBound, year.upperBound) }).max() else { return }
        let facts = fold.facts(on: last)
        persons += 1
        if year.contains(fold.header.openedOn) { new += 1 }
        if fold.closings(for: .voluntaryReturn).contains(where: year.contains) { returned += 1 }
        if facts.isMinor(on: last) { minors += 1 }
        if fold.erasure != nil { ageless += 1 }
        if let known = facts.sex { sex[known, default: 0] += 1 }
        if let known = facts.nationality { nationality[known, default: 0] += 1 }
        for kind in facts.exploitation { codes[kind, default: 0] += 1 }
        for row in Set(facts.exploitation.map { groups[$0] ?? $0.rawValue }) { self.groups[row, default: 0] += 1 }
        if facts.exploitation.isEmpty { withoutExploitation += 1 }
    }
}
