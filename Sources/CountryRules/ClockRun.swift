public import CivilCalendar

/// How a clock ran: where it starts, what prolonged it, and which decisions were taken meanwhile.
public struct ClockRun: Sendable, Hashable {
    /// Where a clock is counted from.
    public enum Anchor: Sendable, Hashable {
        /// The day of the event that starts it.
        case trigger
        /// The last day printed on a document: what follows starts on the next day.
        case printed(CivilDate)
    }

    /// The day of the event that starts it.
    ///
    /// Of a window it is the last day of the document that it lies before.
    public var trigger: CivilDate
    /// Where it is counted from.
    public var anchor: Anchor
    /// Whether a grant renews the same stage.
    public var isRenewal: Bool
    /// What prolonged it since the anchor, without a printed day.
    public var extensions: [RuleExtension]
    /// The decisions of authorities, by day.
    public var decisions: [DecisionTaken]
    /// The way in which a decision was delivered; `nil` when it is not known.
    public var delivery: String?
    /// The nation whose working days count; `nil` for the pack's calendar.
    public var region: HolidayCalendar.Region?

    /// A clock that starts on a day; what is left out did not happen.
    public init(
        trigger: CivilDate, anchor: Anchor = .trigger, isRenewal: Bool = false, extensions: [RuleExtension] = [],
        decisions: [DecisionTaken] = [], delivery: String? = nil, region: HolidayCalendar.Region? = nil
    ) {
        self.trigger = trigger
        self.anchor = anchor
        self.isRenewal = isRenewal
        self.extensions = extensions
        self.decisions = decisions
        self.delivery = delivery
        self.region = region
    }
}

/// A decision of an authority that was taken.
public struct DecisionTaken: Sendable, Hashable {
    /// The decision, such as `conclusive-grounds`.
    public let decision: String
    /// How it turned out.
    public let outcome: DecisionOutcome
    /// The day.
    public let on: CivilDate

    /// Makes a decision.
    public init(_ decision: String, _ outcome: DecisionOutcome, on: CivilDate) {
        self.decision = decision
        self.outcome = outcome
        self.on = on
    }
}

/// An extension, with the length that the law of its own day gives.
public struct RuleExtension: Sendable, Hashable {
    /// The day of the extension.
    public let on: CivilDate
    /// The pack of that day.
    public let pack: String
    /// By how long it prolongs.
    public let period: Period
    /// Whether the source says "at least" or "at most".
    public let bound: RulePack.Bound
    /// The sources.
    public let citations: [RulePack.Citation]
    /// How sure the pack of that day is.
    public let status: RuleStatus
}

extension RulePack {
    /// What an extension of a clock gives under this pack.
    ///
    /// - Parameters:
    ///   - name: The stage, period or stay.
    ///   - day: The day of the extension.
    /// - Throws: `RuleError`: `unknownStage`, `notComputable` when the source gives no length.
    public func extensionRule(of name: String, on day: CivilDate) throws(RuleError) -> RuleExtension {
        let clock = try clock(name, on: day)
        guard let prolongation = clock.prolongation else {
            throw RuleError(
                .notComputable,
                "\(id) does not say by how long \(clock.id) is prolonged: give the last day printed on the document",
                Wording("refusal.rule.unprolonged", ["pack": .text(id), "clock": .clock(clock.id)]))
        }
        return RuleExtension(
            on: day, pack: packName(of: clock.id), period: prolongation.period, bound: clock.renewal?.bound ?? .exact,
            citations: prolongation.cites.compactMap { citations[$0] }, status: packStatus(of: clock.id))
    }

    /// The pack that a clock comes from: this one, or an overlay's.
    func packName(of clock: String) -> String { contents.origins[clock]?.pack ?? id }

    /// How sure that pack is.
    func packStatus(of clock: String) -> RuleStatus { contents.origins[clock]?.status ?? status }
}
