import CaseModel
import CaseStore
import CountryRules
import Testing

@Suite("Who records")
struct AuthorTests {
    let folder = TemporaryFolder()

    private func record(_ author: String) throws -> String {
        let store = try CasebookStore.create(at: folder.file("\(Int.random(in: 0..<Int.max)).sqlite"))
        return try store.write(under: .embedded()) {
            try $0.open(header("BE-1"), recordedAt: nil, author: author).author
        }
    }

    @Test("One line of 1 to 128 characters", arguments: ["hd", "Zoë d’Ávila", String(repeating: "é", count: 128), "李"])
    func accepted(author: String) throws {
        #expect(try record(author) == author)
    }

    @Test("A name is kept in its composed form, so that one name is one name")
    func composed() throws {
        let kept = try record("Zoe\u{308}")
        #expect(kept.unicodeScalars.count == 3 && kept == "Zoë")
    }

    @Test(
        "Anything else is refused as what was given, not as a failure",
        arguments: [
            "", String(repeating: "a", count: 129), "a\nb", "a\tb", "a\u{0}b", "a\u{202E}b", "a\u{2028}b", "a\u{2029}b",
            String(repeating: "g\u{303}", count: 100),
        ])
    func refused(author: String) {
        let error = #expect(throws: JalonError.self) { try record(author) }
        #expect(error?.code == .invalidInput && error?.message.contains("--author") == true)
    }
}
