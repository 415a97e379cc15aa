internal import Foundation
internal import Jalon

/// Reads free text and secrets, which never travel in arguments: process lists and shell histories keep those.
///
/// An option that holds text takes `-` for standard input or `@FILE`; on a terminal it is asked for.
final class TextSource {
    /// Who has standard input; it can be read once.
    private var reader: String?
    /// The language of the questions.
    private let language: RuleLanguage

    init(_ language: RuleLanguage = .english) { self.language = language }

    /// The longest text that is read, in bytes: an entry has several, each of at most 64 KiB, and none is cut unseen.
    private static let longest = 1 << 20

    /// The text that an option names.
    ///
    /// - Parameter option: The option's name, such as `--note`.
    /// - Throws: `JalonError` (`invalidInput`) for a literal, which is not repeated; `failed` for a file that cannot be read.
    func text(_ given: String, for option: String) throws(JalonError) -> String {
        let bytes: [UInt8]
        if given == "-" {
            bytes = try standardInput(for: option)
        } else if given.hasPrefix("@"), given.count > 1 {
            bytes = try Self.file(String(given.dropFirst()), for: option)
        } else {
            throw Self.refusal(option)
        }
        return try Self.cleaned(bytes, option)
    }

    /// The text that an option names; `nil` when it was not given.
    func optional(_ given: String?, for option: String) throws(JalonError) -> String? {
        guard let given else { return nil }
        return try text(given, for: option)
    }

    /// The text that an option names, or that is asked for on a terminal.
    func needed(_ given: String?, for option: String, asking question: String) throws(JalonError) -> String {
        if let given { return try text(given, for: option) }
        guard isatty(STDIN_FILENO) == 1 else {
            throw JalonError(
                .invalidInput,
                "\(option) is missing: it takes - (standard input) or @FILE, and is asked for on a terminal",
                Wording("refusal.text-missing", ["option": .text(option)]))
        }
        askOnTerminal(question)
        return try Self.cleaned(standardInput(for: option), option)
    }

    /// Says on a terminal what is read from it; elsewhere says nothing.
    func askOnTerminal(_ question: String, _ values: [String: Wording.Value] = [:]) {
        guard isatty(STDIN_FILENO) == 1 else { return }
        StandardError.say(said("prompt.end-of-text", ["question": .wording(Wording(question, values: values))]))
    }

    /// A question in the language of the person.
    private func said(_ key: String, _ values: [String: Wording.Value] = [:]) -> String {
        (try? RuleTexts(language))?.sentence(Wording(key, values: values)) ?? key
    }

    /// A secret that an option names: a file, or standard input, which on a terminal is asked for without being shown.
    ///
    /// - Parameter isNew: Whether it is set now, and has to be typed twice.
    func secret(
        _ given: String, for option: String, asking question: String, isNew: Bool = false
    ) throws(JalonError) -> String {
        guard given == "-", isatty(STDIN_FILENO) == 1 else { return try text(given, for: option) }
        guard let typed = try self.typed(asking: question, isNew: isNew) else {
            throw JalonError(.invalidInput, "\(option): there is no terminal to type it on")
        }
        return typed
    }

    /// Everything on standard input.
    func standardInput(for option: String) throws(JalonError) -> [UInt8] {
        if let reader {
            throw JalonError(
                .invalidInput,
                "\(option) and \(reader) cannot both be read from standard input: put one in a file (@FILE)")
        }
        reader = option
        return try Self.read(STDIN_FILENO, "standard input", option)
    }

    /// A secret, typed on the terminal without being shown.
    ///
    /// - Parameters:
    ///   - question: The key of what is asked.
    ///   - isNew: Whether it is set now, and has to be typed twice.
    /// - Returns: `nil` when there is no terminal.
    /// - Throws: `JalonError` (`invalidInput`) when it was not typed the same twice.
    func typed(asking question: String, isNew: Bool) throws(JalonError) -> String? {
        guard let typed = Self.secret(asking: said(question)) else { return nil }
        guard !isNew || Self.secret(asking: said("prompt.again")) == typed else {
            throw JalonError(.invalidInput, "the two are not the same; nothing was changed")
        }
        return typed
    }

    private static func secret(asking question: String) -> String? {
        let terminal = open("/dev/tty", O_RDWR | O_CLOEXEC | O_NOCTTY)
        guard terminal >= 0 else { return nil }
        defer { close(terminal) }
        var settings = termios()
        guard tcgetattr(terminal, &settings) == 0 else { return nil }
        var silent = settings
        // Ctrl-C is read as a character, so that the terminal never stays without its echo.
        silent.c_lflag &= ~tcflag_t(ECHO | ISIG)
        guard tcsetattr(terminal, TCSAFLUSH, &silent) == 0 else { return nil }
        defer { tcsetattr(terminal, TCSAFLUSH, &settings) }
        let prompt = Array("\(question): ".utf8)
        _ = write(terminal, prompt, prompt.count)
        var bytes: [UInt8] = []
        var byte: UInt8 = 0
        while bytes.count < 4_096 {
            let count = Foundation.read(terminal, &byte, 1)
            if count < 0, errno == EINTR { continue }
            guard count == 1, byte != UInt8(ascii: "\n") else { break }
            guard byte != 3, byte != 4, byte != 28 else { return nil }
            bytes.append(byte)
        }
        _ = write(terminal, [UInt8(ascii: "\n")], 1)
        return String(utf8: bytes)
    }

    private static func refusal(_ option: String) -> JalonError {
        JalonError(
            .invalidInput,
            "\(option): free text does not travel in arguments, which process lists and shell histories keep; "
                + "write - for standard input or @FILE for a file",
            Wording("refusal.text-in-argument", ["option": .text(option)]))
    }

    private static func file(_ path: String, for option: String) throws(JalonError) -> [UInt8] {
        let file = open(path, O_RDONLY | O_CLOEXEC)
        guard file >= 0 else {
            throw JalonError(.failed, "\(option): \(path) cannot be read: \(String(cString: strerror(errno)))")
        }
        defer { close(file) }
        return try read(file, path, option)
    }

    private static func read(_ descriptor: Int32, _ name: String, _ option: String) throws(JalonError) -> [UInt8] {
        var bytes: [UInt8] = []
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while true {
            let count = Foundation.read(descriptor, &buffer, buffer.count)
            if count < 0, errno == EINTR { continue }
            guard count >= 0 else {
                throw JalonError(.failed, "\(option): \(name) cannot be read: \(String(cString: strerror(errno)))")
            }
            guard count > 0 else { return bytes }
            bytes += buffer[..<count]
            guard bytes.count <= longest else {
                throw JalonError(
                    .invalidInput, "\(option): more than \(longest >> 20) MiB of text: shorten it",
                    Wording("limit.text", ["option": .text(option), "size": .text("\(longest >> 20) MiB")]))
            }
        }
    }

    /// UTF-8 without the ends of lines around it, in the composed form of Unicode.
    private static func cleaned(_ bytes: [UInt8], _ option: String) throws(JalonError) -> String {
        guard let text = String(utf8: bytes) else {
            throw JalonError(.invalidInput, "\(option): the text is not UTF-8")
        }
        guard !bytes.contains(0) else {
            throw JalonError(
                .invalidInput, "\(option): a NUL byte stands in it: this is not a text",
                Wording("limit.nul", ["option": .text(option)]))
        }
        let trimmed = text.trimmingCharacters(in: .newlines).precomposedStringWithCanonicalMapping
        guard !trimmed.isEmpty else { throw JalonError(.invalidInput, "\(option): the text is empty") }
        return trimmed
    }
}
