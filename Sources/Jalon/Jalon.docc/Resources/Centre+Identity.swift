import Jalon

extension Centre {
    /// Seals who the person is.
    func identify(_ reference: CaseReference, as texts: [String: String], on day: CivilDate) throws {
        try casebook.record(
            .identityRecorded, texts: SealedTexts([:], identity: Identity(texts)), in: reference, on: day,
            author: worker)
    }

    /// Shows it again; who looked, and why, is recorded before anything is shown.
    func reveal(_ reference: CaseReference, because reason: String, on day: CivilDate) throws -> Identity? {
        try casebook.reveal(.identity, of: reference, reason: reason, on: day, author: worker).identity
    }
}
