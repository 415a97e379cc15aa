public import CaseModel
internal import CaseStore
public import CivilCalendar
internal import CountryRules

extension Casebook {
    /// Takes back what somebody recorded last: a retraction is recorded, and nothing is deleted.
    ///
    /// Undone again, it takes back the entry before. A retraction that was recorded by itself is taken back too, so
    /// that what it took back holds again. What says who looked at what stays, and is passed over.
    ///
    /// - Parameters:
    ///   - author: Who recorded it, and takes it back.
    ///   - reference: Only in this case; `nil` for the casebook.
    ///   - today: The day it is.
    /// - Returns: The entry that was taken back, and the retraction.
    /// - Throws: `JalonError`: `notFound` when there is nothing left to take back, `contradictsRules` when it opened
    ///   a case, or its case is closed.
    @discardableResult
    public func undo(
        by author: String, in reference: CaseReference? = nil, today: CivilDate
    ) throws(JalonError) -> (undone: TimelineEntry, retraction: Recorded) {
        let rules = try rules()
        return try write("entry.undo", under: rules) { transaction in
            var last: TimelineEntry?
            try transaction.entries(by: author, in: reference) { entry in
                if case .entryRetracted(_, .undone) = entry.facts { return true }
                guard !entry.facts.kind.isAudit, let fold = try transaction.fold(of: entry.caseReference),
                    !fold.isRetracted(entry.id),
                    entry.facts.target.map({ !fold.isRetracted($0) }) ?? true
                        || entry.facts.kind == .entryRetracted
                else { return true }
                last = entry
                return false
            }
            guard let last else {
                throw JalonError(
                    .notFound, "there is nothing left that \(author) recorded and could take back",
                    Wording("refusal.nothing-to-undo", ["author": .text(author)]))
            }
            guard last.facts.kind != .caseOpened else {
                throw JalonError(
                    .contradictsRules,
                    "what \(author) recorded last opened \(last.caseReference), which is not taken back: close it with "
                        + "jalon case close \(last.caseReference) --reason opened-in-error")
            }
            let draft = EntryDraft(on: today, author: author, facts: .entryRetracted(last.id, .undone))
            guard let entry = try transaction.append(draft, to: last.caseReference) else {
                throw JalonError(.failed, "nothing was taken back")
            }
            return (last, try Casebook.recorded(entry, transaction))
        }
    }
}
