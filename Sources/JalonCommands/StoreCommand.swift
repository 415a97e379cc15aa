internal import ArgumentParser
internal import Jalon

/// `jalon store`.
struct StoreCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "store", abstract: "The casebook file.", subcommands: [StoreInit.self])
}

/// `jalon store init`.
struct StoreInit: JalonSubcommand {
    static let configuration = CommandConfiguration(
        commandName: "init", abstract: "Create the casebook: nothing else creates it by accident.")

    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let casebook = try Casebook.create(at: session.settings.store)
        guard !session.isJSON else {
            return try session.print(Document.make("store", [.init("path", .string(casebook.path))]))
        }
        try session.print(casebook.path)
        session.say("created; open the first case with: jalon case open --country BE")
    }
}
