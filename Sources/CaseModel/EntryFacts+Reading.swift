extension EntryFacts {
    /// Reads the facts of an entry as a casebook keeps them.
    ///
    /// - Throws: `JalonError` (`invalidInput`) when they are not facts of that kind.
    package static func read(
        _ json: some Collection<UInt8>, kind: Kind, reference: CaseReference
    ) throws(JalonError) -> (facts: EntryFacts, isOverride: Bool) {
        var fields = try InterchangeFields.read(json)
        if kind == .caseOpened { fields.name(reference) }
        return (try fields.facts(of: kind), try fields.isOverride(of: kind))
    }
}
