internal import CivilCalendar
internal import CountryRules

/// A grant with what followed it, while the fold is at work.
struct Grant {
    let entry: TimelineEntry
    let stage: String
    let pack: String?
    /// How many grants of the same stage came before.
    let number: Int
    /// The last day printed on a document, on the grant or on a later extension.
    var printed: CivilDate?
    /// Extensions without a printed day since the anchor.
    var prolongations = 0
    var extensions = 0
    var withdrawn = false
    var followed = false

    var on: CivilDate { entry.on }

    /// The track of a case as grants, by day.
    static func grants(in track: [TimelineEntry]) -> [Grant] {
        var grants: [Grant] = []
        for entry in track {
            switch entry.facts {
            case .stageGranted(let decision):
                for index in grants.indices where !grants[index].withdrawn { grants[index].followed = true }
                grants.append(
                    Grant(
                        entry: entry, stage: decision.stage, pack: decision.pack,
                        number: grants.count { $0.stage == decision.stage }, printed: decision.until))
            case .stageExtended(let decision):
                guard let index = grants.lastIndex(where: { $0.stage == decision.stage && !$0.withdrawn }) else {
                    continue
                }
                grants[index].extensions += 1
                if let until = decision.until {
                    grants[index].printed = until
                    grants[index].prolongations = 0
                } else {
                    grants[index].prolongations += 1
                }
            case .stageWithdrawn(let stage, _):
                guard let index = grants.lastIndex(where: { $0.stage == stage && !$0.withdrawn }) else { continue }
                grants[index].withdrawn = true
            default: break
            }
        }
        return grants
    }

    /// The pack of the grant, and the end of the stage: printed, or computed under the pack.
    ///
    /// - Throws: `RuleError` when no pack covers the day or the end cannot be computed.
    func end(header: CaseHeader, rules: RuleBook) throws(RuleError) -> ComputedDeadline {
        let pack = try rules.pack(of: header.country, on: on, named: pack)
        switch (printed, prolongations) {
        case (let day?, 0): return try pack.deadline(of: stage, trigger: on, printed: day)
        case (let day?, let times):
            return try pack.deadline(of: stage, from: .printed(day), trigger: on, prolongations: times)
        case (nil, let times): return try pack.deadline(of: stage, from: .trigger(on), prolongations: times)
        }
    }
}
