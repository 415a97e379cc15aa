public import CaseModel
public import CountryRules

/// How timelines leave the casebook.
public struct TimelineExport: Sendable {
    /// The form; records in HTCDS are written by `Casebook/exportHTCDS`.
    public var format: ExportFormat
    /// The language of what people read; JSON never changes.
    public var language: RuleLanguage
    /// How much leaves.
    public var redaction: Redaction
    /// For whom, by code; `nil` for nobody in particular.
    ///
    /// A recipient knows the cases under codes of its own, the same each time, and no identifier of an entry.
    public var recipient: WorkerCode?
    /// Why names and free texts leave, in words: needed for everything, and refused for less.
    public var reason: String?
    /// Whether everything may leave of a minor too.
    public var includesMinors: Bool

    /// Makes an export of codes and days, without a name and without free text.
    public init(
        _ format: ExportFormat, language: RuleLanguage = .english, redaction: Redaction = .coded,
        recipient: WorkerCode? = nil, reason: String? = nil, includesMinors: Bool = false
    ) {
        self.format = format
        self.language = language
        self.redaction = redaction
        self.recipient = recipient
        self.reason = reason
        self.includesMinors = includesMinors
    }

    /// Checks that what is asked for goes together.
    ///
    /// - Throws: `JalonError` (`invalidInput`).
    func check() throws(JalonError) {
        guard format != .htcds else {
            throw JalonError(.invalidInput, "records in HTCDS are written by exportHTCDS")
        }
        if redaction == .full {
            guard let reason else {
                throw JalonError(
                    .invalidInput, "names and free texts leave for a reason, which is recorded: --identify --reason",
                    Wording("refusal.export-reason"))
            }
            try Casebook.checkReason(reason)
            guard recipient == nil else {
                throw JalonError(
                    .invalidInput,
                    "a code of its own and the name in clear do not go together: leave out --for or --identify",
                    Wording("refusal.export-pseudonym"))
            }
        } else if reason != nil {
            throw JalonError(.invalidInput, "a reason is given for names and free texts: it goes with --identify")
        } else if includesMinors {
            throw JalonError(
                .invalidInput, "--minor says that everything may leave of a minor: it goes with --identify")
        }
        if format == .ics, redaction == .minimal {
            throw JalonError(
                .invalidInput, "a calendar is made of days: choose coded, or a form that has months, such as csv",
                Wording("refusal.export-months"))
        }
    }
}

/// What an export of timelines did.
public struct TimelineExportReport: Sendable, Hashable {
    /// How many cases left.
    public internal(set) var cases = 0
    /// How many bytes were written.
    public internal(set) var bytes = 0
}
