public import CivilCalendar
public import CountryRules

/// A line of a list of cases.
public struct CaseSummary: Sendable, Hashable {
    /// The case.
    public let reference: CaseReference
    /// Its country.
    public let country: CountryCode
    /// Its nation or region.
    public let region: String?
    /// The day on which it was opened.
    public let openedOn: CivilDate
    /// The day on which it was closed; `nil` while it is open.
    public let closedOn: CivilDate?
    /// The day on which its personal content was erased; `nil` for a case that was not.
    public let erasedOn: CivilDate?
    /// The stage granted last.
    public let stage: String?
    /// The signalling step that is advised next.
    public let nextStep: SignallingMove?
    /// Who answers for it; `nil` while nobody was named.
    public let owner: String?
    /// Who stands in.
    public let deputy: String?
    /// Whether the person is a minor.
    public let isMinor: Bool
    /// How many entries the case has.
    public let entries: Int
    /// How many stages run without a deadline.
    public let undatedGrants: Int

    /// Makes a line from its parts, as a casebook keeps them.
    public init(
        reference: CaseReference, country: CountryCode, region: String?, openedOn: CivilDate, closedOn: CivilDate?,
        erasedOn: CivilDate? = nil, stage: String?, nextStep: SignallingMove?, owner: String?, deputy: String?,
        isMinor: Bool, entries: Int, undatedGrants: Int
    ) {
        self.reference = reference
        self.country = country
        self.region = region
        self.openedOn = openedOn
        self.closedOn = closedOn
        self.erasedOn = erasedOn
        self.stage = stage
        self.nextStep = nextStep
        self.owner = owner
        self.deputy = deputy
        self.isMinor = isMinor
        self.entries = entries
        self.undatedGrants = undatedGrants
    }
}

/// Which cases a list shows.
public enum CaseFilter: String, Sendable, CaseIterable {
    /// Those that are open.
    case open
    /// Those that are closed.
    case closed
    /// All of them.
    case all
}
