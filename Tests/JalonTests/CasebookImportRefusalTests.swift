import Foundation
import Jalon
import Testing

@Suite("A bad line stops an import: its number, the field, the reason, and nothing stored")
struct CasebookImportRefusalTests {
    let casebook: Casebook
    private let folder = TemporaryFolder()

    init() throws { casebook = try Casebook.create(at: folder.file()) }

    /// Imports a line after the five of the sample.
    private func refusal(_ line: String) throws -> JalonError? {
        let before = try bytes(casebook.path)
        let error = #expect(throws: JalonError.self) {
            try casebook.importing(CasebookImportTests.sample + line + "\n")
        }
        #expect(try bytes(casebook.path) == before && casebook.cases(.all).isEmpty)
        return error
    }

    private static func entry(_ rest: String, number: Int = 9) -> String {
        "{\"case\":\"BE-1\",\"entry\":\"0198f3c\(number)-1d2e-7a3b-8c4d-5e6f708192a3\",\(rest)}"
    }

    @Test(
        "What cannot be read",
        arguments: [
            ("{", "is not valid JSON"), ("[]", "is not a JSON object"),
            ("{\"case\":\"BE-1\"}", "field \"country\": is missing"), ("{}", "field \"case\": is missing"),
            ("{\"case\":\"BE-1\",\"country\":\"BE\"}", "field \"openedOn\": is missing"),
            ("{\"format\":\"jalon.interchange/1\"}", "field \"format\": does not belong to case-opened"),
            (
                "{\"case\":\"DE-1\",\"country\":\"DE\",\"openedOn\":\"2013-03-01\"}",
                "field \"country\": there are no rules for DE"
            ),
            ("{\"case\":\"BE-2\",\"country\":\"BE\",\"openedOn\":\"2013-02-29\"}", "field \"openedOn\": "),
            (
                "{\"case\":\"BE-2\",\"country\":\"BE\",\"openedOn\":\"2013-02-28\",\"author\":\"a\\nb\"}",
                "the author has to be"
            ),
            (
                "{\"case\":\"BE-1\",\"entry\":\"7\",\"kind\":\"case-closed\",\"on\":\"2013-03-01\"}",
                "field \"entry\": \"7\" is not a UUID"
            ),
            (entry("\"on\":\"2013-03-01\""), "field \"kind\": is missing"),
            (
                entry("\"kind\":\"content-erased\",\"on\":\"2013-03-01\""),
                "field \"kind\": \"content-erased\" is not an entry kind that"
            ),
            (
                entry("\"kind\":\"case-opened\",\"on\":\"2013-03-01\""),
                "field \"kind\": \"case-opened\" is not an entry kind"
            ),
            (entry("\"kind\":\"case-closed\",\"reason\":\"other\""), "field \"on\": is missing"),
            (entry("\"kind\":\"case-closed\",\"reason\":\"other\",\"on\":\"2013-02-30\""), "field \"on\": "),
            (
                entry(
                    "\"kind\":\"case-closed\",\"reason\":\"other\",\"on\":\"2013-03-01\",\"recordedAt\":\"2013-03-01\""),
                "field \"recordedAt\": \"2013-03-01\" is not a moment"
            ),
            (
                entry("\"kind\":\"stage-granted\",\"on\":\"2013-03-01\",\"title\":\"x\""),
                "field \"title\": does not belong to stage-granted"
            ),
            (
                entry("\"kind\":\"stage-granted\",\"on\":\"2013-03-01\",\"on\":\"2013-03-01\""),
                "field \"on\": stands twice"
            ),
        ])
    func unreadable(line: String, message: String) throws {
        let error = try refusal(line)
        #expect(error?.code == .invalidInput)
        #expect(error?.message.hasPrefix("line 6: \(message)") == true, "\(error?.message ?? "")")
        #expect(error?.message.hasSuffix("; nothing was stored") == true)
    }

    @Test(
        "What contradicts the case, the rules, or what is not there",
        arguments: [
            (
                entry("\"kind\":\"stage-granted\",\"on\":\"2013-04-02\",\"stage\":\"be.reflection\""),
                JalonError.Code.contradictsRules
            ),
            (entry("\"kind\":\"stage-granted\",\"on\":\"2013-04-02\",\"stage\":\"be.permanent\""), .contradictsRules),
            (entry("\"kind\":\"stage-granted\",\"on\":\"2013-02-02\",\"stage\":\"be.provisional\""), .contradictsRules),
            (entry("\"kind\":\"case-reopened\",\"on\":\"2013-04-02\""), .contradictsRules),
            (entry("\"kind\":\"stage-granted\",\"on\":\"2013-04-02\",\"stage\":\"fr.reflection\""), .notFound),
            ("{\"case\":\"BE-1\",\"country\":\"BE\",\"openedOn\":\"2013-03-02\"}", .contradictsRules),
            ("{\"case\":\"be-1\",\"country\":\"BE\",\"openedOn\":\"2013-03-01\"}", .contradictsRules),
            (
                entry("\"kind\":\"case-closed\",\"on\":\"2013-04-02\",\"reason\":\"other\"").replacing(
                    "BE-1", with: "BE-7"), .notFound
            ),
        ])
    func contradicting(line: String, code: JalonError.Code) throws {
        let error = try refusal(line)
        #expect(error?.code == code, "\(error?.message ?? "")")
        #expect(
            error?.message.hasPrefix("line 6: ") == true && error?.message.hasSuffix("; nothing was stored") == true)
    }

    @Test("An entry comes after its case")
    func order() throws {
        var lines = CasebookImportTests.sample.split(separator: "\n").map(String.init)
        lines.swapAt(1, 2)
        let error = #expect(throws: JalonError.self) { try casebook.importing(lines.joined(separator: "\n")) }
        #expect(error?.code == .notFound && error?.message.hasPrefix("line 2: there is no case BE-1") == true)
    }

    @Test("The first line says what it is; blank lines are counted, not read", arguments: ["", "\n\n", "\r\n"])
    func empty(text: String) throws {
        let error = #expect(throws: JalonError.self) { try casebook.importing(text) }
        #expect(error?.code == .invalidInput && error?.message.hasPrefix("line 1: is missing") == true)
        let other = #expect(throws: JalonError.self) {
            try casebook.importing("\n\n{\"format\":\"jalon.interchange/2\"}\n")
        }
        #expect(other?.message.hasPrefix("line 3: field \"format\": \"jalon.interchange/2\" is not") == true)
        let none = #expect(throws: JalonError.self) { try casebook.importing("{\"case\":\"BE-1\"}\n") }
        #expect(none?.message.hasPrefix("line 1: an import begins with") == true)
    }

    @Test("Bytes that are not UTF-8")
    func encoding() throws {
        var bytes = Array("{\"format\":\"jalon.interchange/1\"}\n{\"case\":\"BE".utf8) + [0xFF, 0x0A]
        let error = #expect(throws: JalonError.self) {
            try casebook.importLines(author: "hd") { () throws(JalonError) in
                defer { bytes = [] }
                return bytes
            }
        }
        #expect(error?.message == "line 2: is not UTF-8; nothing was stored")
    }
}
