/// The reference data beside the law: warning signs, forms of exploitation, roles, contacts and hotlines.
public struct ReferenceBook: Sendable {
    /// The lists of warning signs, each as its source gives it.
    public let indicatorLists: [ReferenceIndicatorList]
    /// What people are exploited for.
    public let exploitation: [ReferenceExploitation]
    /// The forms of exploitation that the figures of a country count together.
    public let exploitationGroups: [ExploitationGroup]
    /// What to know beside the forms of exploitation.
    public let exploitationNotes: [ReferenceNote]
    /// Who takes part, by role.
    public let roles: [ReferenceRole]
    /// Private, so that what is only history is never read by accident: see `contacts(of:includingHistorical:)`.
    private let allContacts, allHotlines: [ReferenceContact]

    /// The reference data that Jalon carries, read when it is first asked for.
    ///
    /// - Throws: `RuleError` (`unreadablePack`), which a released Jalon never does: its data is tested.
    public static func carried() throws(RuleError) -> ReferenceBook { try read.get() }

    private static let read = Result { () throws(RuleError) in try ReferenceBook(.carried()) }

    private init(_ sources: ReferenceSources) throws(RuleError) {
        indicatorLists = try ReferenceFile.read(IndicatorFile.self, named: "indicators", sources: sources).lists
        let forms = try ReferenceFile.read(ExploitationFile.self, named: "exploitation", sources: sources)
        exploitation = forms.forms
        exploitationGroups = forms.groups
        exploitationNotes = forms.notes
        roles = try ReferenceFile.read(RoleFile.self, named: "roles", sources: sources).roles
        allContacts = try ReferenceFile.read(ContactFile.self, named: "contacts", sources: sources).contacts
        allHotlines = try ReferenceFile.read(ContactFile.self, named: "hotlines", sources: sources).contacts
    }

    /// Whom to turn to.
    ///
    /// - Parameters:
    ///   - country: The country; `nil` for all.
    ///   - includingHistorical: Whether entries that are only history come too, after the current ones.
    public func contacts(of country: CountryCode? = nil, includingHistorical: Bool = false) -> [ReferenceContact] {
        Self.choose(allContacts, country, includingHistorical)
    }

    /// Telephone lines for victims and those beside them, emergency lines first.
    ///
    /// - Parameters:
    ///   - country: The country; `nil` for all.
    ///   - includingHistorical: Whether entries that are only history come too, after the current ones.
    public func hotlines(of country: CountryCode? = nil, includingHistorical: Bool = false) -> [ReferenceContact] {
        let lines = allContacts.filter { $0.kind == .emergency || $0.kind == .helpline }
        return Self.choose(lines + allHotlines, country, includingHistorical)
    }

    private static func choose(
        _ contacts: [ReferenceContact], _ country: CountryCode?, _ includingHistorical: Bool
    ) -> [ReferenceContact] {
        let wanted = contacts.filter { country == nil || $0.country == country }
        return wanted.filter(\.isCurrent) + (includingHistorical ? wanted.filter { !$0.isCurrent } : [])
    }

    /// The warning sign of that identifier.
    public func indicator(_ id: String) -> ReferenceIndicator? {
        indicatorLists.lazy.flatMap(\.indicators).first { $0.id == id }
    }

    /// The keys of all texts that the reference data refers to, sorted.
    public var textKeys: [String] {
        var keys: Set<String> = []
        for list in indicatorLists {
            keys.formUnion([list.textKey] + list.noteTexts)
            keys.formUnion(list.indicators.flatMap { [$0.textKey] + [$0.groupText].compactMap { $0 } })
        }
        for form in exploitation { keys.formUnion([form.textKey] + form.noteTexts + form.laws.map(\.textKey)) }
        keys.formUnion(exploitationGroups.map(\.textKey))
        keys.formUnion(exploitationNotes.map(\.textKey))
        for role in roles { keys.formUnion([role.textKey] + role.tasks.map(role.textKey(of:))) }
        for contact in allContacts + allHotlines {
            keys.formUnion(["country.\(contact.country)", contact.kindText] + contact.noteTexts)
            keys.formUnion([contact.nameText].compactMap { $0 } + contact.phones.compactMap(\.defectText))
        }
        return keys.sorted()
    }
}
