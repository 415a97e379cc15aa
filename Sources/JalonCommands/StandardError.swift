internal import Foundation

/// Messages to the person at the terminal; data never goes here.
enum StandardError {
    static let isTerminal = isatty(STDERR_FILENO) == 1

    /// Says one message.
    static func say(_ message: String) { write(message + "\n") }

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

    private static func write(_ text: String) { FileHandle.standardError.write(Data(text.utf8)) }
}
