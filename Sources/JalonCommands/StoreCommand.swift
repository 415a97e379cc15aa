internal import ArgumentParser
internal import Jalon

/// `jalon store`.
struct StoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "store", abstract: "The casebook file.", subcommands: [StoreInit.self, StoreAlerts.self])
}

/// `jalon store init`.
struct StoreInit: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "init", abstract: "Create the casebook: nothing else creates it by accident.")

    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let casebook = try Casebook.create(at: session.settings.store, rules: session.ownRules())
        guard !session.isJSON else {
            return try session.print(Document.make("store", [.init("path", .string(casebook.path))]))
        }
        try session.print(casebook.path)
        session.say("message.created", [:])
    }
}

/// `jalon store alerts`.
struct StoreAlerts: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "alerts", abstract: "How many days before a deadline this casebook announces it.")

    @Argument(
        help: ArgumentHelp("The numbers of days, such as 30,14,7. (default: show what is set)", valueName: "days"),
        completion: .nothing)
    var days: String?

    @Flag(name: .long, help: "Announce again as the rules say.")
    var reset = false

    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let casebook = try session.casebook()
        if reset {
            guard days == nil else { throw JalonError(.invalidInput, "give either numbers of days or --reset") }
            try casebook.setAlerts(nil, author: session.settings.author)
        } else if let days {
            let numbers = days.split(separator: ",", omittingEmptySubsequences: false).map { Int($0) }
            guard !numbers.contains(nil) else {
                throw JalonError(.invalidInput, "\"\(days.prefix(40))\": alerts are numbers of days, such as 30,14,7")
            }
            try casebook.setAlerts(numbers.compactMap { $0 }, author: session.settings.author)
        }
        let set = try casebook.alerts()
        guard !session.isJSON else {
            return try session.print(
                Document.make("alerts", [.init("alerts", set.map { .array($0.map { .int($0) }) } ?? .null)]))
        }
        try session.print(
            set.map { $0.map(String.init).joined(separator: ", ") }
                ?? session.sentence("message.alerts-of-rules"))
    }
}
