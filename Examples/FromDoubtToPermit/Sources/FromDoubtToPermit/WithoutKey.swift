import Jalon

/// Opens the casebook as whoever finds the file without the key: what is coded works, what is sealed stays sealed.
func withoutKey(_ file: CaseFile) throws {
    let day = try date("2026-05-04")
    let casebook = try Casebook.open(at: file.centre.casebook.path)
    say(day, "\(try casebook.deadlines().count) deadlines are listed, \(try casebook.overdueCount(on: day)) overdue")
    if let vault = try casebook.vaultStatus() {
        say(day, "the vault opens with a \(vault.kind.rawValue) and holds \(vault.sealed) sealed contents")
    }
    do {
        _ = try casebook.reveal(.all, of: file.reference, reason: "curiosity", on: day, author: "x")
        say(day, "it opened: that must not be")
    } catch {
        guard error.code == .keyMissing else { throw error }
        say(day, "who the person is, and what was noted, is not shown: \(error.code.rawValue)")
    }
}
