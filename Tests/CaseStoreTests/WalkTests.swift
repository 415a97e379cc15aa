import CaseModel
import CaseStore
import CountryRules
import Testing

@Suite("Walking through the cases, one after the other")
struct WalkTests {
    let folder = TemporaryFolder()

    private func walk(_ store: CasebookStore, upTo last: Int64? = nil) throws -> [(String, [Int64])] {
        var seen: [(String, [Int64])] = []
        try store.walk(upTo: last) { entries throws(JalonError) in
            seen.append((entries[0].caseReference.text, entries.map(\.sequence)))
        }
        return seen
    }

    @Test("The cases come by reference, each with its entries in the order of recording")
    func order() throws {
        let store = try exampleStore(at: folder.file())
        try store.write(under: .embedded()) { try $0.open("be-0") }
        let seen = try walk(store)
        #expect(seen.map(\.0) == ["be-0", "BE-1", "FR-1"])
        #expect(seen.map(\.1) == [[9], [1, 3, 5, 7], [2, 4, 6, 8]])
    }

    @Test("What was recorded after a place in the chain is not seen, nor a case that was opened after it")
    func upTo() throws {
        let store = try exampleStore(at: folder.file())
        #expect(try walk(store, upTo: 5).map(\.1) == [[1, 3, 5], [2, 4]])
        #expect(try walk(store, upTo: 1).map(\.0) == ["BE-1"])
        #expect(try walk(store, upTo: 0).isEmpty)
        #expect(try walk(CasebookStore.create(at: folder.file("empty.sqlite"))).isEmpty)
    }

    @Test("Writers have their turn between two pages, and what they record is not seen")
    func writersBetween() throws {
        let store = try exampleStore(at: folder.file())
        let cases = 2_100
        let rules = try RuleBook.embedded()
        try store.write(under: .embedded()) { transaction in
            for number in 0..<cases { try transaction.open("X-\(10_000 + number)") }
        }
        var seen: [String] = []
        try store.walk { entries throws(JalonError) in
            if seen.isEmpty {
                try store.write(under: rules) { transaction in
                    try transaction.open("Z-1")
                    try transaction.append(.caseClosed(.other), to: "X-12099", on: "2013-05-01")
                }
            }
            #expect(entries.count == 1 || entries.count == 4)
            seen.append(entries[0].caseReference.text)
        }
        #expect(seen.count == cases + 2 && seen == seen.sorted() && seen.last == "X-12099")
        #expect(try walk(store).last?.0 == "Z-1")
    }

    @Test("An error of the one who is shown the cases ends the walk")
    func stops() throws {
        let store = try exampleStore(at: folder.file())
        var count = 0
        let error = #expect(throws: JalonError.self) {
            try store.walk { (_: [TimelineEntry]) throws(JalonError) in
                count += 1
                throw JalonError(.failed, "enough")
            }
        }
        #expect(error?.message == "enough" && count == 1)
    }
}
