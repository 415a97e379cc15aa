public import CivilCalendar

/// The people of a case and what is done for it: who has which role, who answers for it, who was asked for help,
/// what the person consents to, what has to be thought of.
public struct CasePeople: Sendable, Hashable {
    /// Persons by role, by day; roles that ended stay.
    public internal(set) var people: [CaseState.PersonState] = []
    /// Who answered for the case, by day.
    public internal(set) var owners: [CaseState.OwnerState] = []
    /// Consents, by day.
    public internal(set) var consents: [CaseState.ConsentState] = []
    /// Referrals, by day.
    public internal(set) var referrals: [CaseState.ReferralState] = []
    /// Reminders, by day.
    public internal(set) var reminders: [CaseState.ReminderState] = []
    /// The support plan, by day.
    public internal(set) var support: [CaseState.SupportState] = []

    /// Who answers for the case now.
    public var owner: EntryFacts.CaseAssigned? { owners.last?.assigned }

    /// The consent that covers something on a day; `nil` when there is none.
    public func consent(to scope: ConsentScope, on day: CivilDate) -> CaseState.ConsentState? {
        consents.last { $0.scope == scope && $0.holds(on: day) }
    }
}
