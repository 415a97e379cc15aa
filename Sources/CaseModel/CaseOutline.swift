package import CivilCalendar

/// What the rules make of a case, and what leaves of it beside its entries: the part of `CaseState` on which the derived
/// rows and the forms of a timeline rest.
///
/// All the rest of the state, made for each of many cases and never looked at, was a tenth of the time of exporting them
/// (make bench ROW=jsonl).
package struct CaseOutline: Sendable, Hashable {
    package let header: CaseHeader
    package let isOpen: Bool
    package let closedOn: CivilDate?
    package let closureReason: ClosureReason?
    package let erasedOn: CivilDate?
    package let amended: [EntryID: CaseState.Amendment]
    package let nextStep: SignallingMove?
    /// Who answers for the case now.
    package let owner: EntryFacts.CaseAssigned?
    package let grants: [CaseState.GrantState]
    package let stays: [CaseState.StayState]
    package private(set) var deadlines: [Deadline]
    package let findings: [Finding]
}

extension CaseOutline {
    /// The grant that was made last, by day, and not withdrawn; see `CaseState/lastGrant`.
    package var lastGrant: CaseState.GrantState? {
        grants.last { !$0.isWithdrawn && !$0.isSide } ?? grants.last { !$0.isWithdrawn }
    }

    /// The stage that runs; of a closed case, the one that ran last.
    package var current: CaseState.GrantState? { lastGrant.flatMap { $0.status == .open || !isOpen ? $0 : nil } }

    /// How many stages run without a deadline.
    package var undatedGrants: Int { grants.count { $0.status == .open && $0.end == nil } }

    /// The same outline, with every deadline announced so many days before; `nil` for what the rules say.
    package func announced(by alerts: [Int]?) -> CaseOutline {
        guard let alerts else { return self }
        var outline = self
        outline.deadlines = deadlines.map { $0.announced(by: alerts) }
        return outline
    }
}
