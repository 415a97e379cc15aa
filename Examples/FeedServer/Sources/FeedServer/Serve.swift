import ArgumentParser
import Foundation
import Jalon
import Logging

/// Where to listen, and how much to say.
struct Listening: ParsableArguments {
    @Option(help: "The address to listen on; what lies before it speaks TLS.")
    var host = "127.0.0.1"

    @Option(help: "The port to listen on; 0 for any that is free.")
    var port = 8080

    @Option(help: "The time zone of the centre, such as Europe/Brussels; without it, that of the machine.")
    var timeZone: String?

    @Option(help: "How much is logged: trace, debug, info, notice, warning, error, critical.")
    var logLevel = "info"

    func validate() throws {
        guard (0...65_535).contains(port) else { throw ValidationError("--port is 0 to 65535") }
        guard Logger.Level(rawValue: logLevel) != nil else { throw ValidationError("--log-level has no such level") }
        guard timeZone.map({ TimeZone(identifier: $0) != nil }) ?? true else {
            throw ValidationError("--time-zone is a zone such as Europe/Brussels")
        }
    }

    /// What logs: to standard error, a line an event, in fields.
    var logger: Logger {
        var logger = Logger(label: "feed-server") { StreamLogHandler.standardError(label: $0) }
        logger.logLevel = Logger.Level(rawValue: logLevel) ?? .info
        return logger
    }

    /// The day it is at the centre.
    var today: @Sendable () -> CivilDate {
        var calendar = Calendar(identifier: .gregorian)
        calendar.timeZone = timeZone.flatMap { TimeZone(identifier: $0) } ?? .current
        return { [calendar] in
            let now = calendar.dateComponents([.year, .month, .day], from: Date())
            return CivilDate(year: now.year ?? 0, month: now.month ?? 0, day: now.day ?? 0) ?? .earliest
        }
    }
}

/// Serves a casebook.
struct Serve: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "Serves a casebook until it is told to stop.")

    @Option(help: "The casebook.", completion: .file())
    var casebook: String

    @Option(help: "The file of the readers, as feed-server token writes it.", completion: .file())
    var readers: String

    @OptionGroup var listening: Listening

    func run() async throws {
        let file = CasebookFile(casebook)
        let readers = ReadersFile(readers)
        do {
            // What is wrong now is said now, and not to the first reader.
            _ = try file.casebook().chainEnd()
            _ = try readers.all()
        } catch {
            throw ExitCode.failure(saying: error)
        }
        try await serve(file, readers, listening)
    }
}

extension ExitCode {
    /// An error as one sentence on standard error, and exit code 1.
    static func failure(saying error: any Error) -> ExitCode {
        try? FileHandle.standardError.write(contentsOf: Data("feed-server: \(error)\n".utf8))
        return .failure
    }
}
