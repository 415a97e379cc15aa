internal import CivilCalendar
internal import CountryRules

extension CaseFold {
    /// What is missing or unusual about a grant.
    func findings(of grant: Grant, before: CaseState.GrantState?, rules: RuleBook) -> [Finding] {
        guard let pack = try? rules.pack(of: header.country, on: grant.on, named: grant.pack),
            let stage = pack.stage(grant.stage)
        else { return [] }
        var findings: [Finding] = []
        let met = Set(conditionStates(until: grant.on).filter { $0.value.status == .met }.keys)
        if let missing = stage.conditions?.missing(met) {
            findings.append(
                Finding(
                    .conditionsMissing, entry: grant.entry.id,
                    message: "\(stage.id): not on record as met: \(missing.sentence)", subjects: missing.identifiers))
        }
        if before == nil, !stage.after.isEmpty {
            findings.append(
                Finding(
                    .noStageBefore, entry: grant.entry.id,
                    message:
                        "\(stage.id): no stage is on record before it; it follows \(stage.after.joined(separator: " or "))",
                    subjects: stage.after))
        }
        if let ended = before?.end, ended < grant.on, before?.status != .cancelled {
            let days = ended.days(until: grant.on)
            findings.append(
                Finding(
                    .afterEnd, entry: grant.entry.id,
                    message:
                        "\(stage.id): granted \(days) day\(days == 1 ? "" : "s") after \(before?.stage ?? "") ended on \(ended)",
                    subjects: [before?.stage ?? ""]))
        }
        if case .stageGranted(let decision) = grant.entry.facts, let printed = decision.until,
            let computed = try? pack.deadline(of: stage.id, from: .trigger(grant.on)), computed.latest == nil,
            printed != computed.due, printed != computed.earliest
        {
            findings.append(
                Finding(
                    .printedDiffers, entry: grant.entry.id,
                    message:
                        "\(stage.id): the document says \(printed), \(pack.id) gives \(computed.due); the document wins"
                ))
        }
        if grant.entry.recordedAt.dateInUTC < grant.on,
            let tomorrow = try? grant.entry.recordedAt.dateInUTC.adding(days: 1),
            tomorrow < grant.on
        {
            findings.append(
                Finding(
                    .futureDay, entry: grant.entry.id,
                    message: "\(stage.id): \(grant.on) lay ahead when it was recorded"))
        }
        return findings + grant.extensions.flatMap { self.findings(of: $0, grant, rules) }
    }

    /// What is unusual about an extension: that the stage had ended, or that it now ends earlier.
    private func findings(of extended: Grant.Extension, _ grant: Grant, _ rules: RuleBook) -> [Finding] {
        guard let ended = grant.before(extended).knownEnd(header: header, rules: rules).day else { return [] }
        var findings: [Finding] = []
        if ended < extended.entry.on {
            let days = ended.days(until: extended.entry.on)
            findings.append(
                Finding(
                    .afterEnd, entry: extended.entry.id,
                    message: "\(grant.stage): extended \(days) day\(days == 1 ? "" : "s") after it ended on \(ended)",
                    subjects: [grant.stage]))
        }
        if case .stageExtended(let decision) = extended.entry.facts, let until = decision.until, until < ended {
            findings.append(
                Finding(
                    .shortened, entry: extended.entry.id,
                    message: "\(grant.stage): extended until \(until), which is before \(ended), its last day so far",
                    subjects: [grant.stage]))
        }
        return findings
    }

    /// Steps that were taken before one that is advised to come first.
    ///
    /// The order is guided, not imposed.
    func stepFindings() -> [Finding] {
        var done: Set<SignallingStep> = []
        var findings: [Finding] = []
        for entry in steps {
            let step: SignallingStep
            switch entry.facts {
            case .stepRecorded(let recorded): step = recorded.step
            case .stepSkipped(let skipped, _): step = skipped
            default: continue
            }
            let earlier = SignallingStep.allCases.prefix { $0 != step }
                .filter { !done.contains($0) && ($0 != .guardian || header.isPlaced) }
            if !earlier.isEmpty {
                let names = earlier.map(\.rawValue)
                findings.append(
                    Finding(
                        .stepOutOfOrder, entry: entry.id,
                        message: "\(step.rawValue): \(names.joined(separator: ", ")) is advised to come first",
                        subjects: names))
            }
            done.insert(step)
        }
        return findings
    }

    /// Conditions that no stage of the case's own country asks for.
    func conditionFindings(_ rules: RuleBook) -> [Finding] {
        let known = rules.conditions(of: header.country)
        return conditions.compactMap { entry in
            guard case .conditionRecorded(let id, _) = entry.facts, !known.contains(id) else { return nil }
            return Finding(
                .unknownCondition, entry: entry.id, message: "\(id): no stage of \(header.country) asks for it",
                subjects: [id])
        }
    }
}
