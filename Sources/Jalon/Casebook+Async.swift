internal import CaseModel

extension Casebook {
    /// Does a piece of work with the casebook, and lets the caller's thread go meanwhile.
    ///
    /// Every call of a casebook is synchronous, and may wait for another process or for the disk. This is the one door
    /// for callers that must not wait, such as a user interface or a server:
    ///
    /// ```swift
    /// let due = try await casebook.perform { try $0.deadlines(DeadlineQuery(until: day)) }
    /// ```
    ///
    /// The work runs on a queue of the casebook's own, never on the cooperative pool. Pieces of work are done one after
    /// another, in the order in which they were handed in: beside a long export, a second casebook opened at the same
    /// path reads on. Several calls in one piece of work are several transactions, and other processes may write between
    /// them.
    ///
    /// A task that is cancelled before its work begins does nothing. Once begun, what is recorded is recorded whole and
    /// acknowledged; what only reads a whole casebook, such as an export, stops between two cases.
    ///
    /// - Parameter work: What to do. It is part of the calling task: `Task.isCancelled` tells whether that was cancelled.
    /// - Throws: What the work throws, which is `JalonError` for all calls of a casebook; `CancellationError` when the
    ///   task was cancelled before the work began, or where it stopped for that.
    public func perform<Value: Sendable>(_ work: @Sendable (Casebook) throws -> Value) async throws -> Value {
        try await Self.translatingCancellation { try await desk.run { try work(self) } }
    }

    /// Does a piece of work without a casebook that is open: opens or creates one, verifies a file, looks through a
    /// backup or restores it, and lets the caller's thread go meanwhile.
    ///
    /// ```swift
    /// let casebook = try await Casebook.perform { try Casebook.open(at: path) }
    /// ```
    ///
    /// - Parameter work: What to do, on a queue of its own.
    /// - Throws: As the other one.
    public static func perform<Value: Sendable>(_ work: @Sendable () throws -> Value) async throws -> Value {
        try await translatingCancellation { try await Desk().run(work) }
    }

    /// Calls of a casebook throw nothing but `JalonError`; beyond them, whoever was cancelled looks for the language's
    /// own error.
    private static func translatingCancellation<Value>(_ work: () async throws -> Value) async throws -> Value {
        do {
            return try await work()
        } catch {
            throw (error as? JalonError)?.code == .cancelled ? CancellationError() : error
        }
    }
}
