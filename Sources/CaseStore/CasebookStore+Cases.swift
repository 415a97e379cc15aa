package import CaseModel
internal import CivilCalendar
package import CountryRules
internal import GRDB

extension CasebookStore {
    /// The cases by reference.
    package func cases(
        _ filter: CaseFilter = .open, country: CountryCode? = nil, worker: WorkerFilter? = nil
    ) throws(JalonError) -> [CaseSummary] {
        let status = filter == .all ? nil : filter.rawValue
        return try summaries(
            where: (status.map { _ in ["status = ?"] } ?? []) + (country.map { _ in ["country = ?"] } ?? []),
            of: worker, arguments: [status, country?.rawValue].compactMap(\.self))
    }

    /// The open cases with a signalling step that is advised next.
    package func casesWithOpenSteps(of worker: WorkerFilter? = nil) throws(JalonError) -> [CaseSummary] {
        try summaries(where: ["next_step IS NOT NULL"], of: worker)
    }

    /// The open cases with a stage that runs without a deadline, because no pack covers its day.
    package func casesWithoutDeadline(of worker: WorkerFilter? = nil) throws(JalonError) -> [CaseSummary] {
        try summaries(where: ["undated > 0"], of: worker)
    }

    /// Who answers for a case, open or closed, as its owner or its deputy: by code, each once.
    package func workers() throws(JalonError) -> [WorkerCode] {
        try read { db in
            try String.fetchAll(
                db,
                sql: """
                    SELECT owner FROM casefile WHERE owner IS NOT NULL
                    UNION SELECT deputy FROM casefile WHERE deputy IS NOT NULL ORDER BY 1
                    """
            ).map { try WorkerCode($0) }
        }
    }

    private func summaries(
        where conditions: [String], of worker: WorkerFilter?, arguments: [String] = []
    ) throws(JalonError) -> [CaseSummary] {
        let whose = worker.map(Self.condition)
        let conditions = conditions + (whose.map { [$0.sql] } ?? [])
        let values = arguments + (whose?.arguments ?? [])
        // Those of no value are made without a look through the conformances of the program, as in `together`.
        let arguments = values.isEmpty ? StatementArguments() : StatementArguments(values)
        let filter = conditions.isEmpty ? "" : "WHERE " + conditions.together(" AND ")
        return try read { db in
            let statement = try db.cachedStatement(
                sql: """
                    SELECT ref, country, region, opened_on, closed_on, stage, next_step, minor, entries, undated, owner, deputy,
                        CASE WHEN status = 'closed' THEN (
                            SELECT on_day FROM entry AS e WHERE e.casefile = casefile.id AND e.kind = 'content-erased')
                        END
                    FROM casefile \(filter) ORDER BY ref
                    """)
            let rows = try Row.fetchCursor(statement, arguments: arguments)
            var summaries: [CaseSummary] = []
            while let row = try rows.next() { summaries.append(try Self.summary(row)) }
            return summaries
        }
    }

    private static func summary(_ row: Row) throws -> CaseSummary {
        let closedOn: String? = row[4]
        let nextStep: String? = row[6]
        let erasedOn: String? = row[12]
        guard let reference = CaseReference(row[0] as String), let country = CountryCode(rawValue: row[1]),
            let openedOn = try? CivilDate(iso8601: row[3] as String)
        else {
            throw JalonError(.damaged, "a case cannot be read: run jalon verify")
        }
        return CaseSummary(
            reference: reference, country: country, region: row[2], openedOn: openedOn,
            closedOn: try closedOn.map { try CivilDate(iso8601: $0) },
            erasedOn: try erasedOn.map { try CivilDate(iso8601: $0) }, stage: row[5],
            nextStep: nextStep.flatMap(SignallingMove.init(rawValue:)), owner: row[10], deputy: row[11],
            isMinor: row[7], entries: row[8],
            undatedGrants: row[9])
    }
}
