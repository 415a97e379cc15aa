package import CaseModel
internal import CivilCalendar
internal import Foundation
internal import GRDB

extension CasebookStore {
    /// Appends an event of the casebook itself to the chain.
    ///
    /// - Throws: `JalonError`: `invalidInput` for an author that is none, `damaged` when the chain does not end where it
    ///   was left.
    @discardableResult
    package func record(_ event: CasebookEvent, author: String) throws(JalonError) -> RecordedEvent {
        try inTransaction { try Events.append(event, author: author, environment: self.environment, in: $0) }
    }

    /// The events of the casebook itself, in the order of the chain.
    ///
    /// - Throws: `JalonError` (`damaged`) for one that cannot be read.
    package func events() throws(JalonError) -> [RecordedEvent] { try read { try Events.all(in: $0) } }
}

/// The events of the casebook itself, which stand in the chain of the entries.
enum Events {
    /// Appends an event within a transaction that has appended nothing else yet, or has kept the end of the chain.
    @discardableResult
    static func append(
        _ event: CasebookEvent, author: String, environment: StoreEnvironment, in db: Database
    ) throws -> RecordedEvent {
        let author = try Author.checked(author)
        let end = try ChainHead.read(db)
        let moment = environment.now()
        let id = environment.newEntryID()
        let salt = Data(environment.newSalt())
        var bytes: [UInt8] = []
        JSONValue.object(event.facts).write(into: &bytes)
        let facts = String(decoding: bytes, as: UTF8.self)
        let day = String(moment.description.prefix(10))
        let link = Chain.Link(
            sequence: end.sequence + 1, id: id.text, reference: "", kind: event.kind.rawValue, on: day,
            recordedAt: moment.description, author: author, factsCommitment: Chain.commitment(to: facts, salt: salt),
            contentCommitment: nil, previous: end.hash)
        let hash = Chain.hash(link)
        try db.cachedStatement(
            sql: """
                INSERT INTO event (seq, id, kind, on_day, recorded_at, author, facts, facts_salt, facts_commitment,
                                   previous, hash)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """
        ).execute(arguments: [
            link.sequence, link.id, link.kind, link.on, link.recordedAt, author, facts, salt, link.factsCommitment,
            link.previous, hash,
        ])
        try ChainHead(sequence: link.sequence, hash: hash).keep(in: db)
        return RecordedEvent(
            id: id, sequence: link.sequence, on: try CivilDate(iso8601: day), recordedAt: moment, author: author,
            event: event)
    }

    /// All events, in the order of the chain.
    static func all(in db: Database) throws -> [RecordedEvent] {
        try Row.fetchAll(db, sql: "SELECT \(columns) FROM event ORDER BY seq").map(event)
    }

    /// The event at a place in the chain.
    static func event(at sequence: Int64, in db: Database) throws -> RecordedEvent? {
        let statement = try db.cachedStatement(sql: "SELECT \(columns) FROM event WHERE seq = ?")
        return try Row.fetchOne(statement, arguments: [sequence]).map(event)
    }

    private static let columns = "seq, id, kind, on_day, recorded_at, author, facts"

    private static func event(_ row: Row) throws -> RecordedEvent {
        guard let kind = CasebookEvent.Kind(rawValue: row[2]), let id = EntryID(row[1] as String),
            let recordedAt = Instant(rfc3339: row[4]), let day = try? CivilDate(iso8601: row[3] as String),
            case .object(let facts) = try? JSONValue(parsing: Array((row[6] as String).utf8))
        else {
            throw JalonError(.damaged, "entry \(row[0] as Int64) cannot be read: run jalon verify")
        }
        return RecordedEvent(
            id: id, sequence: row[0], on: day, recordedAt: recordedAt, author: row[5],
            event: CasebookEvent(kind, facts.sorted { $0.key < $1.key }))
    }
}
