/// What the content of a case is erased for.
public enum ErasureBasis: String, CodedTerm {
    /// The person asked for it.
    case request
    /// The person withdrew the consent that it was kept for.
    case consentWithdrawn = "consent-withdrawn"
    /// The time for which it is kept has ended.
    case retentionEnded = "retention-ended"
    /// A court ordered it.
    case courtOrder = "court-order"
    /// The authority for data protection ordered it.
    case authorityOrder = "authority-order"
    /// The case should never have been opened.
    case openedByMistake = "opened-by-mistake"
    /// Another reason.
    case other
}

/// Why the content of a case is kept although its retention ends, or somebody asks for its erasure.
public enum HoldGround: String, CodedTerm {
    /// Criminal or other proceedings in which it may be evidence.
    case proceedings
    /// A claim for compensation or pay.
    case claim
    /// A complaint about the support.
    case complaint
    /// An audit or an inspection.
    case audit
    /// Another reason.
    case other
}
