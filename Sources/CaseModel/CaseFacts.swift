public import CivilCalendar
public import CountryRules

/// What is known of a case when it is opened: codes only, and never a name.
public struct CaseFacts: Sendable, Hashable {
    /// The country whose law applies.
    public var country: CountryCode
    /// The day on which the case was opened.
    public var openedOn: CivilDate
    /// The nation or region, such as `GB-SCT`; `nil` for the country's own rules.
    public var region: String?
    /// Whether the person is under eighteen.
    public var isMinor: Bool
    /// The month in which a minor comes of age, written `YYYY-MM`.
    ///
    /// The birth date itself is identity.
    public var adultOn: String?
    /// Whether the person is a minor without a legally responsible adult.
    public var isUnaccompanied: Bool
    /// Whether the person lives in an institution.
    public var isPlaced: Bool
    /// What the person was exploited for.
    public var exploitation: [Exploitation]
    /// The nationality, by ISO 3166-1 code.
    public var nationality: CountryCode?
    /// The person's sex; `nil` when it is not known.
    public var sex: Sex?

    /// Makes the facts of a case; what is left out is taken as unknown or false.
    public init(
        country: CountryCode, openedOn: CivilDate, region: String? = nil,
        isMinor: Bool = false, adultOn: String? = nil, isUnaccompanied: Bool = false, isPlaced: Bool = false,
        exploitation: [Exploitation] = [], nationality: CountryCode? = nil, sex: Sex? = nil
    ) {
        self.country = country
        self.openedOn = openedOn
        self.region = region
        self.isMinor = isMinor
        self.adultOn = adultOn
        self.isUnaccompanied = isUnaccompanied
        self.isPlaced = isPlaced
        self.exploitation = exploitation.eachOnce
        self.nationality = nationality
        self.sex = sex
    }

    /// Whether the person is under eighteen on a day, as far as the month of coming of age is known.
    ///
    /// In that month itself the person counts as a minor: the day is identity, and the safe side is the younger.
    public func isMinor(on day: CivilDate) -> Bool {
        guard isMinor else { return false }
        guard let adultOn, let month = try? CivilDate(iso8601: adultOn + "-01"),
            let next = try? month.adding(months: 1, rounding: .down)
        else { return true }
        return day < next
    }

    /// Whether the person is, on a day, a minor without a legally responsible adult.
    public func isUnaccompaniedMinor(on day: CivilDate) -> Bool { isUnaccompanied && isMinor(on: day) }

    /// Checks what the types cannot say.
    ///
    /// - Throws: `JalonError` (`invalidInput`) with the field and what would be accepted.
    public func validate() throws(JalonError) {
        if let region {
            let part = region.dropFirst(3)
            guard region.hasPrefix(country.rawValue + "-"), (1...3).contains(part.utf8.count),
                part.utf8.allSatisfy({ (0x41...0x5A).contains($0) || (0x30...0x39).contains($0) })
            else {
                throw JalonError(
                    .invalidInput, "\(region.quotedCode) is not a region of \(country), such as GB-SCT")
            }
        }
        if let adultOn {
            guard adultOn.utf8.count == 7, (try? CivilDate(iso8601: adultOn + "-01")) != nil else {
                throw JalonError(.invalidInput, "\(adultOn.quotedCode) is not a month, such as 2027-05")
            }
            guard isMinor else { throw JalonError(.invalidInput, "a month of coming of age is given for a minor only") }
        }
        if isUnaccompanied, !isMinor {
            throw JalonError(.invalidInput, "unaccompanied is said of a minor: say also that the person is a minor")
        }
    }
}
