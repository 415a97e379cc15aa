package import CaseModel
package import CivilCalendar
internal import GRDB

/// The header of a casebook's file, read without opening it.
package struct CasebookHeader: Sendable, Hashable {
    /// The version of its tables.
    package let schema: Int
    /// The version that this library writes.
    package let newestSchema: Int

    /// Reads the header.
    ///
    /// - Throws: `JalonError`: `noCasebook`, `damaged` for whatever is not a casebook of a known version.
    package init(of path: String) throws(JalonError) {
        let path = POSIX.absolute(path)
        try CasebookFile.inspect(path)
        newestSchema = Migration.all.count
        guard case .file(_, let start) = POSIX.look(at: path, bytes: 100), start.count == 100 else {
            schema = 0
            return
        }
        schema = start[60..<64].reduce(0) { $0 << 8 | Int($1) }
    }
}

extension CasebookStore {
    /// The settings of the connection that are not what they have to be, by name; none when all are.
    package func wrongSettings() throws(JalonError) -> [String] { try read { try StoreSettings.wrong(in: $0) } }

    /// When what stands at the end of the chain was recorded; `nil` for an empty casebook.
    package func lastRecordedAt() throws(JalonError) -> Instant? {
        try read {
            try String.fetchOne(
                $0,
                sql: """
                    SELECT recorded_at FROM (SELECT seq, recorded_at FROM entry UNION ALL SELECT seq, recorded_at FROM event)
                    ORDER BY seq DESC LIMIT 1
                    """
            ).flatMap { Instant(rfc3339: $0) }
        }
    }

    /// The day, in UTC, on which an event of a kind was last recorded; `nil` when none was.
    package func lastDay(of kind: CasebookEvent.Kind) throws(JalonError) -> CivilDate? {
        try read {
            try String.fetchOne(
                $0, sql: "SELECT on_day FROM event WHERE kind = ? ORDER BY seq DESC LIMIT 1", arguments: [kind.rawValue]
            ).flatMap { try? CivilDate(iso8601: $0) }
        }
    }
}
