internal import CountryRules

/// The values that names in UTF-8 stand for.
struct NameTable<Value: CaseIterable & RawRepresentable<String> & Sendable>: Sendable {
    private let names = NameIndex(Value.allCases.map(\.rawValue))
    private let values = Array(Value.allCases)

    /// The value of a name; `nil` when none has it.
    subscript(name: UnsafeBufferPointer<UInt8>) -> Value? { names.place(of: name).map { values[$0] } }
}

extension InterchangeFields.Keys {
    /// The fields by name.
    static let names = NameTable<Self>()
}

extension EntryFacts.Kind {
    private static let names = NameTable<Self>()

    /// The kind of a name in UTF-8.
    package static func named(_ name: UnsafeBufferPointer<UInt8>) -> EntryFacts.Kind? { names[name] }
}
