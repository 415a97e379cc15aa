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
    /// The extensions, each with how the grant stood before it.
    private(set) var extensions: [Extension] = []
    /// The day on which it was withdrawn.
    var withdrawnOn: CivilDate?
    /// Whether a later grant, which was not withdrawn itself, has taken its place.
    private(set) var followed = false

    /// An extension, and what the end rested on before it.
    struct Extension {
        let entry: TimelineEntry
        let printedBefore: CivilDate?
        let prolongationsBefore: Int
    }

    var on: CivilDate { entry.on }
    var withdrawn: Bool { withdrawnOn != nil }

    private init(_ entry: TimelineEntry, _ decision: EntryFacts.StageDecision, number: Int) {
        self.entry = entry
        stage = decision.stage
        pack = decision.pack
        self.number = number
        printed = decision.until
    }

    /// The track of a case as grants, by day.
    static func grants(in track: [TimelineEntry]) -> [Grant] {
        var grants: [Grant] = []
        var numbers: [String: Int] = [:]
        for entry in track {
            switch entry.facts {
            case .stageGranted(let decision):
                grants.append(Grant(entry, decision, number: numbers[decision.stage, default: 0]))
                numbers[decision.stage, default: 0] += 1
            case .stageExtended(let decision):
                guard let index = grants.lastIndex(where: { $0.stage == decision.stage && !$0.withdrawn }) else {
                    continue
                }
                grants[index].extend(decision, entry)
            case .stageWithdrawn(let stage, _):
                guard let index = grants.lastIndex(where: { $0.stage == stage && !$0.withdrawn }) else { continue }
                grants[index].withdrawnOn = entry.on
            default: break
            }
        }
        var isFollowed = false
        for index in grants.indices.reversed() {
            grants[index].followed = isFollowed
            isFollowed = isFollowed || !grants[index].withdrawn
        }
        return grants
    }

    private mutating func extend(_ decision: EntryFacts.StageDecision, _ entry: TimelineEntry) {
        extensions.append(Extension(entry: entry, printedBefore: printed, prolongationsBefore: prolongations))
        if let until = decision.until {
            printed = until
            prolongations = 0
        } else {
            prolongations += 1
        }
    }

    /// The grant as it stood before an extension.
    func before(_ extended: Extension) -> Grant {
        var grant = self
        (grant.printed, grant.prolongations) = (extended.printedBefore, extended.prolongationsBefore)
        return grant
    }

    /// The pack of the grant, and the end of the stage: printed, or computed under the pack.
    ///
    /// - Throws: `RuleError` when no pack covers the day or the end cannot be computed.
    func end(header: CaseHeader, rules: RuleBook) throws(RuleError) -> ComputedDeadline {
        let pack = try rules.pack(of: header.country, on: on, named: pack)
        let region = header.holidayRegion
        switch (printed, prolongations) {
        case (let day?, 0): return try pack.deadline(of: stage, trigger: on, printed: day)
        case (let day?, let times):
            return try pack.deadline(of: stage, from: .printed(day), trigger: on, prolongations: times, region: region)
        case (nil, let times):
            return try pack.deadline(of: stage, from: .trigger(on), prolongations: times, region: region)
        }
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
    func knownEnd(header: CaseHeader, rules: RuleBook) -> End {
        do {
            return .computed(try end(header: header, rules: rules))
        } catch {
            if let printed, prolongations == 0 { return .printed(printed) }
            return .unknown(error)
        }
    }
}
