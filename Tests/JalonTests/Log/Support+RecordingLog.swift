import Foundation
import Logging

/// Keeps what was logged.
final class RecordingLog: @unchecked Sendable {
    private let lock = NSLock()
    private var kept: [LogEvent] = []

    var events: [LogEvent] { lock.withLock { kept } }

    /// A logger that keeps everything here.
    func logger(_ level: Logger.Level = .trace) -> Logger {
        Logger(label: "jalon.test") { _ in Handler(log: self, logLevel: level) }
    }

    private struct Handler: LogHandler {
        let log: RecordingLog
        var logLevel: Logger.Level
        var metadata: Logger.Metadata = [:]

        subscript(metadataKey key: String) -> Logger.Metadata.Value? {
            get { metadata[key] }
            set { metadata[key] = newValue }
        }

        func log(event: LogEvent) { log.lock.withLock { log.kept.append(event) } }
    }
}
