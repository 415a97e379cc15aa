import CaseModel
import CaseStore
import CountryRules
import Testing

@Suite("A head that was kept elsewhere")
struct KeptHeadTests {
    let folder = TemporaryFolder()

    @Test("An older casebook in the place of a newer one shows")
    func cutTail() throws {
        let (path, older) = (folder.file(), folder.file("older.sqlite"))
        let store = try exampleStore(at: path)
        let before = try store.verify().head
        try copy(path, to: older)
        try store.write(under: .embedded()) {
            _ = try $0.append(.conditionRecorded("consented", .lapsed), to: "FR-1", on: "2013-05-01")
        }
        let head = try store.verify().head
        // Every head of the past is still in the chain.
        for kept in [before, head, String(head.prefix(8)), head.uppercased()] {
            #expect(try store.verify(head: kept).problems == [], "\(kept)")
        }
        let cut = try CasebookStore.open(at: older)
        #expect(try cut.verify().problems == [])
        for kept in [head, String(head.prefix(8))] {
            let problems = try cut.verify(head: kept).problems
            #expect(problems.map(\.place) == [.head])
            #expect(
                problems.first?.message
                    == "the chain does not contain the head \(kept): entries after it were cut off or replaced")
        }
    }

    @Test(
        "What is no head is refused",
        arguments: ["", "1234567", "12345678%", "zzzzzzzz", String(repeating: "a", count: 65)])
    func malformed(head: String) throws {
        let store = try exampleStore(at: folder.file())
        let error = #expect(throws: JalonError.self) { try store.verify(head: head) }
        #expect(error?.code == .invalidInput)
    }
}
