/// Whom to turn to, today or as a source of some years ago printed it.
public struct ReferenceContact: Sendable, Hashable, Identifiable {
    /// The contact's identifier, such as `be.helpline`.
    public let id: String
    /// The country that it serves.
    public let country: CountryCode
    /// What it is (text `contactKind.…`).
    public let kind: Kind
    /// Its own name, or a short description in English; `nil` where the name is a text.
    public let name: String?
    /// Its telephone numbers.
    public let phones: [Phone]
    /// Its postal address, in one line.
    public let address: String?
    /// Its electronic mail address.
    public let email: String?
    /// Its site, without scheme.
    public let web: String?
    /// What else to know.
    public let notes: [String]
    /// Whether it can be used today; what is not current is history and must be shown as such.
    public let isCurrent: Bool
    /// Of when the entry is: a year, a month or a day.
    public let asOf: String
    /// How sure it is.
    public let status: RuleStatus
    /// Where it was read; at least one source.
    public let sources: [ReferenceSource]

    /// What a contact is.
    public enum Kind: String, Sendable, CaseIterable {
        /// Police and rescue, in immediate danger.
        case emergency
        /// A telephone line for victims and those beside them.
        case helpline
        /// A centre that supports victims of trafficking.
        case specialisedCentre = "specialised-centre"
        /// A centre that takes in minors.
        case minorsCentre = "minors-centre"
        /// A public body.
        case institution
        /// An international organisation.
        case international
        /// A network of organisations.
        case network
        /// A non-governmental organisation.
        case ngo
    }

    /// A telephone number.
    public struct Phone: Sendable, Hashable {
        /// E.164, such as `+3278055800`, or a short number within the country; `nil` when it cannot be dialled.
        public let dial: String?
        /// The number as its source prints it.
        public let printed: String
        /// What is wrong with the printed number.
        public let defect: String?

        /// The key of what is wrong with it.
        public var defectText: String? { defect.map { "contactDefect.\($0)" } }
    }

    /// The key of its name, where that is a text.
    public var nameText: String? { name == nil ? "contact.\(id)" : nil }
    /// The key of what it is.
    public var kindText: String { "contactKind.\(kind.rawValue)" }
    /// The keys of what else to know.
    public var noteTexts: [String] { notes.map { "contactNote.\($0)" } }

    /// Its name in a reader's language.
    public func name(in texts: RuleTexts) -> String { name ?? texts["contact.\(id)"] }
}
