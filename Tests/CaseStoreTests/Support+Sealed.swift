import CaseModel
import CivilCalendar
import CountryRules
import Foundation
import GRDB
import Testing

@testable import CaseStore

extension RuleBook {
    private static let read = Result { try RuleBook.embedded() }

    /// The rules that Jalon carries, read once for all tests.
    static func carried() throws -> RuleBook { try read.get() }
}

/// Keys of the tests; they are nobody's.
enum TestKey {
    static func first() throws -> VaultKey { try VaultKey(bytes: Array(0..<32)) }
    static func second() throws -> VaultKey { try VaultKey(bytes: Array(32..<64)) }
}

/// A word that stands in every text that a test seals, and must be found nowhere else.
let canary = "Zoé-Canary"

/// A casebook with a vault under the first key, two cases, and five entries with something sealed: 3 to 6, and 8.
func sealedStore(at path: String) throws -> CasebookStore {
    let store = try CasebookStore.create(at: path, vault: VaultAccess(.key(TestKey.first())))
    try store.makeVault(for: .key(TestKey.first()))
    try store.write(under: .carried()) { transaction in
        try transaction.open("BE-1")
        try transaction.open("FR-1", .france)
        try transaction.seal(
            .identityRecorded, SealedTexts([:], identity: Identity(["lastName": canary])), in: "BE-1", id: 3)
        try transaction.seal(.noteAdded, SealedTexts([.text: "\(canary) one"]), in: "BE-1", id: 4)
        try transaction.seal(
            .stageGranted(.init(stage: "be.reflection")), SealedTexts([.document: canary]), in: "BE-1", id: 5)
        try transaction.seal(.noteAdded, SealedTexts([.text: "\(canary) two"]), in: "FR-1", id: 6)
        try transaction.append(.stepRecorded(.init(.teamDiscussion)), to: "FR-1", on: "2013-03-01", id: 7)
        try transaction.seal(
            .stepRecorded(.init(.specialisedCentre)), SealedTexts([.note: "\(canary) three"]), in: "FR-1", id: 8)
    }
    return store
}

extension StoreTransaction {
    /// Appends an entry of 1 March 2013 with texts.
    @discardableResult
    func seal(_ facts: EntryFacts, _ texts: SealedTexts, in text: String, id: Int? = nil) throws -> TimelineEntry? {
        let draft = EntryDraft(
            id: try id.map(EntryID.numbered), on: try date("2013-03-01"), author: "hd", facts: facts, texts: texts)
        return try append(draft, to: reference(text))
    }
}

extension CasebookStore {
    /// The texts that are sealed in a case, by the number of the entry; those of other entries are left out.
    ///
    /// - Parameter damaged: The entries whose content has to be what does not open, by number.
    func opened(
        _ text: String, damaged: [Int] = [], sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> [Int: SealedTexts] {
        try rehearse(under: .carried()) { transaction in
            var texts: [Int: SealedTexts] = [:]
            let found = try transaction.texts(of: reference(text))
            for (entry, sealed) in found.texts {
                if let number = Int(entry.text.suffix(12)) { texts[number] = sealed }
            }
            #expect(found.damaged == (try damaged.map(EntryID.numbered)), sourceLocation: sourceLocation)
            return texts
        }
    }

    /// What a bundle of a case holds.
    func bundle(of reference: CaseReference, withTexts: Bool) throws -> [UInt8] {
        try rehearse(under: .carried()) { try $0.bundle(of: reference, withTexts: withTexts) }
    }

    /// Every problem, the sealed content that does not open included.
    func problems() throws -> [Verification.Problem] {
        try verify(under: .carried(), opensSealed: true).problems
    }

    /// The rows of a table, as texts.
    func rows(_ table: String) throws -> [String] {
        try read { db in
            try Row.fetchAll(db, sql: "SELECT * FROM \(table)").map { row in
                row.databaseValues.map { (Data.fromDatabaseValue($0)?.hexadecimal ?? "\($0)") }.joined(separator: "|")
            }
        }
    }
}

/// Changes one byte of what is sealed beside an entry, behind the library's back.
func damage(_ path: String, entry sequence: Int64, byte: Int) throws {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.write { db in
        var sealed = try #require(
            try Data.fetchOne(db, sql: "SELECT sealed FROM content WHERE seq = ?", arguments: [sequence]))
        sealed[byte < 0 ? sealed.count + byte : byte] ^= 0x01
        try db.execute(sql: "UPDATE content SET sealed = ? WHERE seq = ?", arguments: [sealed, sequence])
    }
    try queue.close()
}
