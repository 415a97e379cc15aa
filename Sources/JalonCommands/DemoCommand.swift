internal import ArgumentParser
internal import Foundation
internal import Jalon

/// `jalon demo`.
struct DemoCommand: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "demo",
        abstract: "Create a casebook with fictional cases of five countries, and show what is due in it.")

    @Argument(
        help: ArgumentHelp(
            "Where the casebook is created. (default: --store, or a new temporary folder)", valueName: "path"),
        completion: .file())
    var path: String?

    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let path =
            path ?? global.store
            ?? FileManager.default.temporaryDirectory
            .appendingPathComponent("jalon-demo-\(UInt32.random(in: 0 ... .max))").appendingPathComponent(
                "casebook.sqlite"
            ).path
        let casebook = try Casebook.create(at: path)
        do {
            try Demonstration(casebook: casebook, today: session.today).fill()
        } catch {
            casebook.takeAway()
            throw error
        }
        session.say("message.demo.fictional", [:])
        session.say("message.demo.path", ["path": .text(path)])
        session.say("  jalon deadline explain BE-DEMO-01 --store \(path)\n")
        try DueView(casebook: casebook, session: session).show()
    }
}
