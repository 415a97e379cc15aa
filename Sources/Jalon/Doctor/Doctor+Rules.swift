internal import CaseModel
internal import CivilCalendar
internal import CountryRules

extension Doctor {
    /// After so many days without a look at the source, law is compared again.
    private static let yearly = 365

    /// The packs in force today: how sure they are, and when somebody last compared them with their sources.
    func lookAtRules(_ diagnosis: inout Diagnosis) {
        guard let book = try? LazyRules(rules).book() else {
            return diagnosis.add(.rules, .problem, "doctor.pack.unreadable")
        }
        for country in book.countries {
            let packs = ((try? book.packs(of: country)) ?? []).filter { !$0.referenceOnly }
            let current = packs.filter { $0.covers(today) }
            if !current.contains(where: { $0.region == nil }) {
                let end = packs.filter { $0.region == nil }.compactMap(\.to).filter { $0 < today }.max()
                diagnosis.add(
                    .rules, .warning, end == nil ? "doctor.pack.nothing" : "doctor.pack.ended",
                    ["country": .text(country.rawValue)].merging(end.map { ["day": .day($0)] } ?? [:]) { $1 })
            }
            for pack in current { look(at: pack, &diagnosis) }
        }
    }

    private func look(at pack: RulePack, _ diagnosis: inout Diagnosis) {
        // The value that nobody has looked at for longest counts.
        let checked = pack.citations.values.map(\.checked).min() ?? pack.from
        let age = max(0, checked.days(until: today))
        let values: [String: Diagnosis.Value] = [
            "pack": .text(pack.id), "status": .text(pack.status.rawValue), "checked": .day(checked),
            "n": .number(age),
        ]
        if age > Self.yearly {
            diagnosis.add(.rules, .warning, "doctor.pack.old", values)
        } else if pack.status != .verified {
            diagnosis.add(.rules, .note, "doctor.pack.weak", values)
        } else {
            diagnosis.add(.rules, .ok, "doctor.pack.ok", values)
        }
    }
}
