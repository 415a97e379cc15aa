import CaseModel
import CountryRules
import Foundation
import GRDB
import Testing

@testable import CaseStore

@Suite("Before a casebook is upgraded, a copy of it is kept")
struct UpgradeTests {
    let folder = TemporaryFolder()

    private func fixture(_ schema: Int) throws -> Data {
        try bytes(SchemaFixtureTests.fixtures.appending(path: "schema-\(schema).sqlite").path)
    }

    @Test(
        "Every older schema: the copy is the bytes of before, for its owner alone", arguments: 1..<Migration.all.count)
    func kept(schema: Int) throws {
        try write(fixture(schema), to: folder.file())
        let store = try CasebookStore.open(at: folder.file())
        let copy = folder.file("casebook.sqlite.schema-\(schema).backup")
        #expect(store.upgrade == UpgradeReport(from: schema, to: Migration.all.count, copy: copy))
        #expect(try bytes(copy) == fixture(schema) && mode(copy) == 0o600)
        #expect(try folder.names() == ["casebook.sqlite", "casebook.sqlite.schema-\(schema).backup"])
        #expect(try CasebookStore.open(at: folder.file()).upgrade == nil)
        // The copy is a casebook of that schema, and a plain backup.
        let again = try RestoredCopy.toLookThrough(
            BackupReader(at: copy), opening: .none, vault: .none, environment: .live
        ) { _ in }
        #expect(again.schema == schema && again.store.upgrade?.copy == nil)
        again.discard()
        #expect(try bytes(copy) == fixture(schema) && folder.names().count == 2)
    }

    @Test("A casebook of this schema, and a new one, need none")
    func none() throws {
        try write(fixture(Migration.all.count), to: folder.file())
        #expect(try CasebookStore.open(at: folder.file()).upgrade == nil)
        #expect(try CasebookStore.create(at: folder.file("new.sqlite")).upgrade == nil)
        #expect(try folder.names() == ["casebook.sqlite", "new.sqlite"])
    }

    @Test("One that an interrupted upgrade left whole is kept, and anything else of its name is left alone")
    func numbered() throws {
        let copy = folder.file("casebook.sqlite.schema-1.backup")
        try write(fixture(1), to: folder.file())
        try write(fixture(1), to: copy)
        #expect(try CasebookStore.open(at: folder.file()).upgrade?.copy == copy)
        try write(fixture(1), to: folder.file())
        try write(fixture(1).dropLast(4096), to: copy)
        let second = folder.file("casebook.sqlite.schema-1-2.backup")
        #expect(try CasebookStore.open(at: folder.file()).upgrade?.copy == second)
        #expect(try bytes(copy) == fixture(1).dropLast(4096) && bytes(second) == fixture(1))
    }

    @Test("Without the copy nothing is upgraded")
    func refused() throws {
        try write(fixture(1), to: folder.file())
        for number in 1...100 {
            let suffix = number == 1 ? "" : "-\(number)"
            try write(Data(), to: folder.file("casebook.sqlite.schema-1\(suffix).backup"))
        }
        let error = #expect(throws: JalonError.self) { try CasebookStore.open(at: folder.file()) }
        #expect(error?.code == .failed && error?.message.hasSuffix("; it was left as it is") == true)
        #expect(try bytes(folder.file()) == fixture(1) && folder.names().count == 101)
    }

    @Test("While somebody writes to it, it is locked and not upgraded")
    func locked() throws {
        try write(fixture(1), to: folder.file())
        try tamper(folder.file(), "PRAGMA user_version = 1")
        let before = try bytes(folder.file())
        let other = try DatabaseQueue(path: folder.file())
        try other.writeWithoutTransaction { db in
            try db.execute(sql: "BEGIN IMMEDIATE")
            #expect(
                code { _ = try CasebookStore.open(at: folder.file(), environment: .live, patience: 0) } == .locked)
            try db.execute(sql: "ROLLBACK")
        }
        #expect(try bytes(folder.file()) == before && folder.names() == ["casebook.sqlite"])
    }
}
