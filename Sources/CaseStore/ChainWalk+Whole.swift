internal import Foundation
internal import GRDB

extension ChainWalk {
    /// The end of a chain that is whole, and how many of its links are events; `nil` when there is anything to say of it.
    ///
    /// It compares what a row holds where SQLite has it, and makes nothing of it: the walk that finds out what is wrong,
    /// and where, took three times as long (make bench ROW=verify). What was erased is not looked at here.
    static func wholeEnd(_ db: Database) throws -> (end: ChainHead, events: Int64)? {
        var bytes = ChainBytes()
        var previous = Chain.genesis(try StoreSettings.identity(db))
        var sequence: Int64 = 0
        var events: Int64 = 0
        let rows = try BareStatement(
            """
            SELECT e.seq, e.id, c.ref, e.kind, e.on_day, e.recorded_at, e.author, e.facts, e.facts_salt,
                   e.facts_commitment, e.content_commitment, e.previous, e.hash, 0
            FROM entry AS e LEFT JOIN casefile AS c ON c.id = e.casefile
            UNION ALL
            SELECT seq, id, '', kind, on_day, recorded_at, author, facts, facts_salt, facts_commitment, NULL,
                   previous, hash, 1
            FROM event ORDER BY 1
            """, in: db)
        defer { rows.reset() }
        while try rows.step() {
            sequence += 1
            // NULL in any of these columns, such as of an entry whose case is gone, is not whole.
            guard rows.number(0) == sequence, (1...9).allSatisfy({ !rows.isNull($0) }),
                bytes.commitment(rows.blob(9), isTo: rows.bytes(7), salt: rows.blob(8)),
                previous.withUnsafeBytes({ $0.isSame(as: rows.blob(11)) })
            else { return nil }
            bytes.begin("jalon.entry/1\n", sequence)
            for column in 1...6 as ClosedRange<Int32> { bytes.add(text: rows.bytes(column)) }
            bytes.add(rows.blob(9))
            bytes.add(content: rows.isNull(10) ? nil : rows.blob(10))
            bytes.add(rows.blob(11))
            guard bytes.hash(is: rows.blob(12)) else { return nil }
            previous = Data(rows.blob(12))
            events += rows.number(13)
        }
        return (ChainHead(sequence: sequence, hash: previous), events)
    }
}
