import CaseModel
import CountryRules
import Foundation
import Testing

@testable import CaseStore

@Suite("Casebooks of released schemas")
struct SchemaFixtureTests {
    let folder = TemporaryFolder()

    static let fixtures = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Fixtures")

    @Test("There is a casebook of every schema")
    func complete() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.fixtures.path)
        #expect(names.sorted() == (1...Migration.all.count).map { "schema-\($0).sqlite" })
    }

    @Test("It opens, is whole, and lists what is due", arguments: 1...Migration.all.count)
    func opens(schema: Int) throws {
        let path = folder.file()
        try copy(Self.fixtures.appending(path: "schema-\(schema).sqlite").path, to: path)
        let store = try CasebookStore.open(at: path)
        try store.derive(fingerprint: "test") { () throws(JalonError) in
            do throws(RuleError) { return try RuleBook.embedded() } catch { throw JalonError(error) }
        }
        let verification = try store.verify(head: "d84ef20d")
        #expect(verification.problems == [] && verification.cases == 3 && verification.entries == 12)
        let deadlines = try store.deadlines(DeadlineQuery(includesDone: true))
        #expect(
            deadlines.map { "\($0.caseReference) \($0.name) \($0.due) \($0.status)" } == [
                "HU-2013-0002 hu.reflection/end 2013-03-31 cancelled", "BE-2013-0001 be.reflection/end 2013-04-15 met",
                "GB-2013-0003 uk.reflection/end 2013-05-31 open", "BE-2013-0001 be.provisional/end 2013-08-31 open",
            ])
        #expect(
            try store.cases(.all).map { "\($0.reference) \($0.stage ?? "-") \($0.nextStep?.rawValue ?? "-")" } == [
                "BE-2013-0001 be.provisional specialised-centre", "GB-2013-0003 uk.reflection -",
                "HU-2013-0002 hu.reflection -",
            ])
        try store.write(under: .embedded()) { try $0.open("BE-2013-0004") }
        #expect(try store.verify(head: "d84ef20d").problems == [])
    }
}
