/// Places in a list by name, found by their UTF-8 without making a text or seeding a hash.
///
/// A dictionary of texts took an eighth of the time of a date, and `init(rawValue:)` of an enumeration compares with one
/// name after the other, of which there are dozens.
package struct NameIndex: Sendable {
    /// Where a name stands among the bytes, and its place; a slot without a name has a length of -1.
    private struct Slot {
        var start: Int32 = 0
        var length: Int32 = -1
        var place: Int32 = 0
    }

    /// All names, one after the other.
    private let bytes: [UInt8]
    /// A power of two, at least twice as many as names; a name whose slot is taken stands in the next free one.
    private let slots: [Slot]

    /// The places of names, each of which stands once.
    package init(_ names: [String]) {
        var bytes: [UInt8] = []
        var slots = [Slot](repeating: Slot(), count: 1 << (Int.bitWidth - (2 * names.count).leadingZeroBitCount))
        for (place, name) in names.enumerated() {
            let utf8 = Array(name.utf8)
            var slot = utf8.withUnsafeBytes(Self.hash) & (slots.count - 1)
            while slots[slot].length >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Slot(start: Int32(bytes.count), length: Int32(utf8.count), place: Int32(place))
            bytes += utf8
        }
        (self.bytes, self.slots) = (bytes, slots)
    }

    /// The place of a name; `nil` when it is none of them.
    package func place(of name: String) -> Int? {
        var name = name
        return name.withUTF8 { place(of: $0) }
    }

    /// The place of a name in UTF-8; `nil` when it is none of them.
    package func place(of name: UnsafeBufferPointer<UInt8>) -> Int? {
        let name = UnsafeRawBufferPointer(name)
        return slots.withUnsafeBufferPointer { slots in
            bytes.withUnsafeBytes { bytes in
                var slot = Self.hash(name) & (slots.count &- 1)
                while slots[slot].length >= 0 {
                    if Int(slots[slot].length) == name.count {
                        let start = Int(slots[slot].start)
                        if Self.areSame(name, .init(rebasing: bytes[start..<start &+ name.count])) {
                            return Int(slots[slot].place)
                        }
                    }
                    slot = (slot &+ 1) & (slots.count &- 1)
                }
                return nil
            }
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
