import ArgumentParser

@main
struct Program: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "feed-server",
        abstract: "Serves what is due in a casebook: a calendar to subscribe to, and a page, for each reader.",
        subcommands: [Serve.self, Token.self, Health.self, Demo.self])
}
