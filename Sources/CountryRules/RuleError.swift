internal import CivilCalendar

/// Why the rules could not answer.
public struct RuleError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What went wrong.
    ///
    /// More codes may come; treat one that you do not know as a failure.
    public struct Code: RawRepresentable, Sendable, Hashable {
        /// The code's name.
        public let rawValue: String

        /// Makes a code from its name.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// The country has no rule pack at all.
        public static let unknownCountry = Code(rawValue: "unknown-country")
        /// No pack of the country covers the day, and none was forced.
        public static let noPackCoversDay = Code(rawValue: "no-pack-covers-day")
        /// There is no pack of that name.
        public static let unknownPack = Code(rawValue: "unknown-pack")
        /// The pack has no such stage or period.
        public static let unknownStage = Code(rawValue: "unknown-stage")
        /// The clock knows no such way of delivery.
        public static let unknownDelivery = Code(rawValue: "unknown-delivery")
        /// A pack's file cannot be read as a pack.
        public static let unreadablePack = Code(rawValue: "unreadable-pack")
        /// The day cannot be computed: out of range, or outside the holiday calendars.
        public static let notComputable = Code(rawValue: "not-computable")
    }

    /// What went wrong.
    public let code: Code
    /// One sentence in English that says what, where, and what would be accepted.
    public let message: String
    /// The same for the other languages, where there is a text for it.
    public let wording: Wording?

    /// Makes an error.
    public init(_ code: Code, _ message: String, _ wording: Wording? = nil) {
        self.code = code
        self.message = message
        self.wording = wording
    }

    /// The text as people read it.
    public var description: String { message }

    /// Two are the same that say the same in English.
    public static func == (left: Self, right: Self) -> Bool {
        left.code == right.code && left.message == right.message
    }

    /// Code and message.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(code)
        hasher.combine(message)
    }
}

extension RuleError {
    static func noPackCovers(_ day: CivilDate, country: CountryCode, packs: [RulePack]) -> RuleError {
        let known = packs.map { "\($0.id) (from \($0.from)\($0.to.map { " to \($0)" } ?? " on"))" }
        return RuleError(
            .noPackCoversDay,
            "no rule pack of \(country) covers \(day); there is \(known.joined(separator: ", ")): "
                + "name one with --pack to compute with it all the same",
            Wording(
                "refusal.rule.no-pack",
                ["country": .country(country), "day": .day(day), "packs": .list(packs.map(\.span))]))
    }
}

extension RulePack {
    /// The pack with the days that it covers.
    fileprivate var span: Wording.Value {
        .wording(
            to.map { Wording("refusal.rule.pack-span", ["pack": .text(id), "from": .day(from), "to": .day($0)]) }
                ?? Wording("refusal.rule.pack-open", ["pack": .text(id), "from": .day(from)]))
    }
}
