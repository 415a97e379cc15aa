import Jalon
import Testing

@testable import JalonCommands

@Suite struct CommandNamesTests {
    @Test(arguments: [
        (["deadlin", "list"], "did you mean deadline?"), (["deadline", "lst"], "did you mean list?"),
        (["stage", "grnat", "BE-1"], "did you mean grant?"), (["bogus"], "there are due, demo, store"),
    ])
    func namesWhatWasMeant(_ arguments: [String], _ expected: String) throws {
        let error = #expect(throws: JalonError.self) { try CommandNames.check(arguments) }
        #expect(error?.message.contains(expected) == true)
        #expect(error?.code == .invalidInput)
    }

    @Test(arguments: [
        [], ["--help"], ["help", "deadline"], ["deadline", "--help"], ["dump", "x"], ["stage", "grant", "x", "y"],
    ])
    func leavesTheRestToTheParser(_ arguments: [String]) {
        #expect(throws: Never.self) { try CommandNames.check(arguments) }
    }
}
