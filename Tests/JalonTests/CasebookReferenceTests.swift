import Jalon
import Testing

@Suite("A case by the beginning of its reference")
struct CasebookReferenceTests {
    let casebook: Casebook
    private let folder = TemporaryFolder()

    init() throws {
        casebook = try Casebook.create(at: folder.file())
        for text in ["BE-2013-AAAA", "BE-2013-AABB", "BE-2013-AA", "FR-2013-CCCC"] { try casebook.open(text) }
    }

    @Test(
        "Exact, or unique, in any letters",
        arguments: [
            ("FR", "FR-2013-CCCC"), ("fr-2013-c", "FR-2013-CCCC"), ("be-2013-aaa", "BE-2013-AAAA"),
            ("BE-2013-AA", "BE-2013-AA"), ("be-2013-aa", "BE-2013-AA"), ("BE-2013-AABB", "BE-2013-AABB"),
        ])
    func found(prefix: String, text: String) throws {
        #expect(try casebook.reference(beginningWith: prefix).text == text)
    }

    @Test(
        "None, more than one, or no reference at all",
        arguments: [
            ("HU", "there is no case HU; jalon case list --status all shows the cases"),
            ("BE", "BE fits more than one case: BE-2013-AA, BE-2013-AAAA, BE-2013-AABB; give more of the reference"),
            ("", "\"\" cannot be a case reference"), ("B%", "\"B%\" cannot be a case reference"),
            ("BE-2013-AAAAA", "there is no case BE-2013-AAAAA"),
        ])
    func refused(prefix: String, message: String) {
        let error = #expect(throws: JalonError.self) { try casebook.reference(beginningWith: prefix) }
        #expect(error?.code == .notFound && error?.message.hasPrefix(message) == true, "\(error?.message ?? "")")
    }

    @Test("Of many the first five are named")
    func many() throws {
        for number in 1...6 { try casebook.open("IT-\(number)", .italy) }
        let error = #expect(throws: JalonError.self) { try casebook.reference(beginningWith: "it") }
        #expect(error?.message.hasPrefix("it fits more than one case: IT-1, IT-2, IT-3, IT-4, IT-5, …;") == true)
    }

    @Test("A case that is not there")
    func missing() throws {
        let absent = try reference("XX")
        for error in [
            #expect(throws: JalonError.self) { try casebook.state(of: absent) },
            #expect(throws: JalonError.self) { try casebook.timeline(of: absent) },
            #expect(throws: JalonError.self) { try casebook.options(of: absent, on: .latest) },
            #expect(throws: JalonError.self) { try casebook.record(.caseReopened, in: "XX", on: "2013-01-01") },
        ] {
            #expect(error?.code == .notFound && error?.message.hasPrefix("there is no case XX") == true)
        }
    }
}
