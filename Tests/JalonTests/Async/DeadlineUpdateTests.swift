import CaseStore
import Foundation
import GRDB
import Testing

@testable import Jalon

@Suite("The deadlines, whenever they change", .timeLimit(.minutes(10)))
struct DeadlineUpdateTests {
    private let folder = TemporaryFolder()
    private let casebook: Casebook
    private let today: CivilDate

    init() throws {
        casebook = try Casebook.create(at: folder.file())
        try casebook.open("BE-1")
        try casebook.open("BE-2")
        today = try date("2026-03-10")
    }

    private func grant(_ casebook: Casebook, _ name: String) throws {
        try casebook.record(.stageGranted(.init(stage: "be.reflection")), in: name, on: "2026-03-02")
    }

    private func cases(_ list: DeadlineList?) -> [String]? { list?.deadlines.map(\.caseReference.text) }

    private func updates(_ clock: any Clock<Duration>, _ query: DeadlineQuery = DeadlineQuery()) -> DeadlineUpdates {
        let today = today
        return casebook.deadlineUpdates(query, today: { today }, every: .seconds(7), clock: clock)
    }

    @Test("At once, and after each recording that changes them; equal lists are not given again")
    func recordedHere() async throws {
        let casebook = casebook
        let clock = ScriptedClock(
            { try casebook.record(.stepRecorded(.init(.guardian)), in: "BE-1", on: "2026-03-03") },
            {},
            { try casebook.record(.stageGranted(.init(stage: "be.reflection")), in: "BE-1", on: "2026-03-02") },
            { try casebook.record(.stageGranted(.init(stage: "be.reflection")), in: "BE-2", on: "2026-03-02") })
        var iterator = updates(clock).makeAsyncIterator()
        #expect(cases(try await iterator.next()) == [])
        #expect(clock.left == 4)
        #expect(cases(try await iterator.next()) == ["BE-1"])
        #expect(clock.left == 1)
        let last = try await iterator.next()
        #expect(cases(last) == ["BE-1", "BE-2"])
        #expect(last == DeadlineList(today: today, deadlines: try casebook.deadlines()))
        #expect(clock.asked == Array(repeating: .seconds(7), count: 4))
    }

    @Test("Whoever is slow is given the newest, and none between")
    func newest() async throws {
        var iterator = updates(ScriptedClock()).makeAsyncIterator()
        #expect(cases(try await iterator.next()) == [])
        try grant(casebook, "BE-1")
        try grant(casebook, "BE-2")
        #expect(cases(try await iterator.next()) == ["BE-1", "BE-2"])
    }

    @Test("After another connection has written")
    func otherConnection() async throws {
        let other = try Casebook.open(at: folder.file())
        let clock = ScriptedClock(
            {}, { try other.record(.stageGranted(.init(stage: "be.reflection")), in: "BE-2", on: "2026-03-02") })
        var iterator = updates(clock).makeAsyncIterator()
        #expect(cases(try await iterator.next()) == [])
        #expect(cases(try await iterator.next()) == ["BE-2"])
    }

    @Test("After another process has written: the real program")
    func otherProcess() async throws {
        // The program lies beside the bundle of the tests, which the test runner is told of or is itself.
        let bundle = try #require(CommandLine.arguments.first { $0.contains(".xctest") })
        let beside = bundle.split(separator: ".xctest")[0]
        let program = URL(filePath: String(beside)).deletingLastPathComponent().appending(path: "jalon")
        try #require(FileManager.default.isExecutableFile(atPath: program.path), "swift build makes \(program.path)")
        let path = folder.file()
        let home = folder.path
        let clock = ScriptedClock({
            let process = Process()
            process.executableURL = program
            process.arguments = ["stage", "grant", "BE-2", "be.reflection", "--on", "2026-03-02", "--store", path]
            process.environment = ["JALON_TODAY": "2026-03-10", "JALON_AUTHOR": "zz", "HOME": home]
            process.standardOutput = FileHandle.nullDevice
            process.standardError = FileHandle.nullDevice
            try process.run()
            process.waitUntilExit()
            #expect(process.terminationStatus == 0)
        })
        var iterator = updates(clock).makeAsyncIterator()
        #expect(cases(try await iterator.next()) == [])
        #expect(cases(try await iterator.next()) == ["BE-2"])
    }

    @Test("On another day, with the days that are asked for: equal deadlines stand otherwise then")
    func newDay() async throws {
        try grant(casebook, "BE-1")
        let day = ChangingDay("2026-04-10")
        let clock = ScriptedClock({ day.text = "2026-04-11" }, {}, { day.text = "2026-04-12" })
        var iterator = casebook.deadlineUpdates(
            within: 5, today: { (try? date(day.text)) ?? .earliest }, clock: clock
        ).makeAsyncIterator()
        // Due on 16 April 2026.
        #expect(cases(try await iterator.next()) == [])
        let second = try await iterator.next()
        #expect(try cases(second) == ["BE-1"] && second?.today == date("2026-04-11"))
        let third = try await iterator.next()
        #expect(try third?.deadlines == second?.deadlines && third?.today == date("2026-04-12"))
    }

    @Test("Only those that the query finds, and `within` narrows it")
    func query() async throws {
        try grant(casebook, "BE-1")
        try grant(casebook, "BE-2")
        let today = today
        func first(_ query: DeadlineQuery, within days: Int?) async throws -> [String]? {
            var iterator = casebook.deadlineUpdates(query, within: days, today: { today }).makeAsyncIterator()
            return cases(try await iterator.next())
        }
        #expect(try await first(DeadlineQuery(caseReference: reference("BE-2")), within: nil) == ["BE-2"])
        #expect(try await first(DeadlineQuery(), within: 36) == [])
        #expect(try await first(DeadlineQuery(), within: 37) == ["BE-1", "BE-2"])
        #expect(try await first(DeadlineQuery(until: date("2026-04-15")), within: 37) == [])
        #expect(try await first(DeadlineQuery(), within: .max) == ["BE-1", "BE-2"])
    }

    @Test("Ends with its task, and keeps nothing: neither a task nor the casebook")
    func cancelled() async throws {
        let path = folder.file("other.sqlite")
        var other: Casebook? = try Casebook.create(at: path)
        weak let kept = other
        let (lists, given) = AsyncStream<DeadlineList>.makeStream()
        let today = today
        let task = Task { [updates = other?.deadlineUpdates(today: { today }, every: .seconds(3600))] in
            guard let updates else { return -1 }
            var count = 0
            for try await list in updates {
                count += 1
                given.yield(list)
            }
            return count
        }
        other = nil
        var iterator = lists.makeAsyncIterator()
        #expect(await iterator.next()?.deadlines == [])
        #expect(kept != nil)
        task.cancel()
        #expect(try await task.value == 1)
        // The task's own frame may be let go a moment after its value is there.
        for _ in 0..<6000 where kept != nil { try await Task.sleep(for: .milliseconds(10)) }
        #expect(kept == nil)
    }

    @Test("In a task that is cancelled already there is nothing")
    func cancelledBefore() async throws {
        let updates = updates(ScriptedClock())
        let task = Task {
            withUnsafeCurrentTask { $0?.cancel() }
            var iterator = updates.makeAsyncIterator()
            let first = try await iterator.next()
            return first == nil
        }
        #expect(try await task.value)
    }

    @Test("A casebook in another place is an error, and nothing comes after it")
    func moved() async throws {
        let (path, aside) = (folder.file(), folder.file("aside.sqlite"))
        let clock = ScriptedClock({ try FileManager.default.moveItem(atPath: path, toPath: aside) })
        var iterator = updates(clock).makeAsyncIterator()
        #expect(cases(try await iterator.next()) == [])
        do {
            let list = try await iterator.next()
            Issue.record("\(String(describing: list)) from a file that is gone")
        } catch {
            #expect(error.code == .failed)
        }
        #expect(try await iterator.next() == nil)
    }

    @Test("A casebook that is locked is waited for; not for the first list, so that it shows")
    func locked() async throws {
        let writer = try DatabaseQueue.locking(folder.file())
        let store = try CasebookStore.open(at: folder.file(), environment: .live, patience: 0.05)
        let watching = try Casebook(store: store, rules: LazyRules(nil))
        let today = today
        let clock = ScriptedClock(
            { try writer.writeWithoutTransaction { try $0.execute(sql: "BEGIN EXCLUSIVE") } },
            {},
            { try writer.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") } },
            { try casebook.record(.stageGranted(.init(stage: "be.reflection")), in: "BE-1", on: "2026-03-02") },
            { try writer.writeWithoutTransaction { try $0.execute(sql: "BEGIN EXCLUSIVE") } })
        let updates = watching.deadlineUpdates(today: { today }, clock: clock)
        var iterator = updates.makeAsyncIterator()
        #expect(cases(try await iterator.next()) == [])
        #expect(cases(try await iterator.next()) == ["BE-1"])
        #expect(clock.left == 1)
        try await clock.sleep(until: clock.now, tolerance: nil)
        var late = updates.makeAsyncIterator()
        do {
            let list = try await late.next()
            Issue.record("\(String(describing: list)) from a casebook that is locked")
        } catch {
            #expect(error.code == .locked)
        }
        try await writer.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
    }
}
