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

    /// Adds the name that stands in a range of the bytes.
    ///
    /// - Returns: Whether it is the first of that name; another is not added.
    mutating func add(_ range: Range<Int>, at place: Int, in bytes: UnsafeRawBufferPointer) -> Bool {
        let slot = slot(of: UnsafeRawBufferPointer(rebasing: bytes[range]), in: bytes)
        guard slots[slot].length < 0 else { return false }
        slots[slot] = Slot(start: Int32(range.lowerBound), length: Int32(range.count), place: Int32(place))
        return true
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

    /// A number of the bytes, eight at a time.
    private static func hash(_ name: UnsafeRawBufferPointer) -> Int {
        var hash = UInt64(truncatingIfNeeded: name.count)
        var at = 0
        while at &+ 8 <= name.count {
            hash = (hash ^ name.loadUnaligned(fromByteOffset: at, as: UInt64.self)) &* 0x9E37_79B9_7F4A_7C15
            hash ^= hash >> 32
            at &+= 8
        }
        var rest: UInt64 = 0
        while at < name.count {
            rest = rest << 8 | UInt64(name[at])
            at &+= 1
        }
        hash = (hash ^ rest) &* 0x9E37_79B9_7F4A_7C15
        return Int(truncatingIfNeeded: hash >> 32)
    }

    /// Whether two names of one length are the same.
    private static func areSame(_ left: UnsafeRawBufferPointer, _ right: UnsafeRawBufferPointer) -> Bool {
        var at = 0
        while at &+ 8 <= left.count {
            guard
                left.loadUnaligned(fromByteOffset: at, as: UInt64.self)
                    == right.loadUnaligned(fromByteOffset: at, as: UInt64.self)
            else { return false }
            at &+= 8
        }
        while at < left.count {
            guard left[at] == right[at] else { return false }
            at &+= 1
        }
        return true
    }
}
