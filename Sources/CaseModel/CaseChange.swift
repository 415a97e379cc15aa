public import CountryRules

/// What became known of a case, or changed, from a day on.
///
/// What is `nil` stays as it was.
public struct CaseChange: Sendable, Hashable {
    /// The nation or region; `.some(nil)` for the country's own rules.
    public var region: String??
    /// Whether the person is under eighteen.
    public var isMinor: Bool?
    /// The month of coming of age; `.some(nil)` when it is not known after all.
    public var adultOn: String??
    /// Whether the person is a minor without a legally responsible adult.
    public var isUnaccompanied: Bool?
    /// Whether the person lives in an institution.
    public var isPlaced: Bool?
    /// What the person was exploited for.
    public var exploitation: [Exploitation]?
    /// The nationality; `.some(nil)` when it is not known after all.
    public var nationality: CountryCode??
    /// The person's sex; `.some(nil)` when it is not known after all.
    public var sex: Sex??

    /// Makes a change that changes nothing yet.
    public init() {}

    /// Whether nothing is changed.
    public var isEmpty: Bool { self == CaseChange() }

    /// The facts of a case after the change.
    public func applied(to facts: CaseFacts) -> CaseFacts {
        var facts = facts
        if let region { facts.region = region }
        if let isMinor { facts.isMinor = isMinor }
        if let adultOn { facts.adultOn = adultOn }
        if let isUnaccompanied { facts.isUnaccompanied = isUnaccompanied }
        if let isPlaced { facts.isPlaced = isPlaced }
        if let exploitation { facts.exploitation = exploitation.eachOnce }
        if let nationality { facts.nationality = nationality }
        if let sex { facts.sex = sex }
        if isMinor == false { (facts.adultOn, facts.isUnaccompanied) = (nil, false) }
        return facts
    }

    /// Goes through the fields of the interchange format, those that change alone.
    func visit(_ members: inout some JSONMembers & ~Copyable) {
        if let region { members.add("region", region) }
        if let isMinor { members.add("minor", isMinor) }
        if let adultOn { members.add("adultOn", adultOn) }
        if let isUnaccompanied { members.add("unaccompanied", isUnaccompanied) }
        if let isPlaced { members.add("placed", isPlaced) }
        if let exploitation { members.add("exploitation", codes: exploitation) }
        if let nationality { members.add("nationality", nationality?.rawValue) }
        if let sex { members.add("sex", sex?.rawValue) }
    }
}
