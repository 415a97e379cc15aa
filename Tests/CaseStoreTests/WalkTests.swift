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

    /// A casebook of three pages: 2,100 cases to each of the first two.
    private func pages() throws -> CasebookStore {
        let store = try exampleStore(at: folder.file())
        try store.write(under: .embedded()) { transaction in
            for number in 0..<4_200 { try transaction.open("X-\(10_000 + number)") }
        }
        return store
    }

    @Test("Writers have their turn between two pages, and what they record is not seen")
    func writersBetween() throws {
        let store = try pages()
        let rules = try RuleBook.embedded()
        var seen: [String] = []
        try store.walk { entries throws(JalonError) in
            if seen.isEmpty {
                try store.write(under: rules) { transaction in
                    try transaction.open("Z-1")
                    try transaction.append(.caseClosed(.other), to: "X-14199", on: "2013-05-01")
                }
            }
            #expect(entries.count == 1 || entries.count == 4)
            seen.append(entries[0].caseReference.text)
        }
        #expect(seen.count == 4_202 && seen == seen.sorted() && seen.last == "X-14199")
        #expect(try walk(store).last?.0 == "Z-1")
    }

    @Test(
        "What is erased while the first cases are shown is erased in the next ones, whoever erases",
        arguments: [true, false])
    func erasedMeanwhile(isOwn: Bool) throws {
        let store = try pages()
        let other = isOwn ? store : try CasebookStore.open(at: folder.file())
        let rules = try RuleBook.embedded()
        var isFirst = true
        var last: [EntryFacts.Kind] = []
        var seen: [String] = []
        try store.walk { entries throws(JalonError) in
            seen.append(entries[0].caseReference.text)
            if isFirst {
                isFirst = false
                // Time for the next page to be read ahead.
                for _ in 0..<200 { _ = try store.caseCount() }
                try other.write(under: rules) { transaction in
                    try transaction.append(.caseClosed(.completed), to: "X-13000", on: "2014-01-01")
                    _ = try transaction.erase(reference("X-13000")) { entries, fold in
                        EntryDraft(
                            on: try date("2020-01-01"), author: "dpo",
                            facts: .contentErased(
                                .init(
                                    country: .belgium, openedOn: fold.header.openedOn, closedOn: try date("2014-01-01"),
                                    entries: entries, basis: .request)))
                    }
                }
            }
            if entries[0].caseReference.text == "X-13000" { last = entries.map(\.facts.kind) }
        }
        #expect(last == [.caseOpened, .contentErased])
        // That there are more entries now moves no case to another page.
        #expect(seen.count == 4_202 && seen == seen.sorted())
    }

    @Test("What is made of the cases comes in their order, and an error of making it in its turn")
    func making() throws {
        let store = try pages()
        var seen: [String] = []
        try store.walk(making: { $0.map { $0[0].caseReference.text } }) { (texts: [String]) throws(JalonError) in
            seen += texts
        }
        #expect(seen.count == 4_202 && seen == seen.sorted())
        var count = 0
        let error = #expect(throws: JalonError.self) {
            try store.walk(
                making: { (cases: [[TimelineEntry]]) throws(JalonError) -> Int in
                    guard !cases.contains(where: { $0[0].caseReference.text == "X-13000" }) else {
                        throw JalonError(.failed, "enough")
                    }
                    return cases.count
                }
            ) { (cases: Int) throws(JalonError) in count += cases }
        }
        #expect(error?.message == "enough" && count >= 1_990 && count < 3_002, "\(count)")
    }

    @Test("A case that cannot be read is told after the cases before its page were shown")
    func damagedLater() throws {
        let store = try pages()
        try tamper(
            folder.file(),
            "UPDATE entry SET facts = '{}' WHERE casefile = (SELECT id FROM casefile WHERE ref = 'X-13000')")
        var count = 0
        let error = #expect(throws: JalonError.self) {
            try store.walk { (_: [TimelineEntry]) throws(JalonError) in count += 1 }
        }
        #expect(error?.code == .damaged && count >= 1_990 && count < 3_002, "\(count)")
    }

    @Test("A walk that was left, or cancelled, leaves a casebook that goes on")
    func left() async throws {
        let store = try pages()
        let error = #expect(throws: JalonError.self) {
            try store.walk { (_: [TimelineEntry]) throws(JalonError) in throw JalonError(.failed, "enough") }
        }
        #expect(error?.message == "enough")
        #expect(try walk(store).count == 4_202)
        let (seen, cancelled) = await Task {
            var seen = 0
            do {
                try store.walk { (_: [TimelineEntry]) throws(JalonError) in
                    withUnsafeCurrentTask { $0?.cancel() }
                    seen += 1
                }
                return (seen, JalonError.Code?.none)
            } catch {
                return (seen, (error as? JalonError)?.code)
            }
        }.value
        #expect(cancelled == .cancelled && seen < 2_100, "\(seen)")
    }

    @Test("What is cancelled while the last cases are shown comes to its end")
    func cancelledAtTheEnd() async throws {
        let store = try exampleStore(at: folder.file())
        let seen = try await Task {
            var seen = 0
            try store.walk { (_: [TimelineEntry]) throws(JalonError) in
                withUnsafeCurrentTask { $0?.cancel() }
                seen += 1
            }
            return seen
        }.value
        #expect(seen == 2)
    }

    @Test("A case whose reference was changed into none is told, wherever it stands", arguments: ["~1", "é", " 1"])
    func changedReference(text: String) throws {
        let store = try exampleStore(at: folder.file())
        try tamper(
            folder.file(),
            "PRAGMA ignore_check_constraints = ON; UPDATE casefile SET ref = '\(text)' WHERE ref = 'FR-1'")
        let error = #expect(throws: JalonError.self) { try walk(store) }
        #expect(error?.code == .damaged)
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
