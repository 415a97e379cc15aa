public import CaseModel
internal import CivilCalendar
public import CountryRules
internal import GRDB

extension CasebookStore {
    /// The cases by reference.
    public func cases(_ filter: CaseFilter = .open, country: CountryCode? = nil) throws(JalonError) -> [CaseSummary] {
        let status = filter == .all ? nil : filter.rawValue
        return try summaries(
            where: (status.map { _ in ["status = ?"] } ?? []) + (country.map { _ in ["country = ?"] } ?? []),
            arguments: StatementArguments([status, country?.rawValue].compactMap { $0 }))
    }

    /// The open cases with a signalling step that is advised next.
    public func casesWithOpenSteps() throws(JalonError) -> [CaseSummary] {
        try summaries(where: ["next_step IS NOT NULL"], arguments: [])
    }

    /// The open cases with a stage that runs without a deadline, because no pack covers its day.
    public func casesWithoutDeadline() throws(JalonError) -> [CaseSummary] {
        try summaries(where: ["undated > 0"], arguments: [])
    }

    private func summaries(where conditions: [String], arguments: StatementArguments) throws(JalonError)
        -> [CaseSummary]
    {
        let filter = conditions.isEmpty ? "" : "WHERE " + conditions.joined(separator: " AND ")
        return try read { db in
            let rows = try Row.fetchCursor(
                db,
                sql: """
                    SELECT ref, country, region, opened_on, closed_on, stage, next_step, minor, entries, undated, owner, deputy
                    FROM casefile \(filter) ORDER BY ref
                    """, arguments: arguments)
            var summaries: [CaseSummary] = []
            while let row = try rows.next() { summaries.append(try Self.summary(row)) }
            return summaries
        }
    }

    private static func summary(_ row: Row) throws -> CaseSummary {
        let closedOn: String? = row[4]
        let nextStep: String? = row[6]
        guard let reference = CaseReference(row[0] as String), let country = CountryCode(rawValue: row[1]),
            let openedOn = try? CivilDate(iso8601: row[3] as String)
        else {
            throw JalonError(.damaged, "a case cannot be read: run jalon verify")
        }
        return CaseSummary(
            reference: reference, country: country, region: row[2], openedOn: openedOn,
            closedOn: try closedOn.map { try CivilDate(iso8601: $0) }, stage: row[5],
            nextStep: nextStep.flatMap(SignallingMove.init(rawValue:)), owner: row[10], deputy: row[11],
            isMinor: row[7], entries: row[8],
            undatedGrants: row[9])
    }
}
