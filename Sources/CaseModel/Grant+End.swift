internal import CivilCalendar
internal import CountryRules

extension Grant {
    /// The end of the stage: printed, or computed under the pack of the grant, with the extensions under theirs.
    ///
    /// - Throws: `RuleError` when no pack covers a day or the end cannot be computed.
    func end(under law: CaseLaw, decisions: [DecisionTaken]) throws(RuleError) -> ComputedDeadline {
        let pack = try law.pack(on: on, named: pack)
        if let printed, unprinted.isEmpty {
            var renewal: (on: CivilDate, pack: RulePack)?
            if let printer {
                renewal = (printer.on, try law.pack(on: printer.on, named: printer.pack))
            }
            return try pack.deadline(of: stage, trigger: on, printed: printed, renewed: renewal)
        }
        return try pack.deadline(of: stage, run: try run(under: law, decisions: decisions))
    }

    /// How the clock of the stage ran.
    func run(under law: CaseLaw, decisions: [DecisionTaken]) throws(RuleError) -> ClockRun {
        var run = ClockRun(
            trigger: on, anchor: printed.map { .printed($0) } ?? .trigger, isRenewal: isRenewal,
            decisions: decisions, region: law.holidays(on: on))
        for each in unprinted {
            run.extensions.append(
                try law.pack(on: each.on, named: each.pack).extensionRule(of: stage, on: each.on))
        }
        return run
    }

    /// The end of the stage, as far as it is known.
    enum End {
        case computed(ComputedDeadline)
        /// Printed on the document, for a day that no pack covers: what is printed needs no law to be known.
        case printed(CivilDate)
        case unknown(RuleError)

        var day: CivilDate? {
            switch self {
            case .computed(let computed): computed.due
            case .printed(let day): day
            case .unknown: nil
            }
        }
    }

    /// The end of the stage, or why there is none.
    func knownEnd(under law: CaseLaw, decisions: [DecisionTaken]) -> End {
        do {
            return .computed(try end(under: law, decisions: decisions))
        } catch {
            if let printed, unprinted.isEmpty { return .printed(printed) }
            return .unknown(error)
        }
    }
}
