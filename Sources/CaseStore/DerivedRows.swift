internal import CaseModel
internal import CountryRules
internal import Foundation
internal import GRDB
internal import GRDBSQLite

/// What is derived from the cases, held against a replay of their entries: beside the walk along the chain, on a
/// connection of its own, and by whoever waits for it, when that is done (make bench ROW=verify).
///
/// Whoever waits has to be reading meanwhile: then nobody can write, and both see the same.
final class DerivedRows: Sendable {
    private let rules: RuleBook
    private let cases: Cases
    /// What is looked at on the other connection; `nil` without one.
    private let beside: WorkAhead<Void>?

    /// Begins with some cases at once.
    ///
    /// - Parameters:
    ///   - cases: The cases, as they are stored.
    ///   - path: Where the casebook is.
    ///   - db: The connection of whoever waits. When another file has taken the place of the one that it has open, all is
    ///     left to it.
    ///   - rules: The rules that the derived rows come from.
    init(of cases: [Int64], path: String, beside db: Database, rules: RuleBook) throws {
        self.rules = rules
        self.cases = Cases(cases)
        var configuration = Configuration()
        configuration.readonly = true
        // Somebody who waits to write lets no other reader in: then all is left to whoever waits.
        configuration.busyMode = .immediateError
        configuration.label = "jalon.derived"
        configuration.prepareDatabase { db in
            for pragma in ["trusted_schema = OFF", "cell_size_check = ON"] { try db.execute(sql: "PRAGMA \(pragma)") }
        }
        let head = try ChainHead.kept(in: db)
        guard !Self.hasMoved(db), let queue = try? DatabaseQueue(path: path, configuration: configuration) else {
            beside = nil
            return
        }
        beside = WorkAhead(in: queue) { [rules, cases = self.cases] db in
            try db.inTransaction(.deferred) {
                if try ChainHead.kept(in: db) == head { try Self.look(through: cases, in: db, under: rules) }
                return .rollback
            }
        }
    }

    /// Whether the file that a connection has open is not at its path any more; what cannot be told counts as moved.
    private static func hasMoved(_ db: Database) -> Bool {
        var moved: Int32 = 1
        let told = sqlite3_file_control(db.sqliteConnection, nil, SQLITE_FCNTL_HAS_MOVED, &moved)
        return told != SQLITE_OK || moved != 0
    }

    /// Looks through what is left, on the connection of whoever asks, and tells what does not fit.
    func problems(in db: Database) throws -> [Verification.Problem] {
        try Self.look(through: cases, in: db, under: rules)
        wait()
        try Self.look(through: cases, in: db, under: rules)
        let strays =
            try Int.fetchOne(
                db, sql: "SELECT count(*) FROM deadline WHERE casefile NOT IN (SELECT id FROM casefile)") ?? 0
        let problems = cases.problems
        guard strays > 0 else { return problems }
        return problems + [
            .init(place: .derived, sequence: nil, message: "\(strays) deadlines belong to no case")
        ]
    }

    /// Lets what was not looked at yet be, and waits until nobody else reads any more.
    func leave() {
        cases.drop()
        wait()
    }

    /// Waits for the other connection, which gives back what it could not read to its end.
    private func wait() { try? beside?.outcome() }

    private static func look(through cases: Cases, in db: Database, under rules: RuleBook) throws {
        let reader = CaseReader()
        while let some = cases.next() {
            do {
                for id in some {
                    do {
                        guard let difference = try Projection.difference(ofCase: id, in: db, by: reader, rules: rules)
                        else {
                            continue
                        }
                        cases.note(difference, of: id)
                    } catch let error as JalonError {
                        cases.note(error.message, of: id)
                    }
                }
            } catch {
                cases.giveBack(some)
                throw error
            }
        }
    }
}

/// The cases that are to be looked at, handed out some at a time, and what was found.
private final class Cases: @unchecked Sendable {
    private static let together = 64
    private let lock = NSLock()
    private var left: ArraySlice<Int64>
    private var givenBack: [ArraySlice<Int64>] = []
    private var found: [Int64: String] = [:]

    init(_ cases: [Int64]) { left = cases[...] }

    func next() -> ArraySlice<Int64>? {
        lock.withLock {
            if let again = givenBack.popLast() { return again }
            defer { left = left.dropFirst(Self.together) }
            return left.isEmpty ? nil : left.prefix(Self.together)
        }
    }

    func drop() { lock.withLock { (left, givenBack) = ([], []) } }

    func giveBack(_ some: ArraySlice<Int64>) { lock.withLock { givenBack.append(some) } }

    func note(_ message: String, of id: Int64) { lock.withLock { found[id] = message } }

    /// By case.
    var problems: [Verification.Problem] {
        lock.withLock {
            found.sorted { $0.key < $1.key }.map { .init(place: .derived, sequence: nil, message: $0.value) }
        }
    }
}
