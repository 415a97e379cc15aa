/// Facts that were read before, by the text that they are kept as.
///
/// Facts are codes and days: "the centre gave advice", "consent of the person until 31 March". Most entries say what
/// others have said, so that their facts need not be made again; making them took half the time of reading an entry (make
/// bench ROW=csv). What is known is the text and its meaning alone, not where it stood.
package struct KnownFacts {
    private struct Known {
        let kind: EntryFacts.Kind
        let json: [UInt8]
        let facts: EntryFacts
        let isOverride: Bool
    }

    /// How many are known at most, a power of two: what comes to the place of another takes it.
    private static let places = 512

    /// Longer ones say what nothing else says.
    private static let longest = 256

    /// By place; made when something is read first.
    private var known: [Known?] = []

    package init() {}

    /// Reads the facts of an entry as a casebook keeps them, as `EntryFacts/read` does.
    ///
    /// - Throws: `JalonError` (`invalidInput`) when they are not facts of that kind.
    package mutating func read(
        _ json: UnsafeBufferPointer<UInt8>, kind: EntryFacts.Kind, reference: CaseReference
    ) throws(JalonError) -> (facts: EntryFacts, isOverride: Bool) {
        // The opening names its case.
        guard kind != .caseOpened, json.count <= Self.longest else {
            return try EntryFacts.read(json, kind: kind, reference: reference)
        }
        if known.isEmpty { known = Array(repeating: nil, count: Self.places) }
        let place = Self.place(of: json)
        if let there = known[place], there.kind == kind, Self.isSame(there.json, json) {
            return (there.facts, there.isOverride)
        }
        let read = try EntryFacts.read(json, kind: kind, reference: reference)
        known[place] = Known(kind: kind, json: Array(json), facts: read.facts, isOverride: read.isOverride)
        return read
    }

    /// The place of a text: a hash of its bytes, eight at a time, each mixed into all that follow.
    private static func place(of json: UnsafeBufferPointer<UInt8>) -> Int {
        let bytes = UnsafeRawBufferPointer(json)
        var hash = UInt64(bytes.count)
        func mix(_ word: UInt64) {
            hash = (hash ^ word) &* 0x9E37_79B9_7F4A_7C15
            hash ^= hash >> 32
        }
        var index = 0
        while index + 8 <= bytes.count {
            mix(bytes.loadUnaligned(fromByteOffset: index, as: UInt64.self))
            index += 8
        }
        while index < bytes.count {
            mix(UInt64(bytes[index]))
            index += 1
        }
        return Int(truncatingIfNeeded: hash) & (places - 1)
    }

    /// Whether both are the same text, eight bytes at a time.
    private static func isSame(_ one: [UInt8], _ other: UnsafeBufferPointer<UInt8>) -> Bool {
        guard one.count == other.count else { return false }
        let other = UnsafeRawBufferPointer(other)
        return one.withUnsafeBytes { one in
            var index = 0
            while index + 8 <= one.count {
                guard
                    one.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                        == other.loadUnaligned(fromByteOffset: index, as: UInt64.self)
                else { return false }
                index += 8
            }
            while index < one.count {
                guard one[index] == other[index] else { return false }
                index += 1
            }
            return true
        }
    }
}
