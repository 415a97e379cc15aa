package import CaseModel
internal import CivilCalendar
internal import GRDB

extension CasebookStore {
    /// How many cases there are, open and closed.
    package func caseCount() throws(JalonError) -> Int {
        try read { try Int.fetchOne($0, sql: "SELECT count(*) FROM casefile") ?? 0 }
    }

    /// The texts that are sealed beside the entries of a case.
    ///
    /// - Throws: `JalonError`: what opening the vault throws, `damaged` for content that does not open.
    package func texts(of reference: CaseReference) throws(JalonError) -> [EntryID: SealedTexts] {
        try read { db in
            guard
                let id = try Int64.fetchOne(
                    db, sql: "SELECT id FROM casefile WHERE ref = ?", arguments: [reference.text])
            else { return [:] }
            return try SealedRows.contents(
                ofCase: id, in: db, with: self.vault,
                damaged: { (entry, _) throws in
                    throw JalonError(
                        .damaged,
                        "the sealed content of \(entry) in \(reference) does not open: run jalon verify with the key")
                }
            ).mapValues { try SealedTexts(bytes: $0.plaintext) }
        }
    }
}
