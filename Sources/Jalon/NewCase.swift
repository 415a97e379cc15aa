public import CaseModel
public import CivilCalendar
public import CountryRules

/// A case to open.
///
/// It never needs a name.
public struct NewCase: Sendable, Hashable {
    /// The reference; `nil` for a random one.
    public var reference: CaseReference?
    /// The country whose law applies.
    public var country: CountryCode
    /// The day on which the case is opened.
    public var openedOn: CivilDate
    /// The nation or region, such as `GB-SCT`.
    public var region: String?
    /// Whether the person is under eighteen.
    public var isMinor: Bool
    /// The month in which a minor comes of age, written `YYYY-MM`.
    public var adultOn: String?
    /// Whether the person is a minor without a legally responsible adult.
    public var isUnaccompanied: Bool
    /// Whether the person lives in an institution.
    public var isPlaced: Bool
    /// What the person was exploited for.
    public var exploitation: [Exploitation]
    /// The nationality.
    public var nationality: CountryCode?

    /// Makes a case to open; what is left out is unknown or false.
    public init(
        reference: CaseReference? = nil, country: CountryCode, openedOn: CivilDate, region: String? = nil,
        isMinor: Bool = false, adultOn: String? = nil, isUnaccompanied: Bool = false, isPlaced: Bool = false,
        exploitation: [Exploitation] = [], nationality: CountryCode? = nil
    ) {
        self.reference = reference
        self.country = country
        self.openedOn = openedOn
        self.region = region
        self.isMinor = isMinor
        self.adultOn = adultOn
        self.isUnaccompanied = isUnaccompanied
        self.isPlaced = isPlaced
        self.exploitation = exploitation
        self.nationality = nationality
    }

    func header(_ reference: CaseReference) -> CaseHeader {
        CaseHeader(
            reference: reference, country: country, openedOn: openedOn, region: region, isMinor: isMinor,
            adultOn: adultOn, isUnaccompanied: isUnaccompanied, isPlaced: isPlaced, exploitation: exploitation,
            nationality: nationality)
    }
}
