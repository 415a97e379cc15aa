internal import ArgumentParser
internal import Jalon

/// `jalon reference`.
struct ReferenceCommand: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "reference",
        abstract: "Contacts, hotlines, indicators, types of exploitation and roles, each with its date and status.")

    /// A list of reference data.
    enum List: String, CaseIterable { case contacts, hotlines, indicators, exploitation, roles }

    @Argument(
        help: ArgumentHelp(
            "Which list: \(List.allCases.map(\.rawValue).joined(separator: ", ")).", valueName: "list"),
        completion: .choices(List.self),
        transform: Parsed.choice)
    var list: List

    @Option(
        name: .long, help: ArgumentHelp("Only this country.", valueName: "country"), completion: .countries,
        transform: Parsed.country)
    var country: CountryCode?

    @Flag(name: .long, help: "Show the lists of 2013 too, marked as such: they are not to be relied on.")
    var historical = false

    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let book = try ReferenceBook.carried()
        switch list {
        case .contacts:
            try ContactView(session).show(
                book.contacts(of: country, includingHistorical: historical), named: list.rawValue)
        case .hotlines:
            try ContactView(session).show(
                book.hotlines(of: country, includingHistorical: historical), named: list.rawValue)
        case .indicators: try ReferenceView(session).show(indicators: lists(of: book))
        case .exploitation: try ReferenceView(session).show(exploitation: book)
        case .roles: try ReferenceView(session).show(roles: book.roles)
        }
    }

    private func lists(of book: ReferenceBook) -> [ReferenceIndicatorList] {
        guard let country else { return book.indicatorLists }
        return book.indicatorLists.filter { $0.country == country }
    }
}
