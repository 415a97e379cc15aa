internal import CivilCalendar
internal import CountryRules

/// A grant with what followed it, while the fold is at work.
struct Grant {
    let entry: TimelineEntry
    /// The entry that started it: a decision, where one did, else the grant itself.
    let root: EntryID
    /// The stage, by the name that the law of the day has for it.
    let stage: String
    /// The pack that was named by hand.
    let pack: String?
    /// How many grants of the same stage came before.
    let number: Int
    /// Whether it renews the stage that ran before it.
    private(set) var isRenewal: Bool
    /// Whether a decision started it, without a grant.
    let isImplied: Bool
    /// The last day printed on a document, on the grant or on a later extension.
    var printed: CivilDate?
    /// The extension that printed it; `nil` for the grant itself.
    var printer: Prolonging?
    /// Extensions without a printed day since the anchor.
    var unprinted: [Prolonging] = []
    /// The extensions, each with how the grant stood before it.
    private(set) var extensions: [Extension] = []
    /// The entry that withdrew it.
    private(set) var withdrawal: TimelineEntry?
    /// Whether the stage belongs to a track of its own beside that of trafficking.
    let isSide: Bool
    /// The day on which a later grant, which was not withdrawn itself, took its place; `nil` while none has.
    private(set) var followedOn: CivilDate?
    /// Whether a later grant has taken its place.
    var followed: Bool { followedOn != nil }

    /// An extension: the day, and the pack named by hand.
    struct Prolonging: Hashable {
        let on: CivilDate
        let pack: String?
    }

    /// An extension, and what the end rested on before it.
    struct Extension {
        let entry: TimelineEntry
        let printedBefore: CivilDate?
        let printerBefore: Prolonging?
        let unprintedBefore: [Prolonging]
    }

    /// The day that starts the stage: that of the grant, or of the decision that started it.
    let on: CivilDate
    var withdrawn: Bool { withdrawal != nil }
    /// The day on which it was withdrawn.
    var withdrawnOn: CivilDate? { withdrawal?.on }
    /// What it runs beside and is followed in: a side track each, and the track of trafficking.
    var lane: String { isSide ? stage : "" }
    /// The day of the last grant or extension.
    var lastEvent: CivilDate { extensions.last?.entry.on ?? on }

    private init(_ event: TrackEvent, number: Int, isRenewal: Bool) {
        entry = event.entry
        root = event.starter ?? event.entry.id
        on = event.on
        stage = event.stage
        pack = event.decision?.pack
        self.number = number
        self.isRenewal = isRenewal
        isImplied = event.isImplied
        isSide = event.isSide
        printed = event.decision?.until
    }

    /// The grants of a case by day, with what became of them.
    static func grants(in track: [TrackEvent]) -> [Grant] {
        var grants: [Grant] = []
        var numbers: [String: Int] = [:]
        for event in track {
            switch event.entry.facts {
            case .stageExtended:
                guard let decision = event.decision, let index = grants.lastIndex(where: { $0.isMeant(by: event) })
                else { continue }
                grants[index].extend(decision, event.entry)
            case .stageWithdrawn:
                guard let index = grants.lastIndex(where: { $0.isMeant(by: event) }) else { continue }
                grants[index].withdrawal = event.entry
            case .stageGranted, .decisionRecorded:
                var grant = Grant(event, number: numbers[event.stage, default: 0], isRenewal: false)
                grant.isRenewal = grants.last { !$0.withdrawn && $0.lane == grant.lane }?.stage == event.stage
                grants.append(grant)
                numbers[event.stage, default: 0] += 1
            default: break
            }
        }
        // Nothing follows the only one.
        guard grants.count > 1 else { return grants }
        var followers: [String: CivilDate] = [:]
        for index in grants.indices.reversed() {
            grants[index].followedOn = followers[grants[index].lane]
            // What a decision started by itself takes no permit's place.
            if !grants[index].withdrawn, !grants[index].isImplied { followers[grants[index].lane] = grants[index].on }
        }
        return grants
    }

    /// Whether an extension or a withdrawal speaks of this grant, by any name of the stage.
    private func isMeant(by event: TrackEvent) -> Bool { !withdrawn && event.names.contains(stage) }

    private mutating func extend(_ decision: EntryFacts.StageDecision, _ entry: TimelineEntry) {
        extensions.append(
            Extension(
                entry: entry, printedBefore: printed, printerBefore: printer, unprintedBefore: unprinted))
        let prolonging = Prolonging(on: entry.on, pack: decision.pack ?? pack)
        if let until = decision.until {
            (printed, printer, unprinted) = (until, prolonging, [])
        } else {
            unprinted.append(prolonging)
        }
    }

    /// The grant as it stood before an extension.
    func before(_ extended: Extension) -> Grant {
        var grant = self
        (grant.printed, grant.printer, grant.unprinted) = (
            extended.printedBefore, extended.printerBefore, extended.unprintedBefore
        )
        return grant
    }
}
