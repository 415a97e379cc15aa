import Foundation
import Jalon
import Testing

@Suite("Work is done on the casebook's own queue", .timeLimit(.minutes(10)))
struct PerformTests {
    private let folder = TemporaryFolder()

    private func casebook() throws -> Casebook {
        let casebook = try Casebook.create(at: folder.file())
        try casebook.open("BE-1")
        return casebook
    }

    @Test("Values and errors come back; a casebook is opened the same way")
    func values() async throws {
        _ = try casebook()
        let path = folder.file()
        let casebook = try await Casebook.perform { try Casebook.open(at: path) }
        #expect(try await casebook.perform { try $0.cases().map(\.reference.text) } == ["BE-1"])
        let error = await #expect(throws: JalonError.self) {
            try await casebook.perform { try $0.state(of: reference("BE-9")) }
        }
        #expect(error?.code == .notFound)
    }

    @Test("However many wait, other tasks go on: no thread of the pool is kept")
    func pool() async throws {
        let casebook = try casebook()
        let waiting = Counter()
        let gate = DispatchSemaphore(value: 0)
        // As many as the pool can have threads, and more.
        let count = ProcessInfo.processInfo.activeProcessorCount * 2 + 2
        let outcomes = try await withThrowingTaskGroup(of: Bool?.self) { group in
            for _ in 0..<count {
                group.addTask {
                    try await Casebook.perform {
                        waiting.increment()
                        return gate.wait(timeout: .now() + 300) == .success
                    }
                }
            }
            group.addTask {
                while waiting.value < count { try await Task.sleep(for: .milliseconds(1)) }
                #expect(try await casebook.perform { try $0.cases().count } == 1)
                for _ in 0..<count { gate.signal() }
                return nil
            }
            return try await group.reduce(into: []) { $0.append($1) }
        }
        #expect(outcomes.compactMap(\.self) == Array(repeating: true, count: count))
    }

    @Test("One piece after another, in the order in which they were handed in")
    func order() async throws {
        let casebook = try casebook()
        let inside = Counter()
        let overlapped = Counter()
        try await withThrowingTaskGroup(of: Void.self) { group in
            for number in 0..<8 {
                group.addTask {
                    try await casebook.perform { casebook in
                        if inside.increment() != 1 { overlapped.increment() }
                        try casebook.open("IT-\(number)", .italy)
                        inside.decrement()
                    }
                }
            }
            try await group.waitForAll()
        }
        #expect(overlapped.value == 0)
        #expect(try casebook.cases(.all).count == 9)
        #expect(try casebook.verify().problems == [])
    }

    @Test("Cancelled before it begins, nothing is done")
    func cancelledBefore() async throws {
        let casebook = try casebook()
        let gate = DispatchSemaphore(value: 0)
        let began = Counter()
        let first = Task {
            try await casebook.perform { _ in
                began.increment()
                return gate.wait(timeout: .now() + 300) == .success
            }
        }
        while began.value == 0 { try await Task.sleep(for: .milliseconds(1)) }
        let second = Task { try await casebook.perform { try $0.open("FR-1", .france) } }
        second.cancel()
        gate.signal()
        #expect(try await first.value)
        await #expect(throws: CancellationError.self) { try await second.value }
        #expect(try casebook.cases(.all).map(\.reference.text) == ["BE-1"])
    }

    @Test("Cancelled once it has begun, what is recorded is recorded whole and acknowledged")
    func cancelledAfter() async throws {
        let casebook = try casebook()
        let task = Task {
            try await casebook.perform { casebook in
                withUnsafeCurrentTask { $0?.cancel() }
                #expect(Task.isCancelled)
                try casebook.open("FR-1", .france)
                return try casebook.record(.stepRecorded(.init(.guardian)), in: "FR-1", on: "2026-03-03").entry.id
            }
        }
        let id = try await task.value
        #expect(try casebook.timeline(of: reference("FR-1")).last?.id == id)
    }

    @Test("An export and a dump that were cancelled stop, with the language's own error")
    func cancelledReading() async throws {
        let casebook = try casebook()
        let export = Task {
            try await casebook.perform { casebook in
                withUnsafeCurrentTask { $0?.cancel() }
                return try casebook.exported(nil, .init(.csv))
            }
        }
        await #expect(throws: CancellationError.self) { _ = try await export.value }
        let dump = Task {
            try await casebook.perform { casebook in
                withUnsafeCurrentTask { $0?.cancel() }
                return try casebook.dumped()
            }
        }
        await #expect(throws: CancellationError.self) { _ = try await dump.value }
        #expect(try casebook.verify().problems == [])
    }
}

/// A number that several threads count.
final class Counter: @unchecked Sendable {
    private let lock = NSLock()
    private var count = 0

    var value: Int { lock.withLock { count } }

    @discardableResult
    func increment() -> Int {
        lock.withLock {
            count += 1
            return count
        }
    }

    func decrement() { lock.withLock { count -= 1 } }
}
