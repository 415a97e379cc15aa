internal import CountryRules

extension InterchangeFields.Keys {
    /// The fields by name.
    static let names = NameTable<Self>.ofCases
}

extension EntryFacts.Kind {
    private static let names = NameTable<Self>.ofCases

    /// The kind of a name in UTF-8.
    package static func named(_ name: UnsafeBufferPointer<UInt8>) -> EntryFacts.Kind? { names[name] }
}
