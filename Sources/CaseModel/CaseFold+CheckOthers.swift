internal import CivilCalendar
internal import CountryRules

extension CaseFold {
    /// A decision has to be one that some pack speaks of: nothing else is a code.
    func checkDecision(_ id: String, rules: RuleBook) throws(JalonError) {
        guard !rules.decisions.contains(id) else { return }
        throw JalonError(
            .notFound,
            "no rule speaks of a decision \(id.quotedCode); choose from "
                + rules.decisions.sorted().joined(separator: ", "))
    }

    /// A way of delivery has to be one that the law of the day knows.
    func checkDelivery(_ delivery: String?, on day: CivilDate, law: CaseLaw) throws(JalonError) {
        guard let delivery, let pack = try? law.pack(on: day) else { return }
        let known = pack.periods.flatMap(\.delivery).map(\.id)
        guard !known.contains(delivery) else { return }
        let unique = known.enumerated().filter { known.firstIndex(of: $1) == $0 }.map(\.element)
        throw JalonError(
            .invalidInput,
            "\(delivery.quotedCode) is not a way of delivery that \(pack.id) knows"
                + (unique.isEmpty
                    ? ": no limit of its depends on one" : "; choose from \(unique.joined(separator: ", "))"))
    }

    func checkStay(_ facts: EntryFacts, on day: CivilDate, law: CaseLaw) throws(JalonError) {
        try checkAfterOpening(day)
        switch facts {
        case .stayStarted(let decision):
            _ = try stay(decision.stay, on: day, law: law)
            if let until = decision.until, until < day {
                throw JalonError(.invalidInput, "the last day \(until) lies before \(day), the first")
            }
        case .stayExtended(let decision):
            let run = try runningStay(decision.stay, on: day, to: "extend", law: law)
            let definition = try stay(run.stay, on: day, law: law)
            if let (stay, pack) = definition, let times = stay.prolongation?.times, run.extensions >= times {
                throw JalonError(
                    .contradictsRules,
                    "\(stay.id) is extended at most \(times == 1 ? "once" : "\(times) times") under \(pack.id)")
            }
            if let until = decision.until {
                guard until > (run.printed ?? run.on) else {
                    throw JalonError(
                        .invalidInput, "an extension until \(until) does not reach beyond \(run.printed ?? run.on)")
                }
                return
            }
            if let (stay, pack) = definition, stay.prolongation == nil {
                throw JalonError(
                    .invalidInput,
                    "\(pack.id) does not say by how long \(stay.id) is extended: give the last day (--until)")
            }
        case .stayEnded(let name): _ = try runningStay(name, on: day, to: "end", law: law)
        default: break
        }
    }

    /// The stay in the pack of the day; `nil` when no pack covers the day but some pack of the country knows it.
    private func stay(_ name: String, on day: CivilDate, law: CaseLaw) throws(JalonError) -> (RulePack.Stay, RulePack)?
    {
        let packs: [RulePack]
        do {
            packs = try law.rules.packs(of: header.country)
        } catch {
            throw JalonError(error)
        }
        guard let pack = try? law.pack(on: day) else {
            guard let last = packs.last, !packs.contains(where: { $0.stay(name) != nil }) else { return nil }
            throw JalonError(last.noStay(name))
        }
        guard let stay = pack.stay(name, on: day) else { throw JalonError(pack.noStay(name)) }
        return (stay, pack)
    }

    private func runningStay(
        _ name: String, on day: CivilDate, to what: String, law: CaseLaw
    ) throws(JalonError) -> StayRun {
        let id = law.stayID(name, on: day, pack: nil)
        let runs = stayRuns(under: law, until: day)
        guard var run = runs.last(where: { $0.stay == id && $0.endedOn == nil }) else {
            throw JalonError(
                .contradictsRules,
                "there is no \(name) to \(what) on \(day); "
                    + (runs.last { $0.endedOn == nil }.map { "the stay that runs is \($0.stay), since \($0.on)" }
                        ?? "no stay runs"))
        }
        // How often it was extended is said of all that is on record, later days included.
        run.extensions = stayRuns(under: law).first { $0.entry.id == run.entry.id }?.extensions ?? run.extensions
        return run
    }

    /// What is settled has to be a deadline of the case; a reminder is done by an entry of its own.
    func checkSettled(_ settled: EntryFacts.Settled, rules: RuleBook) throws(JalonError) {
        let deadlines = state(under: rules).deadlines.filter { $0.kind != .reminder }
        guard !deadlines.contains(where: { $0.stage == settled.clock && $0.trigger == settled.trigger }) else { return }
        let known = deadlines.map { "\($0.stage) from \($0.trigger)" }
        throw JalonError(
            .notFound,
            "\(header.reference) has no deadline of \(settled.clock.prefix(64)) from \(settled.trigger); it has "
                + (known.isEmpty ? "none" : known.joined(separator: ", ")))
    }

    /// A correction says the same kind of thing as the entry, and may stand in its place.
    func checkCorrection(
        of target: EntryID, to facts: EntryFacts, on day: CivilDate, rules: RuleBook
    ) throws(JalonError) {
        let entry = try amendable(target)
        guard entry.facts.kind.isCorrectable else {
            throw JalonError(
                .contradictsRules,
                "\(target) is \(entry.facts.kind.rawValue): correct the entry itself, or retract this one")
        }
        guard entry.facts.kind == facts.kind else {
            throw JalonError(
                .contradictsRules,
                "\(target) is \(entry.facts.kind.rawValue), and cannot become \(facts.kind.rawValue): retract it, and record the other"
            )
        }
        try without(entry).check(facts, on: day, isOverride: entry.isOverride, under: rules)
    }

    func checkRetraction(of target: EntryID) throws(JalonError) {
        let entry = try amendable(target)
        guard !entry.facts.kind.isAudit else {
            throw JalonError(
                .contradictsRules,
                "\(target) says who looked, or what left or was erased (\(entry.facts.kind.rawValue)): it stays")
        }
    }

    /// The entry of that identifier, unless it was retracted already.
    private func amendable(_ target: EntryID) throws(JalonError) -> TimelineEntry {
        guard let entry = recorded.first(where: { $0.id == target }) else {
            throw JalonError(
                .notFound,
                "\(header.reference) has no entry \(target) that can be corrected; jalon timeline show \(header.reference) lists them"
            )
        }
        guard amendments.retractions[target] == nil else {
            throw JalonError(.contradictsRules, "\(target) was retracted already")
        }
        return entry
    }
}
