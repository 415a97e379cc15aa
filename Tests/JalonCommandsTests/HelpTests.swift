import ArgumentParser
import Foundation
import Testing

@testable import JalonCommands

/// The whole help, as people read it: a change of a word is seen in review.
@Suite struct HelpTests {
    private static let file = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
        .appendingPathComponent("Help/jalon.txt")

    @Test func everyHelpTextIsTheReviewedOne() throws {
        let help = Self.pages(of: JalonCommand.self, path: "jalon").joined(separator: "\n")
        if ProcessInfo.processInfo.environment["JALON_RECORD_HELP"] == "1" {
            try Data(help.utf8).write(to: Self.file)
        }
        let reviewed = try String(contentsOf: Self.file, encoding: .utf8)
        #expect(help == reviewed, "run the tests with JALON_RECORD_HELP=1 and read the difference in review")
    }

    private static func pages(of command: any ParsableCommand.Type, path: String) -> [String] {
        let page = "### \(path)\n\n\(JalonCommand.helpMessage(for: command, columns: 100))\n"
        return [page]
            + command.configuration.subcommands.flatMap { pages(of: $0, path: "\(path) \($0._commandName)") }
    }
}
