public import CaseModel
public import CivilCalendar
public import CountryRules

/// What an erasure of a case takes, and what it cannot reach.
public struct ErasurePlan: Sendable, Hashable {
    /// The case.
    public let reference: CaseReference
    /// Its country.
    public let country: CountryCode
    /// The day on which it was opened.
    public let openedOn: CivilDate
    /// The day on which it was closed; `nil` while it is open.
    public let closedOn: CivilDate?
    /// How many entries lose what they say, by kind.
    public let kinds: [EntryFacts.Kind: Int]
    /// How many sealed contents are deleted.
    public let sealed: Int
    /// Whether who the person is is among them.
    public let hasIdentity: Bool
    /// How many deadlines are deleted.
    public let deadlines: Int
    /// Copies of the content that are not in the casebook any more.
    public let outOfReach: OutOfReach
    /// Why the case cannot be erased as it is; `nil` when it can.
    public let obstacle: JalonError?

    /// How many entries lose what they say.
    public var entries: Int { kinds.values.reduce(0, +) }
}

/// Copies of what is erased, as far as the casebook knows of them: each has to be looked for where it is.
public struct OutOfReach: Sendable, Hashable {
    /// An export of the case.
    public struct Export: Sendable, Hashable {
        /// The entry that says so.
        public let entry: EntryID
        /// The day.
        public let on: CivilDate
        /// The form, how much left, and to whom.
        public let export: EntryFacts.TimelineExported
        /// Who exported.
        public let author: String
    }

    /// A transfer of the case to another centre.
    public struct Transfer: Sendable, Hashable {
        /// The entry that says so.
        public let entry: EntryID
        /// The day.
        public let on: CivilDate
        /// To whom, and whether what is sealed went along.
        public let referral: EntryFacts.Referral
    }

    /// Something that was done with the whole casebook.
    public struct Event: Sendable, Hashable {
        /// What, such as `backup-created`.
        public let kind: CasebookEvent.Kind
        /// When.
        public let recordedAt: Instant
        /// Who did it.
        public let author: String
    }

    /// Exports of the case, by day.
    public let exports: [Export]
    /// Transfers of the case, by day.
    public let transfers: [Transfer]
    /// Backups, dumps and calendars of the whole casebook since the case was opened.
    public let events: [Event]
    /// Copies of the casebook from before an upgrade or a restoration that lie beside it, by name.
    public let files: [String]

    /// Whether nothing is known of.
    public var isEmpty: Bool { exports.isEmpty && transfers.isEmpty && events.isEmpty && files.isEmpty }
}

/// That a case was erased.
public struct ErasureCertificate: Sendable, Hashable {
    /// What was erased, and what could not be reached.
    public let plan: ErasurePlan
    /// The entry that says so, which is what is kept of the case.
    public let entry: TimelineEntry
    /// What it was erased for.
    public let basis: ErasureBasis
    /// The reason in words, when it is not sealed in the casebook: it stands here alone.
    public let reason: String?
    /// The end of the chain before.
    public let before: ChainEnd
    /// The end of the chain after.
    public let after: ChainEnd
}
