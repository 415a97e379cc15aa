import Foundation
import Jalon
import Testing

/// A folder of one test, removed with it.
final class TemporaryFolder: Sendable {
    let path: String

    init() {
        path = FileManager.default.temporaryDirectory.appending(path: "jalon-\(UUID().uuidString)").path
        try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// A path in the folder.
    func file(_ name: String = "casebook.sqlite") -> String { path + "/" + name }
}

/// The bytes of a file.
func bytes(_ path: String) throws -> Data { try Data(contentsOf: URL(filePath: path)) }

/// A date that the test itself spells out.
func date(_ text: String) throws -> CivilDate { try CivilDate(iso8601: text) }

/// A case reference that the test itself spells out.
func reference(_ text: String) throws -> CaseReference { try #require(CaseReference(text)) }

extension Casebook {
    /// Opens a case of the first day of 2013.
    func open(_ text: String, _ country: CountryCode = .belgium) throws {
        let reference = try #require(CaseReference(text))
        try open(CaseFacts(country: country, openedOn: date("2013-01-01")), reference: reference, author: "hd")
    }

    /// Records an entry.
    @discardableResult
    func record(_ facts: EntryFacts, in text: String, on day: String, id: String? = nil) throws -> Recorded {
        let id = try id.map { try #require(EntryID($0)) }
        let reference = try #require(CaseReference(text))
        return try record(facts, in: reference, on: date(day), author: "hd", id: id)
    }

    /// The dump as one text.
    func dumped() throws -> String {
        var lines: [String] = []
        try dump(author: "hd") { line throws(JalonError) in lines.append(String(decoding: line, as: UTF8.self)) }
        return lines.map { $0 + "\n" }.joined()
    }

    /// Imports a text, in pieces of a size.
    @discardableResult
    func importing(_ text: String, pieces: Int = 4_096, rehearsal: Bool = false) throws -> ImportReport {
        var rest = Array(text.utf8)[...]
        return try importLines(author: "importer", isRehearsal: rehearsal) { () throws(JalonError) in
            let piece = Array(rest.prefix(pieces))
            rest = rest.dropFirst(pieces)
            return piece
        }
    }

    /// The deadlines, the done ones too, in one line each.
    func lines() throws -> [String] {
        try deadlines(DeadlineQuery(includesDone: true)).map { "\($0.caseReference) \($0.name) \($0.due) \($0.status)" }
    }
}
