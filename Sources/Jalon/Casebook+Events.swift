public import CaseModel
internal import CaseStore

extension Casebook {
    /// What happened to the casebook itself, in the order of the chain: changes of the key, openings that failed,
    /// backups, dumps, calendars.
    ///
    /// - Throws: `JalonError` (`damaged`) for an event that cannot be read.
    public func events() throws(JalonError) -> [RecordedEvent] { try store.events() }
}
