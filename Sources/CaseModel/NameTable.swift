/// The values that names in UTF-8 stand for, found without making a text of the name.
///
/// `init(rawValue:)` of an enumeration compares with one name after the other, of which there are dozens.
struct NameTable<Value: Sendable>: Sendable {
    /// The names by their hash, with room enough that most stand where they belong.
    private var places: [(name: [UInt8], value: Value)?] = Array(repeating: nil, count: 512)

    /// A table of values with different names, of which there may be 256.
    init(_ values: [Value], name: (Value) -> String) {
        for value in values.prefix(256) {
            let name = Array(name(value).utf8)
            var place = name.withUnsafeBufferPointer(Self.hash)
            while places[place] != nil { place = (place + 1) & 511 }
            places[place] = (name, value)
        }
    }

    /// The value of a name; `nil` when none has it.
    subscript(name: UnsafeBufferPointer<UInt8>) -> Value? {
        var place = Self.hash(name)
        while let (other, value) = places[place] {
            if other.count == name.count, name.indices.allSatisfy({ other[$0] == name[$0] }) { return value }
            place = (place + 1) & 511
        }
        return nil
    }

    /// A number below 512: FNV-1a, folded.
    private static func hash(_ name: UnsafeBufferPointer<UInt8>) -> Int {
        var hash: UInt32 = 2_166_136_261
        for byte in name { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
        return Int((hash ^ hash >> 16) & 511)
    }
}

extension InterchangeFields.Keys {
    /// The fields by name.
    static let names = NameTable(allCases) { $0.rawValue }
}

extension EntryFacts.Kind {
    private static let names = NameTable(allCases) { $0.rawValue }

    /// The kind of a name in UTF-8.
    package static func named(_ name: UnsafeBufferPointer<UInt8>) -> EntryFacts.Kind? { names[name] }
}
