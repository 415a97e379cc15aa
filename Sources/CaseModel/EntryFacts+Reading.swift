extension EntryFacts {
    /// Reads the facts of an entry as a casebook keeps them.
    ///
    /// - Throws: `JalonError` (`invalidInput`) when they are not facts of that kind.
    package static func read(
        _ json: some Collection<UInt8>, kind: Kind, reference: CaseReference
    ) throws(JalonError) -> EntryFacts {
        var fields = try InterchangeFields.decode(json)
        fields.reference = reference.text
        return try fields.facts(of: kind)
    }
}
