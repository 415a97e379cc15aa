internal import Foundation
internal import GRDB

/// The end of the chain: where the next entry is appended.
struct ChainHead {
    let sequence: Int64
    let hash: Data

    /// The last entry, or the beginning of the chain of a casebook without any.
    static func read(_ db: Database) throws -> ChainHead {
        if let row = try Row.fetchOne(db, sql: "SELECT seq, hash FROM entry ORDER BY seq DESC LIMIT 1") {
            return ChainHead(sequence: row[0], hash: row[1])
        }
        return ChainHead(sequence: 0, hash: Chain.genesis(try StoreSettings.identity(db)))
    }
}
