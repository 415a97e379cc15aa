import Jalon
import Testing

@testable import JalonCommands

@Suite struct ExitCodeTests {
    private static let codes: [(JalonError.Code, Int32)] = [
        (.failed, 1), (.noCasebook, 10), (.locked, 11), (.damaged, 13), (.notFound, 14), (.contradictsRules, 15),
        (.invalidInput, 64), (JalonError.Code(rawValue: "from-a-later-version"), 1),
    ]

    @Test(arguments: codes)
    func eachErrorHasItsCode(_ code: JalonError.Code, _ expected: Int32) {
        #expect(JalonError(code, "").exitCode == expected)
    }
}
