internal import CaseModel
internal import CivilCalendar
internal import CountryRules
internal import GRDB

/// The tables that queries read: a cache of the fold, and nothing that the entries do not say.
enum Projection {
    /// Which version of the fold the tables come from.
    ///
    /// It rises when the same entries give other rows.
    static let version = 3

    /// Replaces what is derived from one case.
    static func write(_ state: CaseState, fold: CaseFold, caseID: Int64, in db: Database) throws {
        try db.cachedStatement(
            sql: """
                UPDATE casefile SET country = ?, region = ?, opened_on = ?, status = ?, closed_on = ?, stage = ?,
                    next_step = ?, minor = ?, entries = ?, last_seq = ?, undated = ?, owner = ?,
                    deputy = ?
                WHERE id = ?
                """
        ).execute(arguments: StatementArguments(caseColumns(of: state, fold: fold) + [caseID.databaseValue]))
        try db.cachedStatement(sql: "DELETE FROM deadline WHERE casefile = ?").execute(arguments: [caseID])
        let insert = try db.cachedStatement(
            sql:
                "INSERT INTO deadline (\(deadlineColumns), casefile) VALUES (\(marks))"
        )
        for deadline in state.deadlines {
            try insert.execute(arguments: StatementArguments(values(of: deadline) + [caseID.databaseValue]))
        }
    }

    /// Derives every table anew from the entries.
    static func rebuild(in db: Database, rules: RuleBook) throws {
        try db.execute(sql: "DELETE FROM deadline")
        for id in try Int64.fetchAll(db, sql: "SELECT id FROM casefile ORDER BY id") {
            let fold = try CaseReader.fold(ofCase: id, in: db)
            try write(fold.state(under: rules), fold: fold, caseID: id, in: db)
        }
    }

    /// What `casefile` derives, in the order of the statement above.
    private static func caseColumns(of state: CaseState, fold: CaseFold) -> [DatabaseValue] {
        let header = state.header
        return [
            header.country.rawValue.databaseValue, header.region.databaseValue,
            header.openedOn.description.databaseValue, (state.isOpen ? "open" : "closed").databaseValue,
            state.closedOn?.description.databaseValue ?? .null, (state.current?.stage).databaseValue,
            (state.nextStep?.rawValue).databaseValue, header.isMinor.databaseValue, fold.count.databaseValue,
            fold.lastSequence.databaseValue, state.undatedGrants.databaseValue,
            (state.people.owner?.owner.text).databaseValue, (state.people.owner?.deputy?.text).databaseValue,
        ]
    }

    static let deadlineColumns = """
        status, due, case_ref, name, country, kind, stage, trigger_day, earliest, rolled_from, flags, pack, \
        pack_status, citations, latest, opens, alerts
        """
    /// A mark for each of these columns, and one for the case.
    private static let marks = Array(repeating: "?", count: 18).joined(separator: ", ")

    private static func values(of deadline: Deadline) -> [DatabaseValue] {
        [
            deadline.status.rawValue.databaseValue, deadline.due.description.databaseValue,
            deadline.caseReference.text.databaseValue, deadline.name.databaseValue,
            deadline.country.rawValue.databaseValue, deadline.kind.rawValue.databaseValue,
            deadline.stage.databaseValue, deadline.trigger.description.databaseValue,
            deadline.earliest.description.databaseValue, deadline.rolledFrom?.description.databaseValue ?? .null,
            deadline.flags.map(\.rawValue).joined(separator: " ").databaseValue, deadline.pack.databaseValue,
            (deadline.packStatus?.rawValue).databaseValue, deadline.citations.joined(separator: "\n").databaseValue,
            deadline.latest?.description.databaseValue ?? .null, deadline.opens?.description.databaseValue ?? .null,
            deadline.alerts.map(String.init).joined(separator: " ").databaseValue,
        ]
    }

    /// The deadline of a row of `deadlineColumns`.
    static func deadline(_ row: Row) throws -> Deadline {
        let rolledFrom: String? = row[9]
        let packStatus: String? = row[12]
        let citations: String = row[13]
        guard let status = Deadline.Status(rawValue: row[0]), let due = try? CivilDate(iso8601: row[1] as String),
            let reference = CaseReference(row[2] as String), let country = CountryCode(rawValue: row[4]),
            let kind = DeadlineKind(rawValue: row[5]), let trigger = try? CivilDate(iso8601: row[7] as String),
            let earliest = try? CivilDate(iso8601: row[8] as String)
        else {
            throw JalonError(.damaged, "a deadline of \(row[2] as String) cannot be read: run jalon verify")
        }
        return Deadline(
            caseReference: reference, country: country, name: row[3], kind: kind, stage: row[6], trigger: trigger,
            due: due, earliest: earliest, latest: try day(row[14]), opens: try day(row[15]),
            rolledFrom: try rolledFrom.map { try CivilDate(iso8601: $0) },
            flags: (row[10] as String).split(separator: " ").compactMap { .init(rawValue: String($0)) }, pack: row[11],
            packStatus: packStatus.flatMap(RuleStatus.init(rawValue:)),
            citations: citations.isEmpty ? [] : citations.split(separator: "\n").map(String.init),
            alerts: (row[16] as String).split(separator: " ").compactMap { Int($0) }, status: status)
    }

    private static func day(_ text: String?) throws -> CivilDate? { try text.map { try CivilDate(iso8601: $0) } }

    /// Compares what is stored of one case with what its entries say.
    ///
    /// - Returns: What differs, or `nil`.
    static func difference(ofCase id: Int64, in db: Database, rules: RuleBook) throws -> String? {
        let fold = try CaseReader.fold(ofCase: id, in: db)
        let state = fold.state(under: rules)
        let columns = try Row.fetchOne(
            db,
            sql: """
                SELECT country, region, opened_on, status, closed_on, stage, next_step, minor, entries, last_seq, undated,
                       owner, deputy
                FROM casefile WHERE id = ?
                """, arguments: [id])
        guard columns.map({ Array($0.databaseValues) }) == caseColumns(of: state, fold: fold) else {
            return "the row of \(state.header.reference) is not what its entries say"
        }
        let stored = try Row.fetchAll(
            db, sql: "SELECT \(deadlineColumns) FROM deadline WHERE casefile = ? ORDER BY due, name", arguments: [id]
        ).map { Array($0.databaseValues) }
        guard stored == state.deadlines.map(values) else {
            return "the deadlines of \(state.header.reference) are not what its entries say"
        }
        return nil
    }
}
