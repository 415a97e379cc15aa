internal import Foundation
internal import Jalon

/// Questions to the person at the terminal.
enum TerminalQuestion {
    /// Asks until the answer is yes or no, in any of the languages that Jalon speaks.
    ///
    /// - Returns: `nil` without a terminal, or when the input ends.
    static func yesOrNo(_ question: String, _ words: Words) -> Bool? {
        guard isatty(STDIN_FILENO) == 1, StandardError.isTerminal else { return nil }
        for _ in 0..<5 {
            StandardError.say("\(question) [\(words[.yes])/\(words[.no])]")
            guard let line = readLine(strippingNewline: true) else { return nil }
            if let answer = try? Parsed.yesOrNo(line) { return answer }
        }
        return nil
    }
}
