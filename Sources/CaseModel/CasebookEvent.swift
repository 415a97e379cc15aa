public import CivilCalendar

/// Something that happened to the casebook itself, and belongs to no case.
///
/// It is chained as the entries are. It says codes and counts, never a path or a name.
public struct CasebookEvent: Sendable, Hashable {
    /// What happened.
    public enum Kind: String, Sendable, CaseIterable {
        /// The vault was made.
        case vaultMade = "vault-made"
        /// The key of the vault was changed.
        case keyChanged = "key-changed"
        /// Somebody tried to open the vault with a key or passphrase that is not its own.
        case openingFailed = "opening-failed"
        /// A backup was made.
        case backupCreated = "backup-created"
        /// The casebook was restored from a backup.
        case casebookRestored = "casebook-restored"
        /// The casebook left as interchange lines, in codes.
        case casebookDumped = "casebook-dumped"
        /// Deadlines left as a calendar.
        case calendarExported = "calendar-exported"
        /// How many days before a deadline it is announced was changed.
        case alertsChanged = "alerts-changed"
        /// Proofs of origin came with a case, and what all of them together come to is kept.
        case originsKept = "origins-kept"
    }

    /// What happened.
    public let kind: Kind
    /// What is known of it by code; a code, a count or a truth value each.
    package let facts: [JSONValue.Member]

    package init(_ kind: Kind, _ facts: [JSONValue.Member] = []) {
        self.kind = kind
        self.facts = facts
    }
}

/// An event in its place in the chain.
public struct RecordedEvent: Sendable, Hashable {
    /// Its identifier.
    public let id: EntryID
    /// Its place in the chain, which it shares with the entries, from 1.
    public let sequence: Int64
    /// The day on which it was recorded, in UTC.
    public let on: CivilDate
    /// When it was recorded.
    public let recordedAt: Instant
    /// Who did it.
    public let author: String
    /// What happened.
    public let event: CasebookEvent

    package init(
        id: EntryID, sequence: Int64, on: CivilDate, recordedAt: Instant, author: String, event: CasebookEvent
    ) {
        self.id = id
        self.sequence = sequence
        self.on = on
        self.recordedAt = recordedAt
        self.author = author
        self.event = event
    }
}
