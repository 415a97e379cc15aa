internal import CaseModel
internal import CountryRules
internal import GRDB

/// Runs a piece of work on the database and says what SQLite refused in the casebook's own words.
func translatingErrors<Result>(_ path: String, _ work: () throws -> Result) throws(JalonError) -> Result {
    do {
        return try work()
    } catch let error as JalonError {
        throw error
    } catch let error as DatabaseError {
        throw sentence(for: error, path: path)
    } catch {
        throw JalonError(.failed, "\(path): \(error)")
    }
}

private func sentence(for error: DatabaseError, path: String) -> JalonError {
    switch error.resultCode {
    case .SQLITE_BUSY, .SQLITE_LOCKED:
        JalonError(
            .locked, "\(path) is locked by another process; try again when it has finished",
            Wording("refusal.locked", ["path": .text(path)]))
    case .SQLITE_CORRUPT, .SQLITE_NOTADB:
        JalonError(.damaged, "\(path) is damaged (\(error.message ?? "unreadable")); restore it from a backup")
    case .SQLITE_ERROR, .SQLITE_CONSTRAINT, .SQLITE_SCHEMA:
        JalonError(
            .damaged,
            "\(path) does not hold what a casebook holds (\(error.message ?? "unknown")): run jalon verify, or restore a backup"
        )
    case .SQLITE_FULL:
        JalonError(.failed, "the disk is full: nothing was recorded in \(path)")
    case .SQLITE_READONLY where error.extendedResultCode == .SQLITE_READONLY_DBMOVED:
        JalonError(
            .locked, "another casebook took the place of \(path) meanwhile, and nothing was recorded: try again")
    case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM:
        JalonError(.failed, "\(path) cannot be written: check the rights on the file and its folder")
    case .SQLITE_IOERR:
        JalonError(
            .failed, "\(path): the disk reported an error (\(error.extendedResultCode.rawValue)); nothing was recorded")
    default:
        JalonError(.failed, "\(path): \(error.message ?? "SQLite error \(error.extendedResultCode.rawValue)")")
    }
}
