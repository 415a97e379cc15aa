public import CaseModel

/// Something that somebody has to answer for: that they looked, took something out, erased, restored, or changed the key.
public enum AuditRecord: Sendable, Hashable {
    /// An entry of a case.
    case entry(TimelineEntry)
    /// An event of the casebook itself.
    case event(RecordedEvent)

    /// Its identifier.
    public var id: EntryID {
        switch self {
        case .entry(let entry): entry.id
        case .event(let event): event.id
        }
    }

    /// Its place in the chain.
    public var sequence: Int64 {
        switch self {
        case .entry(let entry): entry.sequence
        case .event(let event): event.sequence
        }
    }

    /// When it was recorded.
    public var recordedAt: Instant {
        switch self {
        case .entry(let entry): entry.recordedAt
        case .event(let event): event.recordedAt
        }
    }

    /// Who did it.
    public var author: String {
        switch self {
        case .entry(let entry): entry.author
        case .event(let event): event.author
        }
    }

    /// The case; `nil` for the casebook itself.
    public var caseReference: CaseReference? {
        guard case .entry(let entry) = self else { return nil }
        return entry.caseReference
    }

    /// What happened, by code, such as `identity-revealed` or `key-changed`.
    public var kind: String {
        switch self {
        case .entry(let entry): entry.facts.kind.rawValue
        case .event(let event): event.event.kind.rawValue
        }
    }

    /// What is known of it by code.
    package var facts: [JSONValue.Member] {
        switch self {
        case .entry(let entry): entry.facts.members
        case .event(let event): event.event.facts
        }
    }
}

extension EntryFacts {
    /// Whether somebody has to answer for it: they looked, or something left, came, went for good or is kept
    /// from going.
    var isAnsweredFor: Bool {
        switch self {
        case .referralSent(let sent): sent.isTransfer
        case .referralReceived(let received): received.isTransfer
        default: kind.isAudit || kind.isHold
        }
    }
}
