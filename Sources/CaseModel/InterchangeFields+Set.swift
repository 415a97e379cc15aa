/// Some fields of the interchange format.
///
/// They are bits: with a `Set`, looking whether a line has a field too many took a tenth of the time of reading it.
struct FieldSet: Sendable, Equatable, ExpressibleByArrayLiteral {
    private var low: UInt64 = 0
    private var high: UInt64 = 0

    /// The fields of a list.
    init(_ keys: some Sequence<InterchangeFields.Keys>) {
        for key in keys { insert(key) }
    }

    /// The fields of a literal.
    init(arrayLiteral keys: InterchangeFields.Keys...) { self.init(keys) }

    var isEmpty: Bool { low | high == 0 }

    mutating func insert(_ key: InterchangeFields.Keys) {
        let place = key.place
        if place < 64 { low |= 1 << UInt64(place) } else { high |= 1 << UInt64(place - 64) }
    }

    func contains(_ key: InterchangeFields.Keys) -> Bool {
        let place = key.place
        return (place < 64 ? low >> UInt64(place) : high >> UInt64(place - 64)) & 1 == 1
    }

    func union(_ other: FieldSet) -> FieldSet {
        var set = self
        set.low |= other.low
        set.high |= other.high
        return set
    }

    func subtracting(_ other: FieldSet) -> FieldSet {
        var set = self
        set.low &= ~other.low
        set.high &= ~other.high
        return set
    }

    /// The field whose name is the first in the alphabet.
    var first: InterchangeFields.Keys? {
        InterchangeFields.Keys.allCases.filter(contains).min { $0.rawValue < $1.rawValue }
    }
}

extension InterchangeFields.Keys {
    /// The place among all cases, below 128: an enumeration without values is one byte, in the order of its cases.
    var place: Int { Int(unsafeBitCast(self, to: UInt8.self)) }
}
