package import CaseModel
internal import CivilCalendar
package import CountryRules
internal import GRDB

extension CasebookStore {
    /// Compares the deadlines of open cases under two rule books, for the cases that could have any under a pack.
    ///
    /// Only cases with an event on a day of the pack, or that name it, are folded: no other deadline can change.
    ///
    /// - Parameters:
    ///   - old: The pack that another one would replace.
    ///   - rules: The rules as they are, and as they would be.
    ///   - each: Is given the state of each of those cases under both.
    package func compare(
        casesUnder old: RulePack, _ rules: (RuleBook, RuleBook), each: (CaseState, CaseState) -> Void
    ) throws(JalonError) {
        try read { db in
            let cases = try Int64.fetchAll(
                db,
                sql: """
                    SELECT id FROM casefile WHERE status = 'open' AND country = ? AND id IN (
                        SELECT casefile FROM entry WHERE kind <> 'case-opened'
                            AND (on_day BETWEEN ? AND ? OR facts LIKE ?)
                        UNION SELECT casefile FROM deadline WHERE pack = ?
                            OR due BETWEEN ? AND ?)
                    ORDER BY ref
                    """,
                arguments: [
                    old.country.rawValue, old.from.description, (old.to ?? .latest).description,
                    "%\"pack\":\"\(old.id)\"%", old.id, old.from.description, (old.to ?? .latest).description,
                ])
            for id in cases {
                let fold = try reader.fold(ofCase: id, in: db)
                each(fold.state(under: rules.0), fold.state(under: rules.1))
            }
        }
    }
}
