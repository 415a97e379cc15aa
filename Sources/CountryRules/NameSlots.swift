/// Where names stand among bytes that lie elsewhere, found by what the names are.
struct NameSlots: Sendable {
    /// Where a name stands among the bytes, and its place in a list; a slot without a name has a length of -1.
    private struct Slot {
        var start: Int32 = 0
        var length: Int32 = -1
        var place: Int32 = 0
    }

    /// A power of two, at least twice as many as names; a name whose slot is taken stands in the next free one.
    private var slots: [Slot]

    /// Room for that many names.
    init(count: Int) {
        slots = [Slot](repeating: Slot(), count: 1 << (Int.bitWidth - (2 * count).leadingZeroBitCount))
    }

    /// Adds the name that stands in a range of the bytes; a name that is there already keeps its place.
    mutating func add(_ range: Range<Int>, at place: Int, in bytes: UnsafeRawBufferPointer) {
        let slot = slot(of: UnsafeRawBufferPointer(rebasing: bytes[range]), in: bytes)
        guard slots[slot].length < 0 else { return }
        slots[slot] = Slot(start: Int32(range.lowerBound), length: Int32(range.count), place: Int32(place))
    }

    /// The place of a name; `nil` when it is none of them.
    func place(of name: UnsafeRawBufferPointer, in bytes: UnsafeRawBufferPointer) -> Int? {
        let found = slots[slot(of: name, in: bytes)]
        return found.length < 0 ? nil : Int(found.place)
    }

    /// The slot in which a name stands, or would.
    private func slot(of name: UnsafeRawBufferPointer, in bytes: UnsafeRawBufferPointer) -> Int {
        slots.withUnsafeBufferPointer { slots in
            var slot = Self.hash(name) & (slots.count &- 1)
            while slots[slot].length >= 0 {
                if Int(slots[slot].length) == name.count {
                    let start = Int(slots[slot].start)
                    if Self.areSame(name, .init(rebasing: bytes[start..<start &+ name.count])) { return slot }
                }
                slot = (slot &+ 1) & (slots.count &- 1)
            }
            return slot
        }
    }

    /// A number of the bytes, eight at a time; some of the last come twice.
    private static func hash(_ name: UnsafeRawBufferPointer) -> Int {
        var hash = UInt64(truncatingIfNeeded: name.count)
        if name.count >= 8 {
            var at = 0
            while at &+ 8 < name.count {
                hash = mixed(hash, name.loadUnaligned(fromByteOffset: at, as: UInt64.self))
                at &+= 8
            }
            hash = mixed(hash, name.loadUnaligned(fromByteOffset: name.count &- 8, as: UInt64.self))
        } else {
            var few: UInt64 = 0
            for byte in name { few = few << 8 | UInt64(byte) }
            hash = mixed(hash, few)
        }
        return Int(truncatingIfNeeded: hash)
    }

    private static func mixed(_ hash: UInt64, _ eight: UInt64) -> UInt64 {
        let product = (hash ^ eight) &* 0x9E37_79B9_7F4A_7C15
        return product ^ product >> 32
    }

    /// Whether two names of one length are the same.
    private static func areSame(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
        guard left.count >= 8 else { return left.elementsEqual(right) }
        var at = 0
        while at &+ 8 < left.count {
            guard areSame(left, right, at) else { return false }
            at &+= 8
        }
        return areSame(left, right, left.count &- 8)
    }

    /// Whether eight bytes of two names are the same.
    private static func areSame(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer, _ at: Int) -> Bool {
        left.loadUnaligned(fromByteOffset: at, as: UInt64.self)
            == right.loadUnaligned(fromByteOffset: at, as: UInt64.self)
    }
}
