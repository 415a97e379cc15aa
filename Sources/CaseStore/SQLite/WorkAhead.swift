internal import Dispatch
internal import GRDB

/// Work on a connection that goes on beside whoever asked for it.
///
/// What comes of it is written before `done` is signalled, and read behind it.
final class WorkAhead<Outcome: Sendable>: @unchecked Sendable {
    private let done = DispatchSemaphore(value: 0)
    private var result: Result<Outcome, any Error> = .failure(CancellationError())

    /// Begins with the work, as soon as nobody else works on the connection; no transaction is around it.
    init(in queue: DatabaseQueue, _ work: @escaping @Sendable (Database) throws -> Outcome) {
        // Not `asyncRead`, which lets go of the file only after its work has told that it is done.
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
        // Who asks again need not wait.
        done.signal()
        return try result.get()
    }
}
