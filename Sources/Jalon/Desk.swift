internal import Dispatch

/// Where the work of a casebook is done, one piece after another and never on a thread of the cooperative pool, which a
/// lock or a disk would keep from everybody else.
///
/// What runs here still belongs to the task that handed it in, so that its cancellation shows (`Task.isCancelled`).
actor Desk {
    private nonisolated let queue = QueueExecutor()

    nonisolated var unownedExecutor: UnownedSerialExecutor { queue.asUnownedSerialExecutor() }

    /// Does a piece of work, unless the task was cancelled before it began.
    ///
    /// - Throws: What the work throws, or `CancellationError`.
    func run<Value: Sendable>(_ work: @Sendable () throws -> Value) throws -> Value {
        try Task.checkCancellation()
        return try work()
    }
}

/// A dispatch queue of its own.
private final class QueueExecutor: SerialExecutor {
    private let queue = DispatchQueue(label: "jalon.casebook.desk")

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        queue.async { job.runSynchronously(on: self.asUnownedSerialExecutor()) }
    }
}
