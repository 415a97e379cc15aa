import CaseModel
import CaseStore
import CountryRules
import Foundation
import Testing

@Suite("What is not a casebook is refused, each with its own sentence, and left as it is")
struct RefusalTests {
    let folder = TemporaryFolder()

    /// The error of opening, after which file and folder have to be as before.
    private func refusal(_ path: String) throws -> JalonError? {
        let (before, names) = (try bytes(path), try folder.names())
        let error = #expect(throws: JalonError.self) { try CasebookStore.open(at: path) }
        #expect(try bytes(path) == before && folder.names() == names, "\(error?.message ?? "")")
        return error
    }

    @Test("Nothing at all")
    func nothing() throws {
        let path = folder.file()
        let error = #expect(throws: JalonError.self) { try CasebookStore.open(at: path) }
        #expect(error?.code == .noCasebook)
        #expect(error?.message == "there is no casebook at \(path); create one with: jalon store init --store \(path)")
        #expect(try folder.names() == [])
    }

    @Test("A text file, a short one, and an empty one")
    func text() throws {
        let path = folder.file()
        for content in ["a letter", String(repeating: "a long letter ", count: 1000), "SQLite format 2\0 and more"] {
            try write(Data(content.utf8), to: path)
            let error = try refusal(path)
            #expect(error?.code == .damaged)
            #expect(error?.message == "\(path) is not a casebook: it is a file of another kind and was left as it is")
        }
        try write(Data(), to: path)
        let empty = try refusal(path)
        #expect(empty?.code == .damaged && empty?.message.hasPrefix("\(path) is empty, not a casebook; ") == true)
    }

    @Test("Another program's database that keeps its journal", arguments: [0, 1, 7])
    func persistentJournal(version: Int) throws {
        let path = folder.file("other.sqlite")
        try tamper(
            path, "PRAGMA journal_mode = PERSIST", "CREATE TABLE mine (x)", "PRAGMA user_version = \(version)")
        #expect(try folder.names() == ["other.sqlite", "other.sqlite-journal"])
        let error = try refusal(path)
        #expect(error?.code == .damaged && error?.message.contains("another program's database") == true)
    }

    @Test("A store init that was stopped in its transaction is taken up again")
    func interruptedInit() throws {
        let path = folder.file()
        // The journal of a file that was empty, as SQLite writes it before the first page.
        var journal = Data([0xD9, 0xD5, 0x05, 0xF9, 0x20, 0xA1, 0x63, 0xD7])
        journal.append(Data(repeating: 0, count: 12))
        journal.append(contentsOf: [0, 0, 2, 0, 0, 0, 16, 0])
        journal.append(Data(repeating: 0, count: 512 - journal.count))
        var page = Data("SQLite format 3\0".utf8)
        page.append(contentsOf: [16, 0, 1, 1, 0, 64, 32, 32])
        page.append(Data(repeating: 0, count: 4096 - page.count))
        try write(page, to: path)
        try write(journal, to: path + "-journal")
        let store = try CasebookStore.open(at: path)
        try store.write(under: .embedded()) { try $0.open("BE-1") }
        #expect(try store.verify().problems == [])
    }

    @Test("A folder, and what is neither file nor folder")
    func folders() throws {
        let error = #expect(throws: JalonError.self) { try CasebookStore.open(at: folder.path) }
        #expect(error?.code == .damaged)
        #expect(error?.message == "\(folder.path) is a folder; name the casebook file in it")
        let device = #expect(throws: JalonError.self) { try CasebookStore.open(at: "/dev/null") }
        #expect(device?.code == .damaged)
        #expect(device?.message == "/dev/null is neither a file nor a folder; name a casebook file")
    }

    @Test("Another program's database, with and without a mark of its own", arguments: [0, 1, 252_006_673])
    func foreign(application: Int) throws {
        let path = folder.file()
        try tamper(path, "CREATE TABLE letter (text)", "PRAGMA application_id = \(application)")
        let error = try refusal(path)
        #expect(error?.code == .damaged)
        #expect(error?.message == "\(path) is another program's database, not a casebook; it was left as it is")
    }

    @Test("A newer schema", arguments: [6, 99, -1])
    func newer(version: Int) throws {
        let path = folder.file()
        _ = try exampleStore(at: path)
        try tamper(path, "PRAGMA user_version = \(version)")
        let error = try refusal(path)
        #expect(error?.code == .damaged)
        let schema = UInt32(truncatingIfNeeded: version)
        #expect(
            error?.message == "\(path) was written by a newer Jalon (schema \(schema), this one knows 5): update Jalon")
    }

    @Test("A casebook that is cut off, wherever")
    func truncated() throws {
        let path = folder.file()
        _ = try exampleStore(at: path)
        let whole = try bytes(path)
        for length in [16, 50, 99, 100, 512, 4095, 4096, 4097, whole.count / 2, whole.count - 1] {
            try write(whole.prefix(length), to: path)
            let error = try refusal(path)
            #expect(error?.code == .damaged, "\(length)")
            let sentence =
                length < 100
                ? "is cut off within its first page: restore it from a backup"
                : "is cut off: it has \(length) of \(whole.count) bytes; restore it from a backup"
            #expect(error?.message == "\(path) \(sentence)")
        }
        for length in [1, 15] {
            try write(whole.prefix(length), to: path)
            #expect(try refusal(path)?.code == .damaged)
        }
    }

    @Test("A page that is damaged is noticed, whichever it is, and nothing is written")
    func pages() throws {
        let path = folder.file()
        _ = try exampleStore(at: path)
        let whole = try bytes(path)
        #expect(whole.count % 4096 == 0 && whole.count > 4096 * 10)
        for page in 0..<whole.count / 4096 {
            var damaged = whole
            let start = page * 4096 + (page == 0 ? 100 : 0)
            damaged.replaceSubrange(
                start..<(page + 1) * 4096, with: repeatElement(0xA5, count: (page + 1) * 4096 - start))
            try write(damaged, to: path)
            do {
                let problems = try CasebookStore.open(at: path).verify().problems
                #expect(problems.first?.place == .file, "page \(page): \(problems)")
            } catch {
                #expect((error as? JalonError)?.code == .damaged, "page \(page): \(error)")
            }
            #expect(try bytes(path) == damaged && folder.names() == ["casebook.sqlite"], "page \(page)")
        }
    }

    @Test("A casebook itself is opened")
    func opened() throws {
        let path = folder.file()
        _ = try exampleStore(at: path)
        let before = try bytes(path)
        #expect(try CasebookStore.open(at: path).verify().problems == [])
        #expect(try bytes(path) == before)
    }
}
