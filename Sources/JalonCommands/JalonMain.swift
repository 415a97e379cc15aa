internal import ArgumentParser
internal import Foundation
internal import Jalon

/// The command line as a program: arguments in, exit code out.
public enum JalonMain {
    /// Runs a command.
    ///
    /// - Parameter arguments: The arguments without the program's name.
    /// - Returns: The exit code: 0 done; 1 failed; 2 something is overdue (`deadline check` alone); 10 no
    ///   casebook; 11 locked; 12 key missing or wrong; 13 damaged or not a casebook; 14 not found; 15 contradicts the rules; 64 usage.
    public static func run(_ arguments: [String]) -> Int32 {
        // A closed pipe is an error of the write, so that it is said and never taken for success.
        signal(SIGPIPE, SIG_IGN)
        // So is a file that may not grow any more (ulimit -f).
        signal(SIGXFSZ, SIG_IGN)
        occupyStandardStreams()
        do {
            let arguments = GlobalOptions.movedBehindTheVerb(arguments)
            var command = try parsed(arguments)
            try command.run()
            return 0
        } catch let error as JalonError {
            return report(error)
        } catch let error as RuleError {
            return report(JalonError(error))
        } catch let code as ExitCode {
            return code.rawValue
        } catch {
            return finish(error)
        }
    }

    /// The command with what was given to it.
    ///
    /// The named command alone reads its arguments: on the way from the root, the parser would make up every command that
    /// it comes by, which took a quarter of the work of a short command (make bench ROW=start). What it does not read to
    /// the end, help, completion scripts and mistakes, goes the whole way, so that what is said names the whole command.
    private static func parsed(_ arguments: [String]) throws -> any ParsableCommand {
        if let (command, rest) = try CommandNames.command(of: arguments),
            let read = $readsCommandAlone.withValue(true, operation: { try? command.parseAsRoot(rest) }),
            type(of: read) == command
        {
            return read
        }
        return try JalonCommand.parseAsRoot(arguments)
    }

    /// Whether a command reads its arguments by itself, and not below the root.
    @TaskLocal static var readsCommandAlone = false

    /// Takes the place of each standard stream that was closed, so that no file gets its number and with it the messages.
    ///
    /// It is opened the wrong way round: what is written there fails as on a closed stream.
    private static func occupyStandardStreams() {
        for stream in [STDIN_FILENO, STDOUT_FILENO, STDERR_FILENO] where fcntl(stream, F_GETFD) < 0 {
            _ = open("/dev/null", stream == STDIN_FILENO ? O_WRONLY : O_RDONLY)
        }
    }

    private static func report(_ error: JalonError) -> Int32 {
        StandardError.say("jalon: \(error.message)")
        return error.exitCode
    }

    /// What the parser says without the words that it did not expect, which may be free text given in the wrong place.
    static func withoutNames(_ message: String) -> String {
        var parts = message.split(separator: "'", omittingEmptySubsequences: false).map(String.init)
        guard parts.count > 2, message.contains("nexpected argument") || message.contains("is invalid for") else {
            return message
        }
        for index in parts.indices
        where index % 2 == 1 && index < parts.count - 1 && !parts[index].hasPrefix("jalon ") {
            let isName = parts[index].contains { !$0.isLowercase && !$0.isNumber && !"-.<>=_|".contains($0) }
            if isName { parts[index] = "…" }
        }
        return parts.joined(separator: "'")
    }

    /// What the parser says with no word in it that is longer than any that was meant: it quotes what was given whole.
    static func shortened(_ message: String) -> String {
        let longest = 100
        return message.split(separator: " ", omittingEmptySubsequences: false)
            .map { $0.count > longest ? $0.prefix(40) + "…" + $0.suffix(3) : $0 }
            .joined(separator: " ")
    }

    /// Help and version are data; what the parser refuses is a message.
    private static func finish(_ error: any Error) -> Int32 {
        let code = JalonCommand.exitCode(for: error)
        let message = JalonCommand.fullMessage(for: error)
        guard code == .success else {
            StandardError.say(shortened(withoutNames(message)))
            return code.rawValue
        }
        do {
            let output = Output.standard
            try output.write(message + "\n")
            try output.finish()
            return 0
        } catch {
            return report(error)
        }
    }
}

extension JalonError {
    /// The exit code of the command line.
    var exitCode: Int32 {
        switch code {
        case .noCasebook: 10
        case .locked: 11
        case .keyMissing, .keyWrong: 12
        case .damaged: 13
        case .notFound: 14
        case .contradictsRules: 15
        case .invalidInput: 64
        default: 1
        }
    }
}
