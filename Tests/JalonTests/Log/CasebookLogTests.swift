import CaseStore
import Foundation
import GRDB
import Logging
import Testing

@testable import Jalon

@Suite("What is logged are codes and numbers", .timeLimit(.minutes(10)))
struct CasebookLogTests {
    /// Everything that a casebook may say.
    private static let operations: Set<String> = [
        "alerts.set", "deadlines.calendar", "case.erase", "case.open", "case.receive", "case.reveal", "case.transfer",
        "casebook.backup", "casebook.create", "casebook.derive", "casebook.dump", "casebook.import", "casebook.open",
        "casebook.statistics", "casebook.upgrade", "casebook.verify", "deadlines.list", "deadlines.observe",
        "entries.record", "entry.record", "entry.undo", "htcds.export", "support.plan", "timeline.export", "vault.make",
        "vault.rekey",
    ]
    private static let numbers: Set<String> = [
        "bytes", "cases", "conflicts", "days", "deadlines", "entries", "lines", "microseconds", "problems", "records",
        "sealed", "skipped",
    ]

    /// Fails for whatever is no known word and no number.
    private func check(_ events: [LogEvent]) {
        for event in events {
            #expect(Self.operations.contains(event.message.description))
            for (name, value) in event.metadata ?? [:] {
                switch value {
                case .string("locked"): #expect(name == "code" && event.level == .notice)
                case .stringConvertible(let number):
                    #expect(Self.numbers.contains(name))
                    #expect((number as? Int).map { $0 >= 0 } == true, "\(name): \(number)")
                default: Issue.record("\(name): \(value)")
                }
            }
            #expect(event.error == nil && event.source == "Jalon")
        }
    }

    /// Doors that log nothing: what they do is thrown.
    private static let silent: Set<String> = ["Casebook.unlock(author:)"]

    @Test(
        "Through every door that changes, shows or takes out",
        arguments: auditTable.keys.filter { auditTable[$0]?.proof != nil }.sorted())
    func doors(name: String) throws {
        let proof = try #require(auditTable[name]?.proof)
        let log = RecordingLog()
        let rig = try AuditRig(hasVault: name != "Casebook.makeVault(for:author:)", logger: log.logger())
        let before = log.events.count
        #expect(before > 3)
        try proof.call(rig)
        #expect((log.events.count == before) == Self.silent.contains(name))
        check(log.events)
    }

    @Test("What reads says how many it found, and how long that took")
    func reading() throws {
        let log = RecordingLog()
        let folder = TemporaryFolder()
        let first = try Casebook.create(at: folder.file())
        try first.open("BE-1")
        try first.record(.stageGranted(.init(stage: "be.reflection")), in: "BE-1", on: "2026-03-02")
        let casebook = try Casebook.open(at: folder.file(), logger: log.logger())
        #expect(try casebook.deadlines().count == 1)
        #expect(try casebook.verify().problems == [])
        _ = try casebook.statistics(year: 2026, today: date("2026-06-01"))
        check(log.events)
        let said = log.events.map { event in
            [event.message.description]
                + (event.metadata ?? [:]).filter { $0.key != "microseconds" }.map { "\($0.key)=\($0.value)" }.sorted()
        }
        #expect(
            said == [
                ["casebook.open"], ["deadlines.list", "deadlines=1"],
                ["casebook.verify", "cases=1", "entries=2", "problems=0"], ["casebook.statistics", "cases=1"],
            ])
        #expect(log.events.allSatisfy { $0.metadata?["microseconds"] != nil && $0.level == .debug })
    }

    @Test("What is thrown is not logged")
    func refused() throws {
        let log = RecordingLog()
        let folder = TemporaryFolder()
        let casebook = try Casebook.create(at: folder.file(), logger: log.logger())
        let before = log.events.count
        #expect(refusal { try casebook.record(.stepRecorded(.init(.guardian)), in: "BE-9", on: "2026-03-03") } != nil)
        #expect(refusal { _ = try Casebook.open(at: folder.file("nothing"), logger: log.logger()) } != nil)
        #expect(log.events.count == before)
    }

    @Test("Bringing a casebook to other rules takes place of itself, and is said where debugging is off")
    func derived() throws {
        let log = RecordingLog()
        let folder = TemporaryFolder()
        let casebook = try Casebook.create(at: folder.file(), logger: log.logger(.info))
        try casebook.open("BE-1")
        _ = try Casebook.open(at: folder.file(), logger: log.logger(.info))
        #expect(log.events.map(\.message.description) == ["casebook.derive"])
        check(log.events)
    }

    @Test("That a locked casebook is waited for is said")
    func waited() async throws {
        let log = RecordingLog()
        let folder = TemporaryFolder()
        _ = try Casebook.create(at: folder.file())
        let store = try CasebookStore.open(at: folder.file(), environment: .live, patience: 0.01)
        let casebook = try Casebook(store: store, rules: LazyRules(nil), logger: log.logger(.info))
        let writer = try DatabaseQueue.locking(folder.file())
        let today = try date("2026-03-10")
        let day = ChangingDay("2026-03-10")
        let clock = ScriptedClock(
            { try writer.writeWithoutTransaction { try $0.execute(sql: "BEGIN EXCLUSIVE") } },
            {
                try writer.writeWithoutTransaction { try $0.execute(sql: "ROLLBACK") }
                day.text = "2026-03-11"
            })
        var iterator = casebook.deadlineUpdates(
            today: { (try? date(day.text)) ?? today }, clock: clock
        ).makeAsyncIterator()
        _ = try await iterator.next()
        #expect(log.events.isEmpty)
        _ = try await iterator.next()
        #expect(log.events.map(\.message.description) == ["deadlines.observe"])
        check(log.events)
    }
}
