import CaseModel
import CountryRules
import Foundation
import GRDB
import Testing

@testable import CaseStore

@Suite("A restored casebook takes its place whole, and what was there is kept")
struct RestorePlaceTests {
    let folder = TemporaryFolder()
    /// 1 March 2026, 10:12:00 UTC.
    private let environment: StoreEnvironment = {
        var environment = StoreEnvironment.live
        environment.now = { Instant(rfc3339: "2026-03-01T10:12:00Z") ?? .epoch }
        return environment
    }()
    private let stamp = "20260301T101200Z"

    /// A plain backup of a casebook of one case.
    private func backup(_ reference: String) throws -> String {
        let store = try CasebookStore.create(at: folder.file("source/\(reference).sqlite"))
        try store.write(under: .embedded()) { try $0.open(reference) }
        return store.path
    }

    private func restore(
        _ backup: String, replacing: Bool = false, patience: Double = 0
    ) throws -> RestoredCopy.Outcome {
        let copy = try RestoredCopy.toTakePlace(
            BackupReader(at: backup), at: CasebookPlace(folder.file(), replacing: replacing, patience: patience),
            opening: .none, vault: .none, environment: environment
        ) { _ in }
        return try copy.takePlace()
    }

    private func cases(_ name: String = "casebook.sqlite") throws -> [String] {
        try CasebookStore.open(at: folder.file(name)).cases(.all).map(\.reference.text)
    }

    @Test("Where nothing is, with a folder that is missing")
    func empty() throws {
        let backup = try backup("BE-1")
        let outcome = try restore(backup)
        #expect(outcome.replaced == nil && outcome.unerased == [])
        #expect(try cases() == ["BE-1"] && mode(folder.file()) == 0o600)
        #expect(try bytes(folder.file()) == bytes(backup))
        #expect(try folder.names() == ["casebook.sqlite", "source"])
    }

    @Test("Where a casebook is: refused, or that one kept beside; twice in one second too")
    func taken() throws {
        let (one, other) = (try backup("BE-1"), try backup("BE-2"))
        _ = try restore(one)
        #expect(code { _ = try restore(other) } == .failed)
        #expect(try cases() == ["BE-1"])
        #expect(try restore(other, replacing: true).replaced == folder.file("casebook.sqlite.replaced-\(stamp)"))
        #expect(try restore(one, replacing: true).replaced == folder.file("casebook.sqlite.replaced-\(stamp)-2"))
        #expect(try cases() == ["BE-1"] && cases("casebook.sqlite.replaced-\(stamp)") == ["BE-1"])
        #expect(try cases("casebook.sqlite.replaced-\(stamp)-2") == ["BE-2"])
    }

    @Test("While somebody writes to the one that is there: locked, and nothing is changed")
    func locked() throws {
        let (one, other) = (try backup("BE-1"), try backup("BE-2"))
        _ = try restore(one)
        let names = try folder.names()
        let store = try CasebookStore.open(at: folder.file())
        try store.write(under: .embedded()) { transaction in
            try transaction.open("BE-3")
            #expect(code { _ = try restore(other, replacing: true) } == .locked)
        }
        #expect(try folder.names() == names && cases() == ["BE-1", "BE-3"])
    }

    @Test("Whoever had the old one open records nothing more in it")
    func late() throws {
        let (one, other) = (try backup("BE-1"), try backup("BE-2"))
        _ = try restore(one)
        let store = try CasebookStore.open(at: folder.file())
        _ = try restore(other, replacing: true)
        #expect(code { try store.write(under: .embedded()) { try $0.open("BE-3") } } == .locked)
        #expect(try cases() == ["BE-2"] && cases("casebook.sqlite.replaced-\(stamp)") == ["BE-1"])
    }

    @Test("A damaged one is kept beside with its journal, which is not applied to the new one")
    func damaged() throws {
        let other = try backup("BE-2")
        let (letters, journal) = (Data("letters where a casebook was".utf8), Data([0xD9, 0xD5, 0x05, 0xF9, 1, 2, 3]))
        try write(letters, to: folder.file())
        try write(journal, to: folder.file() + "-journal")
        #expect(code { _ = try restore(other) } == .failed)
        let aside = try #require(try restore(other, replacing: true).replaced)
        #expect(try bytes(aside) == letters && bytes(aside + "-journal") == journal)
        #expect(try cases() == ["BE-2"] && bytes(folder.file()) == bytes(other))
    }

    @Test("A journal whose casebook is gone is not applied to the new one")
    func leftJournal() throws {
        let other = try backup("BE-2")
        try write(Data([0xD9, 0xD5, 0x05, 0xF9, 1, 2, 3]), to: folder.file() + "-journal")
        #expect(code { _ = try restore(other) } == .failed)
        let aside = try #require(try restore(other, replacing: true).replaced)
        #expect(try folder.names().contains("casebook.sqlite.replaced-\(stamp)-journal") && aside.hasSuffix(stamp))
        #expect(try cases() == ["BE-2"])
    }

    @Test("What somebody was interrupted in is rolled back before the old one is kept")
    func hotJournal() throws {
        let (one, other) = (try backup("BE-1"), try backup("BE-2"))
        _ = try restore(one)
        // The file and the journal in the middle of a transaction, as a power cut leaves them.
        let store = try CasebookStore.open(at: folder.file())
        let before = try bytes(folder.file())
        try store.inTransaction(.rollback) { db in
            try db.execute(sql: "PRAGMA cache_spill = 1")
            try db.execute(sql: "PRAGMA cache_size = 1")
            for number in 0..<400 {
                try db.execute(
                    sql: "INSERT INTO setting (name, value) VALUES (?, ?)",
                    arguments: ["filler-\(number)", String(repeating: "x", count: 900)])
            }
            try copy(folder.file(), to: folder.file("cut.sqlite"))
            try copy(folder.file() + "-journal", to: folder.file("cut.sqlite-journal"))
        }
        #expect(try bytes(folder.file()) == before && bytes(folder.file("cut.sqlite")) != before)
        let place = try CasebookPlace(folder.file("cut.sqlite"), replacing: true)
        let outcome = try RestoredCopy.toTakePlace(
            BackupReader(at: other), at: place, opening: .none, vault: .none, environment: environment
        ) { _ in }.takePlace()
        let aside = try #require(outcome.replaced)
        #expect(try bytes(aside) == before && !folder.names().contains("cut.sqlite-journal"))
        #expect(try cases("cut.sqlite") == ["BE-2"])
    }

    @Test("What was erased in the old one, and is back, is named")
    func erased() throws {
        let one = try backup("BE-1")
        _ = try restore(one)
        let store = try CasebookStore.open(at: folder.file())
        try store.write(under: .embedded()) { transaction in
            try transaction.open("BE-2")
            try transaction.append(.stageGranted(.init(stage: "be.reflection")), to: "BE-1", on: "2013-03-01")
            try transaction.append(.stageGranted(.init(stage: "be.reflection")), to: "BE-2", on: "2013-03-01")
        }
        // Two entries that say that something was erased; the backup knows one of the two cases.
        try tamper(folder.file(), "UPDATE entry SET kind = 'content-erased' WHERE kind = 'stage-granted'")
        let outcome = try restore(one, replacing: true)
        #expect(outcome.unerased.map(\.text) == ["BE-1"])
        // One that is erased in the backup too is not back.
        let aside = try #require(outcome.replaced)
        #expect(try restore(aside, replacing: true).unerased == [])
        try copy(folder.file(), to: folder.file("both"))
        #expect(try restore(folder.file("both"), replacing: true).unerased == [])
    }

    @Test("A folder, a link and a device are refused")
    func places() throws {
        let other = try backup("BE-2")
        try FileManager.default.createDirectory(atPath: folder.file(), withIntermediateDirectories: true)
        #expect(code { _ = try restore(other, replacing: true) } == .failed)
        try FileManager.default.removeItem(atPath: folder.file())
        try FileManager.default.createSymbolicLink(atPath: folder.file(), withDestinationPath: "nowhere")
        #expect(code { _ = try restore(other, replacing: true) } == .failed)
        #expect(code { _ = try CasebookPlace("/dev/null", replacing: true) } == .failed)
    }
}
