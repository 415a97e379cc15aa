import ArgumentParser
import Jalon
import Testing

@testable import JalonCommands

@Suite struct CommandNamesTests {
    @Test(arguments: [
        (["deadlin", "list"], "did you mean deadline?"), (["deadline", "lst"], "did you mean list?"),
        (["stage", "grnat", "BE-1"], "did you mean grant?"), (["bogus"], "there are due, demo, store"),
    ])
    func namesWhatWasMeant(_ arguments: [String], _ expected: String) throws {
        let error = #expect(throws: JalonError.self) { try CommandNames.command(of: arguments) }
        #expect(error?.message.contains(expected) == true)
        #expect(error?.code == .invalidInput)
    }

    @Test(arguments: Noun.allCases)
    func nounsAreTheNamesOfTheirCommands(_ noun: Noun) {
        #expect(noun.command.configuration.commandName == noun.rawValue)
    }

    @Test(arguments: [[], ["--help"], ["help", "deadline"], ["deadline"], ["deadline", "--help"]])
    func leavesTheRestToTheParser(_ arguments: [String]) throws {
        #expect(try CommandNames.command(of: arguments) == nil)
    }

    @Test(arguments: [
        (["due"], "DueCommand", []), (["dump", "x"], "DumpCommand", ["x"]),
        (["deadline", "list", "--json"], "DeadlineList", ["--json"]),
        (["stage", "grant", "x", "y"], "StageGrant", ["x", "y"]), (["verify", "help"], "VerifyCommand", ["help"]),
    ])
    func findsTheCommand(_ arguments: [String], _ name: String, _ rest: [String]) throws {
        let found = try #require(try CommandNames.command(of: arguments))
        #expect("\(found.command)" == name)
        #expect(found.arguments == rest)
    }
}
