internal import CivilCalendar
internal import CountryRules

extension CaseFold {
    /// Finds what is missing or unusual about a grant.
    func addFindings(
        of grant: Grant, before: CaseState.GrantState?, law: CaseLaw, to findings: inout [Finding]
    ) {
        guard let pack = try? law.pack(on: grant.on, named: grant.pack),
            let demands = pack.stageDemands(
                grant.stage, on: grant.on, met: metConditions(on: grant.on),
                isUnaccompaniedMinor: facts(on: grant.on).isUnaccompaniedMinor(on: grant.on))
        else { return }
        let id = demands.id
        if let missing = demands.missing {
            findings.append(
                Finding(
                    .conditionsMissing, entry: grant.entry.id,
                    message: "\(id): not on record as met: \(missing.sentence)",
                    wording: Wording(
                        "finding.conditions-missing", ["stage": .clock(id), "conditions": .conditions(missing)]),
                    subjects: missing.identifiers))
        }
        if before == nil, !demands.after.isEmpty {
            findings.append(
                Finding(
                    .noStageBefore, entry: grant.entry.id,
                    message:
                        "\(id): no stage is on record before it; it follows \(demands.after.joined(separator: " or "))",
                    wording: Wording(
                        "finding.no-stage-before",
                        ["stage": .clock(id), "stages": .anyOf(demands.after.map { .clock($0) })]),
                    subjects: demands.after))
        }
        if let ended = before?.end, ended < grant.on, before?.status != .cancelled {
            let days = ended.days(until: grant.on)
            findings.append(
                Finding(
                    .afterEnd, entry: grant.entry.id,
                    message:
                        "\(id): granted \(days) day\(days == 1 ? "" : "s") after \(before?.stage ?? "") ended on \(ended)",
                    wording: Wording(
                        "finding.after-end.granted",
                        [
                            "stage": .clock(id), "days": .days(days), "before": .clock(before?.stage ?? ""),
                            "end": .day(ended),
                        ]),
                    subjects: [before?.stage ?? ""]))
        }
        if case .stageGranted(let decision) = grant.entry.facts, let printed = decision.until {
            if let finding = printedFinding(printed, of: grant, id, pack) { findings.append(finding) }
        }
        if grant.entry.on != grant.on {
            findings.append(
                Finding(
                    .startedByDecision, entry: grant.entry.id,
                    message: "\(id): it began with the decision on \(grant.on), and is counted from there",
                    wording: Wording(
                        "finding.started-by-decision", ["stage": .clock(id), "day": .day(grant.on)])))
        }
        if grant.entry.isAhead, !grant.isImplied {
            findings.append(
                Finding(
                    .futureDay, entry: grant.entry.id,
                    message: "\(id): \(grant.on) lay ahead when it was recorded",
                    wording: Wording("finding.future-day.stage", ["stage": .clock(id), "day": .day(grant.on)])))
        }
        for extended in grant.extensions { addFindings(of: extended, grant, law, to: &findings) }
    }

    /// That a printed day is not the computed one, as far as the rules say so.
    private func printedFinding(
        _ printed: CivilDate, of grant: Grant, _ id: String, _ pack: RulePack
    ) -> Finding? {
        let run = ClockRun(trigger: grant.on, isRenewal: grant.isRenewal)
        guard let computed = try? pack.deadline(of: id, run: run), computed.latest == nil,
            printed != computed.due, printed != computed.earliest
        else { return nil }
        if computed.flags.contains(.maximum) {
            guard printed > computed.due else { return nil }
            return Finding(
                .beyondMaximum, entry: grant.entry.id,
                message:
                    "\(id): the document says \(printed), \(pack.id) allows \(computed.due) at most; the document wins",
                wording: Wording(
                    "finding.beyond-maximum.granted",
                    [
                        "stage": .clock(id), "printed": .day(printed), "pack": .text(pack.id),
                        "most": .day(computed.due),
                    ]))
        }
        if computed.flags.contains(.minimum), printed > computed.due { return nil }
        return Finding(
            .printedDiffers, entry: grant.entry.id,
            message: "\(id): the document says \(printed), \(pack.id) gives \(computed.due); the document wins",
            wording: Wording(
                "finding.printed-differs",
                [
                    "stage": .clock(id), "printed": .day(printed), "pack": .text(pack.id),
                    "computed": .day(computed.due),
                ]))
    }

    /// Finds what is unusual about an extension: that the stage had ended, or that it now ends earlier, or too late.
    private func addFindings(
        of extended: Grant.Extension, _ grant: Grant, _ law: CaseLaw, to findings: inout [Finding]
    ) {
        let decisions = decisionsTaken
        guard let ended = grant.before(extended).knownEnd(under: law, decisions: decisions).day else { return }
        if ended < extended.entry.on {
            let days = ended.days(until: extended.entry.on)
            findings.append(
                Finding(
                    .afterEnd, entry: extended.entry.id,
                    message: "\(grant.stage): extended \(days) day\(days == 1 ? "" : "s") after it ended on \(ended)",
                    wording: Wording(
                        "finding.after-end.extended",
                        ["stage": .clock(grant.stage), "days": .days(days), "end": .day(ended)]),
                    subjects: [grant.stage]))
        }
        guard case .stageExtended(let decision) = extended.entry.facts, let until = decision.until else { return }
        if until < ended {
            findings.append(
                Finding(
                    .shortened, entry: extended.entry.id,
                    message: "\(grant.stage): extended until \(until), which is before \(ended), its last day so far",
                    wording: Wording(
                        "finding.extension-shortens",
                        ["stage": .clock(grant.stage), "until": .day(until), "end": .day(ended)]),
                    subjects: [grant.stage]))
        }
        // "At most three months" are three months beyond the last day so far, whatever was printed.
        var unprinted = grant.before(extended)
        unprinted.unprinted.append(.init(on: extended.entry.on, pack: decision.pack ?? grant.pack))
        if let longest = try? unprinted.end(under: law, decisions: decisions), longest.flags.contains(.maximum),
            until > longest.due
        {
            findings.append(
                Finding(
                    .beyondMaximum, entry: extended.entry.id,
                    message:
                        "\(grant.stage): extended until \(until), \(longest.pack) allows \(longest.due) at most; the document wins",
                    wording: Wording(
                        "finding.beyond-maximum.extended",
                        [
                            "stage": .clock(grant.stage), "printed": .day(until), "pack": .text(longest.pack),
                            "most": .day(longest.due),
                        ]),
                    subjects: [grant.stage]))
        }
    }

    /// Events of the track that change nothing: a second period that the law does not give, an extension of what is
    /// not on record any more.
    func trackFindings(_ events: [TrackEvent], _ grants: [Grant], under law: CaseLaw) -> [Finding] {
        let used = Set(grants.flatMap { $0.extensions.map(\.entry.id) } + grants.compactMap(\.withdrawal?.id))
        var findings: [Finding] = []
        for event in events
        where [.stageExtended, .stageWithdrawn].contains(event.entry.facts.kind) && !used.contains(event.entry.id) {
            findings.append(
                Finding(
                    .nothingToChange, entry: event.entry.id,
                    message: "\(event.stage): there is no grant on record that this entry changes",
                    wording: Wording("finding.nothing-to-change.stage", ["stage": .clock(event.stage)]),
                    subjects: [event.stage]))
        }
        for entry in ledger.decisions where entry.isAhead {
            findings.append(
                Finding(
                    .futureDay, entry: entry.id, message: "\(entry.on) lay ahead when the decision was recorded",
                    wording: Wording("finding.future-day.decision", ["day": .day(entry.on)])))
        }
        var started: [String: CivilDate] = [:]
        for entry in ledger.decisions {
            guard case .decisionRecorded(let decided) = entry.facts, let pack = try? law.pack(on: entry.on) else {
                continue
            }
            for stage in pack.stages where stage.startedBy?.decision == decided.decision {
                guard stage.startedBy?.outcome ?? decided.outcome == decided.outcome else { continue }
                guard let first = started[stage.id] else {
                    started[stage.id] = entry.on
                    continue
                }
                findings.append(
                    Finding(
                        .noSecondPeriod, entry: entry.id,
                        message: "\(stage.id): it began on \(first); this decision starts no second one",
                        wording: Wording(
                            "finding.no-second-period", ["stage": .clock(stage.id), "first": .day(first)]),
                        subjects: [stage.id]))
            }
        }
        return findings
    }

    /// Conditions that no stage of the case's own country asks for.
    func conditionFindings(_ rules: RuleBook) -> [Finding] {
        let known = rules.conditions(of: header.country)
        return ledger.conditions.compactMap { entry in
            guard case .conditionRecorded(let id, _) = entry.facts, !known.contains(id) else { return nil }
            return Finding(
                .unknownCondition, entry: entry.id, message: "\(id): no stage of \(header.country) asks for it",
                wording: Wording(
                    "finding.unknown-condition", ["condition": .condition(id), "country": .country(header.country)]),
                subjects: [id])
        }
    }
}

extension TimelineEntry {
    /// Whether the day lay ahead when the entry was recorded; a day more is the difference of time zones.
    fileprivate var isAhead: Bool {
        guard let tomorrow = try? recordedAt.dateInUTC.adding(days: 1) else { return false }
        return tomorrow < on
    }
}
