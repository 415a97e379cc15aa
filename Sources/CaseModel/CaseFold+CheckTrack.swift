internal import CivilCalendar
internal import CountryRules

extension CaseFold {
    func checkDays(of decision: EntryFacts.StageDecision, on day: CivilDate) throws(JalonError) {
        try checkAfterOpening(day)
        if let until = decision.until, until < day {
            throw JalonError(
                .invalidInput, "the printed last day \(until) lies before \(day), the day of the decision",
                Wording("refusal.printed-before", ["until": .day(until), "day": .day(day)]))
        }
    }

    /// The stage in the pack of the day.
    ///
    /// `nil` when no pack covers the day but some pack of the country knows it.
    func stage(
        _ id: String, on day: CivilDate, pack name: String?, law: CaseLaw
    ) throws(JalonError) -> (RulePack.Stage, RulePack)? {
        let packs: [RulePack]
        let pack: RulePack?
        do {
            packs = try law.rules.packs(of: header.country)
            pack = name == nil ? try? law.pack(on: day) : try law.pack(on: day, named: name)
        } catch {
            // The case is there; what is not there is a pack for it.
            throw error.code == .unknownCountry
                ? JalonError(.notFound, error.message, error.wording) : JalonError(error)
        }
        if let pack {
            if let stage = pack.stage(id, on: day) { return (stage, pack) }
        } else if packs.contains(where: { $0.stage(id) != nil }) {
            return nil
        }
        let known = (pack.map { [$0] } ?? packs).flatMap(\.stages).map(\.id)
        let unique = known.enumerated().filter { known.firstIndex(of: $1) == $0 }.map(\.element)
        throw JalonError(
            .notFound,
            "\(pack?.id ?? "\(header.country)") has no stage \"\(id.prefix(64))\" for \(day); choose from \(unique.joined(separator: ", "))",
            Wording(
                "refusal.no-stage",
                [
                    "pack": .text(pack?.id ?? "\(header.country)"), "stage": .text(String(id.prefix(64))),
                    "day": .day(day), "known": .list(unique.map { .text($0) }),
                ]))
    }

    /// The grant of a stage that runs on a day; whether it was withdrawn and how often it was extended are
    /// said of all that is on record, later days included.
    func running(_ name: String, on day: CivilDate, to what: String, law: CaseLaw) throws(JalonError) -> Grant {
        let events = trackEvents(under: law)
        let grants = Grant.grants(in: events.filter { $0.on <= day })
        let names = [name] + (law.stage(name, on: day, pack: nil).map { [$0.id] + $0.aliases } ?? [])
        guard
            var grant = grants.last(where: {
                names.contains($0.stage) && !$0.withdrawn && !$0.followed
            })
        else {
            let last = grants.last { !$0.withdrawn }
            throw JalonError(
                .contradictsRules,
                "there is no \(name) to \(what) on \(day); "
                    + (last.map { "the stage that runs is \($0.stage), granted on \($0.on)" } ?? "no stage is on record"),
                Wording(
                    "refusal.not-running",
                    [
                        "name": .text(name), "what": .code(what, key: "refusal.to.\(what)"), "day": .day(day),
                        "running": .wording(
                            last.map {
                                Wording("refusal.running.stage", ["stage": .clock($0.stage), "day": .day($0.on)])
                            } ?? Wording("refusal.running.none")),
                    ]))
        }
        // Up to which day it was printed is said of the day; whether it was withdrawn, of all that is on record.
        if let whole = Grant.grants(in: events).first(where: { $0.entry.id == grant.entry.id }) {
            let printed = grant.printed
            grant = whole
            grant.printed = printed
        }
        return grant
    }

    func checkGrant(of stage: RulePack.Stage, on day: CivilDate, pack: RulePack, law: CaseLaw) throws(JalonError) {
        // A stage that a decision started is not granted a second time by recording its paper as well.
        let grants = Grant.grants(in: trackEvents(under: law)).filter { !($0.isImplied && $0.stage == stage.id) }
        if stage.renewal.kind == .none, let before = grants.first(where: { $0.stage == stage.id }) {
            throw JalonError(
                .contradictsRules,
                "\(stage.id) is not renewed under \(pack.id), and was granted on \(before.on); "
                    + Self.advice(after: before.stage, in: pack, on: day),
                Wording(
                    "refusal.not-renewed",
                    [
                        "stage": .clock(stage.id), "pack": .text(pack.id), "day": .day(before.on),
                        "advice": Self.adviceValue(after: before.stage, in: pack, on: day),
                    ]))
        }
        if let first = grants.first(where: { $0.stage == stage.id && !$0.withdrawn }), let times = stage.renewal.times {
            guard Self.renewals(of: stage.id, in: grants) < times else {
                throw JalonError(
                    .contradictsRules,
                    "\(stage.id), granted on \(first.on), is renewed at most \(times == 1 ? "once" : "\(times) times") under \(pack.id); "
                        + Self.advice(after: stage.id, in: pack, on: day, exhausted: true),
                    Wording(
                        "refusal.renewed-enough",
                        [
                            "stage": .clock(stage.id), "day": .day(first.on), "times": .times(times),
                            "pack": .text(pack.id),
                            "advice": Self.adviceValue(after: stage.id, in: pack, on: day, exhausted: true),
                        ]))
            }
        }
        let lane = grants.filter { $0.isSide == (stage.role == .side) }
        // Of one day, what was recorded first comes first.
        if let last = lane.last(where: { ($0.on, $0.entry.sequence) <= (day, place) && !$0.withdrawn }),
            !pack.mayFollow(stage.id, after: last.stage, on: day)
        {
            throw JalonError(
                .contradictsRules,
                "\(stage.id) cannot follow \(last.stage) (granted on \(last.on)) under \(pack.id); "
                    + Self.advice(after: last.stage, in: pack, on: day),
                Wording(
                    "refusal.cannot-follow",
                    [
                        "stage": .clock(stage.id), "before": .clock(last.stage), "day": .day(last.on),
                        "pack": .text(pack.id),
                        "advice": Self.adviceValue(after: last.stage, in: pack, on: day),
                    ]))
        }
        if let next = lane.first(where: { ($0.on, $0.entry.sequence) > (day, place) && !$0.withdrawn }),
            let law = try? law.pack(on: next.on, named: next.pack), law.stage(next.stage, on: next.on) != nil,
            !law.mayFollow(next.stage, after: stage.id, on: next.on)
        {
            throw JalonError(
                .contradictsRules,
                "\(next.stage) (granted on \(next.on)) cannot follow \(stage.id) under \(law.id); "
                    + Self.advice(after: stage.id, in: pack, on: day))
        }
    }

    /// How often a stage was renewed: by extensions, and by new grants of the same stage.
    private static func renewals(of stage: String, in grants: [Grant]) -> Int {
        let held = grants.filter { $0.stage == stage && !$0.withdrawn }
        return max(held.count - 1, 0) + held.reduce(0) { $0 + $1.extensions.count }
    }

    private static func advice(
        after stage: String, in pack: RulePack, on day: CivilDate, exhausted: Bool = false
    ) -> String {
        let next = next(after: stage, in: pack, on: day, exhausted)
        return next.isEmpty ? "no stage follows \(stage)" : "after \(stage) may come \(next.joined(separator: ", "))"
    }

    /// The advice for the other languages.
    private static func adviceValue(
        after stage: String, in pack: RulePack, on day: CivilDate, exhausted: Bool = false
    ) -> Wording.Value {
        let next = next(after: stage, in: pack, on: day, exhausted)
        guard !next.isEmpty else { return .wording(Wording("refusal.advice.none", ["stage": .clock(stage)])) }
        return .wording(
            Wording(
                "refusal.advice.next", ["stage": .clock(stage), "next": .list(next.map { .text($0) })]))
    }

    private static func next(
        after stage: String, in pack: RulePack, on day: CivilDate, _ exhausted: Bool
    ) -> [String] {
        pack.stages(after: stage, on: day).map(\.id).filter { !exhausted || $0 != stage }
    }

    func checkExtension(_ decision: EntryFacts.StageDecision, on day: CivilDate, law: CaseLaw) throws(JalonError) {
        try checkDays(of: decision, on: day)
        _ = try stage(decision.stage, on: day, pack: decision.pack, law: law)
        let grant = try running(decision.stage, on: day, to: "extend", law: law)
        if let until = decision.until, let printed = grant.printed, until <= printed {
            throw JalonError(
                .invalidInput,
                "an extension until \(until) does not reach beyond \(printed), the last day printed before")
        }
        // The law of the day of the extension says whether there is one, and how long it is.
        guard let (stage, pack) = try stage(grant.stage, on: day, pack: decision.pack ?? grant.pack, law: law) else {
            return
        }
        guard stage.renewal.kind != .none else {
            throw JalonError(
                .contradictsRules,
                "\(stage.id) is not renewed under \(pack.id); " + Self.advice(after: stage.id, in: pack, on: day),
                Wording(
                    "refusal.not-extended",
                    [
                        "stage": .clock(stage.id), "pack": .text(pack.id),
                        "advice": Self.adviceValue(after: stage.id, in: pack, on: day),
                    ]))
        }
        if let times = stage.renewal.times,
            Self.renewals(of: stage.id, in: Grant.grants(in: trackEvents(under: law))) >= times
        {
            throw JalonError(
                .contradictsRules,
                "\(stage.id) is extended at most \(times == 1 ? "once" : "\(times) times") under \(pack.id); "
                    + Self.advice(after: stage.id, in: pack, on: day, exhausted: true),
                Wording(
                    "refusal.extended-enough",
                    [
                        "stage": .clock(stage.id), "times": .times(times), "pack": .text(pack.id),
                        "advice": Self.adviceValue(after: stage.id, in: pack, on: day, exhausted: true),
                    ]))
        }
        if stage.renewal.length == .unstated, decision.until == nil {
            throw JalonError(
                .invalidInput,
                "\(pack.id) does not say by how long \(stage.id) is extended: give the printed last day (--until)")
        }
    }
}
