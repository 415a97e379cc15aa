import Foundation
import Jalon
import Logging
import Testing

/// Keys of the tests; they are nobody's.
enum TestKey {
    static func first() throws -> VaultKey { try VaultKey(bytes: Array(0..<32)) }
    static func second() throws -> VaultKey { try VaultKey(bytes: Array(32..<64)) }
}

/// A word that stands in every text that a test seals, and must be found nowhere else.
let canary = "Zoé-Canary"

/// A case reference, where the casebook's own way to find one would be meant.
func named(_ text: String) throws -> CaseReference { try reference(text) }

extension Casebook {
    /// A casebook with a vault under a key.
    static func vaulted(at path: String, key: VaultKey? = nil, logger: Logger? = nil) throws -> Casebook {
        let key = try key ?? TestKey.first()
        let casebook = try Casebook.create(at: path, vault: VaultAccess(.key(key)), logger: logger)
        try casebook.makeVault(for: .key(key), author: "hd")
        return casebook
    }

    /// Records an entry with texts.
    @discardableResult
    func seal(
        _ facts: EntryFacts, _ texts: [TextField: String], identity: Identity? = nil, in text: String,
        on day: String = "2026-03-02", author: String = "hd"
    ) throws -> Recorded {
        try record(
            facts, texts: SealedTexts(texts, identity: identity), in: named(text), on: date(day), author: author)
    }

    /// Opens what is sealed in a case, on 1 June 2026.
    func reveal(_ scope: RevealScope = .all, of text: String, reason: String = "a hearing") throws -> Revealed {
        try reveal(scope, of: named(text), reason: reason, on: date("2026-06-01"), author: "zz")
    }

    /// The identified dump as one text.
    func identified(reason: String = "a hearing") throws -> String {
        var lines: [String] = []
        try dumpIdentified(reason: reason, on: date("2026-06-01"), author: "zz") { line throws(JalonError) in
            lines.append(String(decoding: line, as: UTF8.self))
        }
        return lines.map { $0 + "\n" }.joined()
    }
}

/// The error of a piece of work; a failure of the test when there is none.
func refusal(sourceLocation: SourceLocation = #_sourceLocation, _ work: () throws -> Void) -> JalonError? {
    #expect(throws: JalonError.self, sourceLocation: sourceLocation) { try work() }
}
