import Foundation
import GRDB

/// A clock on which waiting takes no time: each waiting does the next thing of a script instead.
///
/// Where the script has come to its end, waiting lasts until the task is cancelled.
final class ScriptedClock: Clock, @unchecked Sendable {
    typealias Duration = Swift.Duration
    typealias Instant = ContinuousClock.Instant

    private let lock = NSLock()
    private var script: [@Sendable () throws -> Void]
    private(set) var asked: [Duration] = []

    init(_ script: (@Sendable () throws -> Void)...) { self.script = script }

    let now = ContinuousClock.now
    let minimumResolution = Duration.zero

    func sleep(until deadline: Instant, tolerance: Duration?) async throws {
        let next = lock.withLock {
            asked.append(now.duration(to: deadline))
            return script.isEmpty ? nil : script.removeFirst()
        }
        guard let next else { return try await Task.sleep(for: .seconds(3600)) }
        try Task.checkCancellation()
        try next()
    }

    /// How many things of the script are left to do.
    var left: Int { lock.withLock { script.count } }
}

/// A day that somebody changes.
final class ChangingDay: @unchecked Sendable {
    private let lock = NSLock()
    private var day: String

    init(_ day: String) { self.day = day }

    var text: String {
        get { lock.withLock { day } }
        set { lock.withLock { day = newValue } }
    }
}

extension DatabaseQueue {
    /// Another program's connection, which may keep a lock for as long as it likes.
    static func locking(_ path: String) throws -> DatabaseQueue {
        var configuration = Configuration()
        configuration.allowsUnsafeTransactions = true
        return try DatabaseQueue(path: path, configuration: configuration)
    }
}
