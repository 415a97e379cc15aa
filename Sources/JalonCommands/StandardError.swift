internal import Foundation

/// Messages to the person at the terminal; data never goes here.
enum StandardError {
    static let isTerminal = isatty(STDERR_FILENO) == 1

    /// Says one message.
    ///
    /// What it quotes may come from anywhere: nothing in it acts on the terminal.
    static func say(_ message: String) { write(harmless(message) + "\n") }

    /// The text with control and formatting characters spelt out, but for the ends of lines.
    static func harmless(_ text: String) -> String {
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar.properties.generalCategory {
            case .control where scalar != "\n", .format, .lineSeparator, .paragraphSeparator:
                result.append(contentsOf: "\\u{\(String(scalar.value, radix: 16))}".unicodeScalars)
            default: result.append(scalar)
            }
        }
        return String(result)
    }

    /// Replaces the line that was said last, on a terminal; elsewhere says nothing.
    static func progress(_ message: String) {
        guard isTerminal else { return }
        write("\r\u{1B}[K\(message)")
    }

    /// Takes the line of the progress away.
    static func endProgress() {
        guard isTerminal else { return }
        write("\r\u{1B}[K")
    }

    /// A message that cannot be said is lost: what was done is done, and the exit code tells it.
    private static func write(_ text: String) {
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            let count = rest.withUnsafeBytes { Foundation.write(STDERR_FILENO, $0.baseAddress, $0.count) }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else { return }
            rest.removeFirst(count)
        }
    }
}
