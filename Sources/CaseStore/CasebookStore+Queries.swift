package import CaseModel
internal import CivilCalendar
internal import CountryRules
internal import GRDB

extension CasebookStore {
    /// The deadlines of a query, by due day, then case, then name.
    package func deadlines(_ query: DeadlineQuery) throws(JalonError) -> [Deadline] {
        let (sql, arguments) = Self.statement(for: query)
        return try read { db in
            let rows = try BareStatement(sql, in: db)
            defer { rows.reset() }
            for (index, argument) in arguments.enumerated() { rows.bind(argument, at: Int32(index + 1)) }
            var reader = DeadlineRow()
            var deadlines: [Deadline] = []
            deadlines.reserveCapacity(64)
            while try rows.step() { deadlines.append(try reader.deadline(rows)) }
            return deadlines
        }
    }

    /// The statement of a query.
    ///
    /// The open deadlines until a day are a range of the primary key.
    static func statement(for query: DeadlineQuery) -> (sql: String, arguments: [String]) {
        let (filter, arguments) = filter(of: query)
        return ("SELECT \(DeadlineRow.columns) FROM deadline \(filter) ORDER BY due, case_ref, name", arguments)
    }

    private static func filter(of query: DeadlineQuery) -> (sql: String, arguments: [String]) {
        var conditions: [String] = []
        var arguments: [String] = []
        if !query.includesDone { conditions.append("status = 'open'") }
        if let from = query.from {
            conditions.append("due >= ?")
            arguments.append(from.description)
        }
        if let until = query.until {
            conditions.append("due <= ?")
            arguments.append(until.description)
        }
        if let before = query.before {
            conditions.append("due < ?")
            arguments.append(before.description)
        }
        if let country = query.country {
            conditions.append("country = ?")
            arguments.append(country.rawValue)
        }
        if let reference = query.caseReference {
            conditions.append("casefile = (SELECT id FROM casefile WHERE ref = ?)")
            arguments.append(reference.text)
        }
        if let worker = query.worker {
            // Asked of each row of the range: the rows are still read, and ordered, by the primary key.
            let whose = condition(of: worker)
            conditions.append(
                "EXISTS (SELECT 1 FROM casefile WHERE id = deadline.casefile AND \(whose.sql))")
            arguments += whose.arguments
        }
        let filter = conditions.isEmpty ? "" : "WHERE " + conditions.together(" AND ")
        return (filter, arguments)
    }

    /// Which rows of `casefile` are those of somebody.
    static func condition(of worker: WorkerFilter) -> (sql: String, arguments: [String]) {
        switch worker {
        case .of(let code): ("(owner = ? OR deputy = ?)", [code.text, code.text])
        case .nobody: ("owner IS NULL", [])
        }
    }

    /// How many deadlines a query finds.
    package func count(_ query: DeadlineQuery) throws(JalonError) -> Int {
        let (filter, arguments) = Self.filter(of: query)
        return try read {
            try Int.fetchOne(
                $0, sql: "SELECT count(*) FROM deadline \(filter)", arguments: StatementArguments(arguments)) ?? 0
        }
    }

    /// The cases whose reference begins with a text, in any case of letters; an exact match alone when there is one.
    ///
    /// - Parameter limit: How many are read at most.
    package func references(beginningWith prefix: String, limit: Int) throws(JalonError) -> [CaseReference] {
        try read { db in
            if let exact = try String.fetchOne(db, sql: "SELECT ref FROM casefile WHERE ref = ?", arguments: [prefix]) {
                return [exact].compactMap { CaseReference($0) }
            }
            // Every character of a reference sorts before the tilde.
            return try String.fetchAll(
                db, sql: "SELECT ref FROM casefile WHERE ref >= ? AND ref < ? ORDER BY ref LIMIT ?",
                arguments: [prefix, prefix + "~", limit]
            ).compactMap { CaseReference($0) }
        }
    }

    /// The entries of a case in the order of recording; empty when there is no such case.
    package func entries(of reference: CaseReference) throws(JalonError) -> [TimelineEntry] {
        try read { db in
            guard
                let id = try Int64.fetchOne(
                    db, sql: "SELECT id FROM casefile WHERE ref = ?", arguments: [reference.text])
            else { return [] }
            return try reader.entries(ofCase: id, in: db)
        }
    }
}
