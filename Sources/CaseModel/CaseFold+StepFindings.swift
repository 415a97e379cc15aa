internal import CivilCalendar
internal import CountryRules

extension CaseFold {
    /// Steps that were taken before one that is advised to come first, and steps that are not for this case.
    ///
    /// The order is guided, not imposed.
    func stepFindings() -> [Finding] {
        var done: [SignallingStep] = []
        var findings: [Finding] = []
        for entry in ledger[.steps] {
            var step: SignallingStep?
            var reason: (code: String, family: String)?
            switch entry.facts {
            case .stepRecorded(let recorded):
                (step, reason) = (recorded.step, recorded.reason.map { ($0.rawValue, "order") })
            case .stepSkipped(let skipped, let why):
                (step, reason) = (skipped, (why.rawValue, "skip"))
                if let finding = skipFinding(skipped, why, entry) { findings.append(finding) }
            // Danger waits for no step.
            case .signalSent(let signal) where signal.emergency == nil: break
            default: continue
            }
            let isPlaced = facts(on: entry.on).isPlaced
            let earlier = SignallingStep.allCases.prefix { $0 != step }
                .filter { !done.contains($0) && ($0 != .guardian || isPlaced) }
            if !earlier.isEmpty { findings.append(orderFinding(step, earlier, reason, entry)) }
            if let step, !done.contains(step) { done.append(step) }
        }
        return findings
    }

    /// That a step, or the signal, came before steps that are advised to come first.
    private func orderFinding(
        _ step: SignallingStep?, _ earlier: [SignallingStep], _ reason: (code: String, family: String)?,
        _ entry: TimelineEntry
    ) -> Finding {
        let names = earlier.map(\.rawValue)
        let why =
            reason.map { "; the reason on record is \($0.code)" }
            ?? (step == nil ? "" : "; no reason is on record (--reason, or entry correct --set reason=ID)")
        return Finding(
            .stepOutOfOrder, entry: entry.id,
            message:
                "\(step?.rawValue ?? "signal"): \(names.joined(separator: ", ")) \(names.count == 1 ? "is" : "are") advised to come first\(why)",
            wording: orderWording(step, earlier, reason), subjects: names)
    }

    private func orderWording(
        _ step: SignallingStep?, _ earlier: [SignallingStep], _ reason: (code: String, family: String)?
    ) -> Wording {
        var values: [String: Wording.Value] = [
            "n": .number(earlier.count), "steps": .list(earlier.map { .step($0) }),
        ]
        values["step"] = step.map { .step($0) } ?? .wording(Wording("finding.signal"))
        values["reason"] = reason.map { .code($0.code, key: "code.\($0.family).\($0.code)") }
        let variant = reason != nil ? "reason" : step == nil ? "signal" : "unexplained"
        return Wording("finding.step-out-of-order.\(variant)", values: values)
    }

    /// That a guardian or lawyer was left out as if the person were not placed.
    private func skipFinding(_ step: SignallingStep, _ reason: SkipReason, _ entry: TimelineEntry) -> Finding? {
        guard step == .guardian, reason == .notPlaced, facts(on: entry.on).isPlaced else { return nil }
        return Finding(
            .stepNeeded, entry: entry.id,
            message: "guardian: left out as not placed, and the person lives in an institution on \(entry.on)",
            wording: Wording("finding.step-needed", ["day": .day(entry.on)]),
            subjects: [step.rawValue])
    }
}

extension CaseFold {
    /// The entries that were recorded although they contradict the rules.
    var overrideFindings: [Finding] {
        recorded.filter { $0.isOverride && amendments.held($0) != nil }.map {
            Finding(
                .overridden, entry: $0.id,
                message: "\($0.facts.kind.rawValue): recorded although it contradicts the rules; the reason is sealed",
                wording: Wording("finding.overridden", ["kind": .kind($0.facts.kind)]))
        }
    }
}

extension CaseFold {
    /// Signals to somebody who is no authority, and signals although professional secrecy stood.
    var signalFindings: [Finding] {
        ledger[.steps].flatMap { entry -> [Finding] in
            guard case .signalSent(let signal) = entry.facts else { return [] }
            var findings: [Finding] = []
            if !signal.to.receivesSignals {
                findings.append(
                    Finding(
                        .notAnAuthority, entry: entry.id,
                        message: "signal: \(signal.to.rawValue) is no authority that receives a signal",
                        wording: Wording("finding.not-an-authority", ["role": .role(signal.to)]),
                        subjects: [signal.to.rawValue]))
            }
            let assessed = ledger[.secrecy].last { $0.on <= entry.on }
            if case .secrecyAssessed(let answered)? = assessed?.facts, answered.answer == .secrecyStands,
                signal.emergency == nil, people.consent(to: .disclosure, on: entry.on) == nil
            {
                findings.append(
                    Finding(
                        .secrecyStands, entry: entry.id,
                        message:
                            "signal: secrecy stood by the assessment of \(assessed?.on.description ?? ""), and no consent to disclosure is on record",
                        wording: Wording(
                            "finding.secrecy-stands",
                            ["day": assessed.map { .day($0.on) } ?? .text("")])))
            }
            return findings
        }
    }
}

extension Role {
    /// Whether a signal goes to this role: an authority, or who takes it there.
    var receivesSignals: Bool {
        switch self {
        case .police, .prosecutor, .labourProsecutor, .socialInspection, .labourInspection, .youthServices,
            .youthJudge, .immigrationOffice, .competentAuthority, .firstResponder, .childFocus, .specialisedCentre,
            .questura, .prefecture:
            true
        default: false
        }
    }
}
