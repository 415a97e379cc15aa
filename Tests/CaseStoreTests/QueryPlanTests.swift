import CaseModel
import CivilCalendar
import CountryRules
import GRDB
import GRDBSQLite
import Testing

@testable import CaseStore

@Suite("Deadline lists answer from the primary key")
struct QueryPlanTests {
    let folder = TemporaryFolder()

    private func plan(_ query: DeadlineQuery) throws -> String {
        let store = try CasebookStore.create(at: folder.file("\(query.hashValue).sqlite"))
        let (sql, values) = CasebookStore.statement(for: query)
        let arguments = StatementArguments(values)
        return try store.read { db in
            try Row.fetchAll(db, sql: "EXPLAIN QUERY PLAN " + sql, arguments: arguments).map { $0["detail"] as String }
        }.joined(separator: "; ")
    }

    @Test("An open range is one search of the key, and nothing is sorted")
    func ranges() throws {
        let (from, until) = (try date("2013-01-01"), try date("2013-02-01"))
        #expect(try plan(DeadlineQuery()) == "SEARCH deadline USING PRIMARY KEY (status=?)")
        #expect(try plan(DeadlineQuery(until: until)) == "SEARCH deadline USING PRIMARY KEY (status=? AND due<?)")
        #expect(
            try plan(DeadlineQuery(from: from, until: until))
                == "SEARCH deadline USING PRIMARY KEY (status=? AND due>? AND due<?)")
        #expect(
            try plan(DeadlineQuery(until: until, country: .belgium))
                == "SEARCH deadline USING PRIMARY KEY (status=? AND due<?)")
    }

    @Test("The deadlines of one case are found by the case")
    func ofCase() throws {
        let plan = try plan(DeadlineQuery(caseReference: reference("BE-1"), includesDone: true))
        #expect(plan.contains("SEARCH deadline USING INDEX deadline_by_case (casefile=?)") && !plan.contains("SCAN"))
    }

    @Test("The deadlines of a case worker are a range of the key too: each row asks for its case, and none is sorted")
    func ofWorker() throws {
        let until = try date("2013-02-01")
        for worker in [WorkerFilter.of(try WorkerCode("hd")), .nobody] {
            let plan = try plan(DeadlineQuery(until: until, worker: worker))
            #expect(plan.hasPrefix("SEARCH deadline USING PRIMARY KEY (status=? AND due<?); "))
            #expect(plan.hasSuffix("SEARCH casefile USING INTEGER PRIMARY KEY (rowid=?)"))
            #expect(!plan.contains("SCAN") && !plan.contains("TEMP"))
        }
    }

    /// A casebook with so many open cases, each with one open deadline; ten years of days, evenly filled.
    private func store(cases: Int) throws -> CasebookStore {
        let store = try CasebookStore.create(at: folder.file("\(cases).sqlite"))
        try store.queue.write { db in
            try db.execute(
                sql: """
                    WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ?)
                    INSERT INTO casefile (id, ref, country, opened_on, status, minor, entries, last_seq, undated)
                    SELECT i, 'BE-' || i, 'BE', '2013-01-01', 'open', 0, 1, i, 0 FROM n
                    """, arguments: [cases])
            try db.execute(
                sql: """
                    INSERT INTO deadline
                    SELECT 'open', date('2010-01-01', (id % 3650) || ' days'), ref, 'be.reflection/end', id, 'BE', 'stage-end',
                        'be.reflection', '2013-01-01', '2010-01-01', NULL, NULL, NULL, '', 'BE/FIIT-2013', 'kit', '', '30 14 7'
                    FROM casefile
                    """)
        }
        return store
    }

    /// What reading the rows of a query costs: rows, steps of SQLite's virtual machine, rows scanned, sorts.
    private func cost(_ query: DeadlineQuery, in store: CasebookStore) throws -> (
        rows: Int, steps: Int, scanned: Int, sorts: Int
    ) {
        try store.read { db in
            let (sql, values) = CasebookStore.statement(for: query)
            let arguments = StatementArguments(values)
            let statement = try db.makeStatement(sql: sql)
            var rows = 0
            let cursor = try Row.fetchCursor(statement, arguments: arguments)
            while try cursor.next() != nil { rows += 1 }
            func status(_ counter: CInt) -> Int { Int(sqlite3_stmt_status(statement.sqliteStatement, counter, 0)) }
            return (
                rows, status(SQLITE_STMTSTATUS_VM_STEP), status(SQLITE_STMTSTATUS_FULLSCAN_STEP),
                status(SQLITE_STMTSTATUS_SORT)
            )
        }
    }

    @Test("Among 100,000 open cases, what is due within 30 days costs what it prints")
    func work() throws {
        let store = try store(cases: 100_000)
        let today = try date("2010-03-01")
        let query = DeadlineQuery(from: today, until: try today.adding(days: 30))
        let (rows, steps, scanned, sorts) = try cost(query, in: store)
        #expect(rows > 500 && rows < 1_000)
        #expect(steps < 30 * rows + 100, "\(steps) steps for \(rows) rows")
        #expect(scanned <= rows && sorts == 0, "\(scanned) scanned, \(sorts) sorts")
        #expect(try store.deadlines(query).count == rows)
        #expect(try cost(DeadlineQuery(until: date("2009-12-31")), in: store).steps < 100)
    }

    @Test("The same rows cost the same among more cases")
    func growth() throws {
        let query = DeadlineQuery(until: try date("2010-01-02"))
        let (few, many) = (try cost(query, in: store(cases: 1_000)), try cost(query, in: store(cases: 3_000)))
        #expect(few.rows == many.rows && few.rows == 1 && few.steps == many.steps)
    }
}
