internal import CaseModel
internal import Foundation
internal import GRDB

/// The end of the chain: where the next entry is appended.
///
/// It is kept beside the entries too, in the transaction that appends them, so that a tail which was cut off is
/// seen before anything is appended to what is left.
struct ChainHead: Equatable {
    let sequence: Int64
    let hash: Data

    private static let name = "head"

    /// The end of the chain, which has to be the one that was kept.
    ///
    /// - Throws: `JalonError` (`damaged`) when it is not.
    static func read(_ db: Database) throws -> ChainHead {
        let last = try last(in: db)
        guard try kept(in: db) == last else {
            throw JalonError(
                .damaged, "the casebook does not end with entry \(last.sequence) as it should: run jalon verify")
        }
        return last
    }

    /// The last entry or event, or the beginning of the chain of a casebook without any.
    static func last(in db: Database) throws -> ChainHead {
        let lasts = try ["entry", "event"].compactMap { table in
            let row = try BareStatement("SELECT seq, hash FROM \(table) ORDER BY seq DESC LIMIT 1", in: db)
            defer { row.reset() }
            return try row.step() ? ChainHead(sequence: row.number(0), hash: Data(row.blob(1))) : nil
        }
        if let last = lasts.max(by: { $0.sequence < $1.sequence }) { return last }
        return ChainHead(sequence: 0, hash: Chain.genesis(try StoreSettings.identity(db)))
    }

    /// The end that was kept; `nil` when it is missing or cannot be read.
    static func kept(in db: Database) throws -> ChainHead? {
        guard let text = try StoreSettings.value(name, in: db), let blank = text.utf8.firstIndex(of: UInt8(ascii: " ")),
            let sequence = Int64(text[..<blank]), let hash = Data(hexadecimal: text[text.utf8.index(after: blank)...])
        else { return nil }
        return ChainHead(sequence: sequence, hash: hash)
    }

    /// Keeps this end of the chain.
    func keep(in db: Database) throws {
        try StoreSettings.set(Self.name, to: "\(sequence) \(hash.hexadecimal)", in: db)
    }
}
