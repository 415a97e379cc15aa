import CaseModel
import CountryRules
import Foundation
import Testing

@testable import CaseStore

@Suite("Two writers at once")
struct ConcurrencyTests {
    let folder = TemporaryFolder()

    @Test("Both succeed, each with a connection of its own, and the chain stays whole")
    func both() throws {
        let path = folder.file()
        _ = try exampleStore(at: path)
        let failures = Failures()
        let count = 15
        failures.collect(threads: 2) { writer in
            let store = try CasebookStore.open(at: path)
            for number in 0..<count {
                try store.write(under: .embedded()) { transaction in
                    if number == 0 { try transaction.open("IT-\(writer)", .italy) }
                    try transaction.append(
                        .conditionRecorded("cooperates", .met), to: "IT-\(writer)", on: "2013-03-01")
                    try transaction.append(.conditionRecorded("cooperates", .met), to: "BE-1", on: "2013-03-01")
                }
                _ = try store.deadlines(DeadlineQuery())
            }
        }
        #expect(failures.all.isEmpty, "\(failures.all)")
        let verification = try CasebookStore.open(at: path).verify()
        #expect(verification.problems == [])
        #expect(verification.entries == Int64(8 + 2 * (2 * count + 1)) && verification.cases == 4)
    }

    @Test("A writer that is held up for too long says so, and has written nothing")
    func locked() throws {
        let path = folder.file()
        let holder = try exampleStore(at: path)
        let waiting = try CasebookStore.open(at: path, environment: .live, patience: 0.05)
        try holder.write(under: .embedded()) { transaction in
            try transaction.append(.conditionRecorded("cooperates", .met), to: "BE-1", on: "2013-03-01")
            var began = false
            let error = #expect(throws: JalonError.self) {
                try waiting.write(under: .embedded()) { other in
                    began = true
                    try other.open("IT-1", .italy)
                }
            }
            // It waits before it reads: what it would decide on must not change under it.
            #expect(!began)
            #expect(error?.code == .locked)
            #expect(error?.message == "\(path) is locked by another process; try again when it has finished")
            // Reading goes on beside a writer that has not come to its commit.
            #expect(try waiting.deadlines(DeadlineQuery()).count == 3)
        }
        try waiting.write(under: .embedded()) { try $0.open("IT-1", .italy) }
        let verification = try holder.verify()
        #expect(verification.entries == 10 && verification.problems == [])
    }
}

/// What went wrong in several threads.
private final class Failures: @unchecked Sendable {
    private let lock = NSLock()
    private var errors: [any Error] = []

    var all: [any Error] { lock.withLock { errors } }

    /// Works in so many threads at once, and waits for all of them.
    func collect(threads: Int, _ work: @escaping @Sendable (Int) throws -> Void) {
        let group = DispatchGroup()
        for number in 0..<threads {
            group.enter()
            Thread.detachNewThread {
                do { try work(number) } catch { self.lock.withLock { self.errors.append(error) } }
                group.leave()
            }
        }
        group.wait()
    }
}
