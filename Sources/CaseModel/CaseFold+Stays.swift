internal import CivilCalendar
internal import CountryRules

/// A stay with what followed it, while the fold is at work.
struct StayRun {
    let entry: TimelineEntry
    /// The stay, by the name that the law of the day has for it.
    let stay: String
    /// How many stays of the same kind began before.
    let number: Int
    var printed: CivilDate?
    /// The days of extensions without an agreed day since the anchor.
    var unprinted: [CivilDate] = []
    var extensions = 0
    var endedOn: CivilDate?
    /// The entries that changed it.
    var changes: [EntryID] = []

    var on: CivilDate { entry.on }
}

extension CaseFold {
    /// The stays by day, with what became of them until a day.
    func stayRuns(under law: CaseLaw, until day: CivilDate = .latest) -> [StayRun] {
        var runs: [StayRun] = []
        for entry in ledger.stays where entry.on <= day {
            switch entry.facts {
            case .stayStarted(let decision):
                let name = law.stayID(decision.stay, on: entry.on, pack: nil)
                let definition = (try? law.pack(on: entry.on))?.stay(name, on: entry.on)
                // The next stay of a path ends the one before it, and so does the same one anew.
                for index in runs.indices
                where runs[index].endedOn == nil
                    && (runs[index].stay == name || definition?.after.contains(runs[index].stay) == true)
                {
                    runs[index].endedOn = entry.on
                }
                runs.append(
                    StayRun(
                        entry: entry, stay: name, number: runs.count { $0.stay == name }, printed: decision.until))
            case .stayExtended(let decision):
                guard let index = Self.running(decision.stay, at: entry, in: runs, law) else { continue }
                runs[index].extensions += 1
                runs[index].changes.append(entry.id)
                if let until = decision.until {
                    (runs[index].printed, runs[index].unprinted) = (until, [])
                } else {
                    runs[index].unprinted.append(entry.on)
                }
            case .stayEnded(let stay):
                guard let index = Self.running(stay, at: entry, in: runs, law) else { continue }
                runs[index].endedOn = entry.on
                runs[index].changes.append(entry.id)
            default: break
            }
        }
        return runs
    }

    /// The stay of that name which runs.
    static func running(_ stay: String, at entry: TimelineEntry, in runs: [StayRun], _ law: CaseLaw) -> Int? {
        let name = law.stayID(stay, on: entry.on, pack: nil)
        return runs.lastIndex { $0.stay == name && $0.endedOn == nil }
    }

    /// The stays, each with its deadlines.
    func stayStates(under law: CaseLaw, in derived: inout Derived) -> [CaseState.StayState] {
        let runs = stayRuns(under: law)
        let used = Set(runs.flatMap { [$0.entry.id] + $0.changes })
        for entry in ledger.stays where !used.contains(entry.id) {
            derived.findings.append(
                Finding(
                    .nothingToChange, entry: entry.id, message: "there is no stay on record that this entry changes",
                    wording: Wording("finding.nothing-to-change.stay")))
        }
        return runs.map { run in
            let ends = keepDeadlines(of: run, under: law, in: &derived)
            return .init(
                entry: run.entry.id, stay: run.stay, on: run.on, extensions: run.extensions, end: ends,
                endedOn: run.endedOn)
        }
    }

    /// Keeps the deadlines of a stay: its end, and the ends and reports of its phases.
    ///
    /// - Returns: Its last day, as far as it is known.
    private func keepDeadlines(of run: StayRun, under law: CaseLaw, in derived: inout Derived) -> CivilDate? {
        let agreed = run.unprinted.isEmpty ? run.printed : nil
        do throws(RuleError) {
            let pack = try law.pack(on: run.on)
            guard let stay = pack.stay(run.stay, on: run.on) else { throw pack.noStay(run.stay) }
            let phases = try keepPhases(of: stay, run, pack, in: &derived)
            if let agreed {
                keepAgreed(agreed, of: run, pack, in: &derived)
                return agreed
            }
            // Nothing ends with an average, or where the law lays down no length.
            guard stay.duration != nil, stay.basis != .average else { return phases }
            var clock = ClockRun(trigger: run.on, anchor: run.printed.map { .printed($0) } ?? .trigger)
            for day in run.unprinted {
                clock.extensions.append(try law.pack(on: day).extensionRule(of: run.stay, on: day))
            }
            let computed = try pack.deadline(of: run.stay, run: clock)
            derived.keep(
                computed, number: run.number, root: run.entry.id,
                status: status(of: run, clock: run.stay, due: computed.due))
            return computed.due
        } catch {
            // What was agreed needs no law to be known.
            if let agreed {
                keepAgreed(agreed, of: run, nil, in: &derived)
                return agreed
            }
            derived.findings.append(
                .noDeadline(of: run.stay, entry: run.entry.id, error))
            return nil
        }
    }

    /// Keeps the last day that was agreed, under the law of the stay where it lays down a length.
    private func keepAgreed(_ day: CivilDate, of run: StayRun, _ pack: RulePack?, in derived: inout Derived) {
        let status = status(of: run, clock: run.stay, due: day)
        if let pack, pack.stay(run.stay, on: run.on)?.phases.isEmpty == true,
            let computed = try? pack.deadline(of: run.stay, trigger: run.on, printed: day)
        {
            return derived.keep(computed, number: run.number, root: run.entry.id, status: status)
        }
        derived.keepPrinted(
            day, of: run.stay, number: run.number, root: run.entry.id, kind: .stayEnd, trigger: run.on,
            alerts: pack?.alerts, status: status)
    }

    private func keepPhases(
        of stay: RulePack.Stay, _ run: StayRun, _ pack: RulePack, in derived: inout Derived
    ) throws(RuleError) -> CivilDate? {
        var last: CivilDate?
        for phase in stay.phases {
            let computed = try pack.deadline(of: phase.id, on: run.on)
            let status = status(of: run, clock: phase.id, due: computed.due)
            derived.keep(computed, number: run.number, root: run.entry.id, status: status)
            if phase.report {
                derived.keep(computed.asKind(.reportDue), number: run.number, root: run.entry.id, status: status)
            }
            last = computed.due
        }
        return last
    }

    /// What became of a deadline of a stay: met when the stay ended on that day or after, or when it was settled.
    private func status(of run: StayRun, clock: String, due: CivilDate) -> Deadline.Status {
        if isSettled(clock, trigger: run.on) { return .met }
        if let ended = run.endedOn { return due <= ended || clock == run.stay ? .met : .cancelled }
        return isOpen ? .open : .cancelled
    }
}

extension RulePack {
    func noStay(_ name: String) -> RuleError {
        let known = stays.map(\.id).reduce(into: [String]()) { if !$0.contains($1) { $0.append($1) } }
        return RuleError(
            .unknownStage, "\(id) has no stay \"\(name.prefix(64))\"; it has \(known.joined(separator: ", "))",
            Wording(
                "refusal.rule.no-stay",
                [
                    "pack": .text(id), "stay": .text(String(name.prefix(64))),
                    "known": .list(known.map { .text($0) }),
                ]))
    }
}
