internal import Dispatch
internal import GRDB

/// Work on a connection that goes on beside whoever asked for it.
///
/// What came of it is written before `done` is signalled, and read behind it.
final class WorkAhead<Outcome: Sendable>: @unchecked Sendable {
    private let done = DispatchSemaphore(value: 0)
    private var result: Result<Outcome, any Error> = .failure(CancellationError())

    /// Begins with the work, as soon as nobody else works on the connection.
    init(in queue: DatabaseQueue, _ work: @escaping @Sendable (Database) throws -> Outcome) {
        queue.asyncWriteWithoutTransaction { [self] db in
            result = Result { try work(db) }
            done.signal()
        }
    }

    /// Waits for what comes of it.
    ///
    /// - Throws: What the work throws.
    func outcome() throws -> Outcome {
        done.wait()
        done.signal()
        return try result.get()
    }
}
