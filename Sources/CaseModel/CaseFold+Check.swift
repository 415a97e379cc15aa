public import CivilCalendar
public import CountryRules

extension CaseFold {
    /// Checks that an entry may follow those so far.
    ///
    /// What is merely missing or unusual is a finding, not an error.
    ///
    /// - Parameters:
    ///   - facts: What happened.
    ///   - day: When it happened.
    ///   - rules: The rules.
    /// - Throws: `JalonError`: `contradictsRules` for an entry on a closed case, a day before the opening, a
    ///   second grant of a stage that is not renewed, a stage that cannot follow here; `notFound` for a stage
    ///   that no pack knows; `invalidInput` for a printed day before the day of the grant. A day that no pack
    ///   covers is no error here: the entry is a fact, and `CaseState` says that it has no deadline.
    public func check(_ facts: EntryFacts, on day: CivilDate, under rules: RuleBook) throws(JalonError) {
        try checkStatus(facts, on: day)
        switch facts {
        case .stageGranted(let decision):
            let stage = try stage(decision.stage, on: day, pack: decision.pack, rules: rules)
            try checkDays(of: decision, on: day)
            if let (stage, pack) = stage { try checkGrant(of: stage, on: day, pack: pack) }
        case .stageExtended(let decision):
            try checkDays(of: decision, on: day)
            _ = try stage(decision.stage, on: day, pack: decision.pack, rules: rules)
            let grant = try running(decision.stage, on: day, to: "extend")
            let stage = try stage(decision.stage, on: grant.on, pack: grant.pack, rules: rules)
            if let until = decision.until, let printed = grant.printed, until <= printed {
                throw JalonError(
                    .invalidInput,
                    "an extension until \(until) does not reach beyond \(printed), the last day printed before")
            }
            if let (stage, pack) = stage {
                try checkExtension(of: stage, grant: grant, until: decision.until, pack: pack)
            }
        case .stageRefused(let id):
            _ = try stage(id, on: day, pack: nil, rules: rules)
            try checkAfterOpening(day)
        case .stageWithdrawn(let id, _):
            _ = try stage(id, on: day, pack: nil, rules: rules)
            try checkAfterOpening(day)
            let grant = try running(id, on: day, to: "withdraw")
            guard !grant.withdrawn else {
                throw JalonError(
                    .contradictsRules, "the withdrawal of \(id), granted on \(grant.on), is on record already")
            }
        case .conditionRecorded(let id, _): try checkCondition(id, rules: rules)
        case .stepRecorded, .stepSkipped, .caseClosed, .caseReopened, .caseOpened: break
        }
    }

    private func checkStatus(_ facts: EntryFacts, on day: CivilDate) throws(JalonError) {
        switch (isOpen, facts.kind) {
        case (false, .caseReopened):
            if let closed = closures.last?.on, day < closed {
                throw JalonError(
                    .contradictsRules,
                    "\(header.reference) was closed on \(closed): it cannot be reopened on \(day), before")
            }
        case (false, _):
            let closed = closures.last.map { " on \($0.on)" } ?? ""
            throw JalonError(
                .contradictsRules,
                "\(header.reference) was closed\(closed): reopen it first (jalon case reopen \(header.reference))")
        case (true, .caseReopened):
            throw JalonError(.contradictsRules, "\(header.reference) is open: there is nothing to reopen")
        case (true, .caseOpened):
            throw JalonError(.contradictsRules, "\(header.reference) is there already")
        case (true, .caseClosed):
            try checkAfterOpening(day)
            try checkClosure(on: day)
        case (true, _): break
        }
    }

    private func checkAfterOpening(_ day: CivilDate) throws(JalonError) {
        guard day >= header.openedOn else {
            throw JalonError(
                .contradictsRules,
                "\(header.reference) was opened on \(header.openedOn): \(day) lies before; give that day or a later one"
            )
        }
    }

    /// A case is closed after what happened in its track, and after it was reopened.
    private func checkClosure(on day: CivilDate) throws(JalonError) {
        guard let last = [track.last?.on, closures.last?.on].compactMap({ $0 }).max(), day < last else { return }
        throw JalonError(
            .contradictsRules,
            "\(header.reference) has an entry of \(last): it cannot be closed on \(day), before; give that day or a later one"
        )
    }

    /// A condition has to be one that some stage of some country asks for: nothing else is a code.
    private func checkCondition(_ id: String, rules: RuleBook) throws(JalonError) {
        guard !rules.conditions.contains(id) else { return }
        throw JalonError(
            .notFound,
            "no stage asks for a condition \"\(id.prefix(64))\"; those of \(header.country) are "
                + rules.conditions(of: header.country).sorted().joined(separator: ", "))
    }

    private func checkDays(of decision: EntryFacts.StageDecision, on day: CivilDate) throws(JalonError) {
        try checkAfterOpening(day)
        if let until = decision.until, until < day {
            throw JalonError(.invalidInput, "the printed last day \(until) lies before \(day), the day of the decision")
        }
    }

    /// The stage in the pack of the day.
    ///
    /// `nil` when no pack covers the day but some pack of the country knows it.
    private func stage(
        _ id: String, on day: CivilDate, pack name: String?, rules: RuleBook
    ) throws(JalonError) -> (RulePack.Stage, RulePack)? {
        let packs: [RulePack]
        let pack: RulePack?
        do {
            packs = try rules.packs(of: header.country)
            pack =
                name == nil
                ? try? rules.pack(of: header.country, on: day)
                : try rules.pack(of: header.country, on: day, named: name)
        } catch {
            throw JalonError(error)
        }
        let known = (pack.map { [$0] } ?? packs).flatMap(\.stages)
        guard let stage = known.first(where: { $0.id == id }) else {
            let ids = known.map(\.id)
            let unique = ids.enumerated().filter { ids.firstIndex(of: $1) == $0 }.map(\.element)
            throw JalonError(
                .notFound,
                "\(pack?.id ?? "\(header.country)") has no stage \"\(id.prefix(64))\"; choose from \(unique.joined(separator: ", "))"
            )
        }
        return pack.map { (stage, $0) }
    }

    /// The grant of a stage that runs on a day; whether it was withdrawn and how often it was extended are
    /// said of all that is on record, later days included.
    private func running(_ stage: String, on day: CivilDate, to what: String) throws(JalonError) -> Grant {
        let grants = Grant.grants(in: track.filter { $0.on <= day })
        guard var grant = grants.last(where: { $0.stage == stage && !$0.withdrawn && !$0.followed }) else {
            let last = grants.last { !$0.withdrawn }
            throw JalonError(
                .contradictsRules,
                "there is no \(stage) to \(what) on \(day); "
                    + (last.map { "the stage that runs is \($0.stage), granted on \($0.on)" } ?? "no stage is on record")
            )
        }
        if let whole = Grant.grants(in: track).first(where: { $0.entry.id == grant.entry.id }) {
            grant = whole
        }
        return grant
    }

    private func checkGrant(of stage: RulePack.Stage, on day: CivilDate, pack: RulePack) throws(JalonError) {
        let grants = Grant.grants(in: track)
        if stage.renewal.kind == .none, let before = grants.first(where: { $0.stage == stage.id }) {
            throw JalonError(
                .contradictsRules,
                "\(stage.id) is not renewed under \(pack.id), and was granted on \(before.on); "
                    + Self.advice(after: before.stage, in: pack))
        }
        if let last = grants.last(where: { $0.on <= day && !$0.withdrawn }),
            !pack.mayFollow(stage.id, after: last.stage)
        {
            throw JalonError(
                .contradictsRules,
                "\(stage.id) cannot follow \(last.stage) (granted on \(last.on)) under \(pack.id); "
                    + Self.advice(after: last.stage, in: pack))
        }
        if let next = grants.first(where: { $0.on > day && !$0.withdrawn }), pack.stage(next.stage) != nil,
            !pack.mayFollow(next.stage, after: stage.id)
        {
            throw JalonError(
                .contradictsRules,
                "\(next.stage) (granted on \(next.on)) cannot follow \(stage.id) under \(pack.id); "
                    + Self.advice(after: stage.id, in: pack))
        }
    }

    private static func advice(after stage: String, in pack: RulePack) -> String {
        let next = pack.stages(after: stage).map(\.id)
        return next.isEmpty ? "no stage follows \(stage)" : "after \(stage) may come \(next.joined(separator: ", "))"
    }

    private func checkExtension(
        of stage: RulePack.Stage, grant: Grant, until: CivilDate?, pack: RulePack
    ) throws(JalonError) {
        guard stage.renewal.kind != .none else {
            throw JalonError(
                .contradictsRules,
                "\(stage.id) is not renewed under \(pack.id); " + Self.advice(after: stage.id, in: pack))
        }
        if let times = stage.renewal.times, grant.extensions.count >= times {
            throw JalonError(
                .contradictsRules,
                "\(stage.id) is extended at most \(times == 1 ? "once" : "\(times) times") under \(pack.id); "
                    + Self.advice(after: stage.id, in: pack))
        }
        if stage.renewal.length == .unstated, until == nil {
            throw JalonError(
                .invalidInput,
                "\(pack.id) does not say by how long \(stage.id) is extended: give the printed last day (--until)")
        }
    }
}
