import Foundation
import Jalon
import Testing

@Suite("The rules of a casebook")
struct CasebookRulesTests {
    let folder = TemporaryFolder()

    /// The Belgian pack with another reflection period.
    private func rules(days: Int) throws -> RuleBook {
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources/CountryRules/Packs/BE-FIIT-2013.json5")
        let text = try String(contentsOf: file, encoding: .utf8)
        try #require(text.contains("days: 45"))
        let pack = text.replacing("days: 45", with: "days: \(days)")
        return RuleBook([try RulePack.read(Array(pack.utf8), name: "BE.json5")])
    }

    private func due(_ rules: RuleBook?) throws -> [String] {
        let casebook = try Casebook.open(at: folder.file(), rules: rules)
        #expect(try casebook.verify().problems == [])
        return try casebook.deadlines().map(\.due.description)
    }

    @Test("A casebook that was derived under other rules has new deadlines when it is opened")
    func derivedAnew() throws {
        let casebook = try Casebook.create(at: folder.file())
        try casebook.open("BE-1")
        try casebook.record(.stageGranted(.init(stage: "be.reflection")), in: "BE-1", on: "2013-03-01")
        let head = try casebook.verify().head
        #expect(try due(nil) == ["2013-04-15"])
        #expect(try due(rules(days: 60)) == ["2013-04-30"])
        #expect(try due(rules(days: 90)) == ["2013-05-30"])
        #expect(try due(rules(days: 45)) == ["2013-04-15"])
        #expect(try due(nil) == ["2013-04-15"])
        #expect(try Casebook.open(at: folder.file()).verify(head: head).problems == [])
    }

    @Test("Under the same rules opening writes nothing")
    func untouched() throws {
        try Casebook.create(at: folder.file()).open("BE-1")
        let before = try bytes(folder.file())
        #expect(try Casebook.open(at: folder.file()).cases().count == 1)
        #expect(try bytes(folder.file()) == before)
    }

    @Test("The rules are those that were given, or those that Jalon carries")
    func given() throws {
        let casebook = try Casebook.create(at: folder.file(), rules: rules(days: 60))
        #expect(try casebook.rules().packs.count == 1)
        #expect(throws: JalonError.self) { try casebook.open("FR-1", .france) }
        #expect(try Casebook.open(at: folder.file()).rules().packs.count == RuleBook.embedded().packs.count)
    }

    @Test("A casebook that was derived under other rules is verified before it is brought to these")
    func verifiedFirst() throws {
        let casebook = try Casebook.create(at: folder.file(), rules: rules(days: 60))
        try casebook.open("BE-1")
        try casebook.record(.stageGranted(.init(stage: "be.reflection")), in: "BE-1", on: "2013-03-01")
        let verification = try Casebook.verify(at: folder.file())
        #expect(verification.problems == [] && verification.entries == 2)
        #expect(try due(nil) == ["2013-04-15"])
    }

    @Test("A casebook that another Jalon has brought to other rules meanwhile is not written to under the old ones")
    func meanwhile() throws {
        let old = try Casebook.create(at: folder.file(), rules: rules(days: 60))
        try old.open("BE-1")
        _ = try Casebook.open(at: folder.file())
        let error = #expect(throws: JalonError.self) { try old.open("BE-2") }
        #expect(error?.message.contains("open it again") == true)
        try Casebook.open(at: folder.file()).open("BE-2")
    }

    @Test("A closure or a withdrawal of a day that lies ahead is refused when it is said which day it is")
    func ahead() throws {
        let casebook = try Casebook.create(at: folder.file())
        try casebook.open("BE-1")
        let reference = try reference("BE-1")
        for (day, isRefused) in [("2013-05-21", true), ("2031-01-01", true), ("2013-05-20", false)] {
            let close = {
                try casebook.record(
                    .caseClosed(.completed), in: reference, on: date(day), author: "hd", today: date("2013-05-20"))
            }
            if isRefused {
                let error = #expect(throws: JalonError.self) { _ = try close() }
                #expect(error?.code == .invalidInput)
            } else {
                #expect(try !close().state.isOpen)
            }
        }
    }
}
