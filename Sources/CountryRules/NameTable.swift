/// The values that names stand for, found by their UTF-8 without making a text or seeding a hash.
///
/// A dictionary of texts took an eighth of the time of a date, and `init(rawValue:)` of an enumeration compares with one
/// name after the other, of which there are dozens.
package struct NameTable<Value: Sendable>: Sendable {
    /// Where a name stands among the bytes, and its value; a slot without a name has a length of -1.
    private struct Slot {
        var start: Int32 = 0
        var length: Int32 = -1
        var place: Int32 = 0
    }

    /// All names, one after the other.
    private let bytes: [UInt8]
    private let values: [Value]
    /// A power of two, at least twice as many as names; a name whose slot is taken stands in the next free one.
    private let slots: [Slot]

    /// A table of names, each of which may stand once.
    package init(_ named: some Collection<(name: String, value: Value)>) {
        var bytes: [UInt8] = []
        var slots = [Slot](repeating: Slot(), count: 1 << (Int.bitWidth - (2 * named.count).leadingZeroBitCount))
        for (place, (name, _)) in named.enumerated() {
            let utf8 = Array(name.utf8)
            var slot = utf8.withUnsafeBufferPointer(Self.hash) & (slots.count - 1)
            while slots[slot].length >= 0 { slot = (slot + 1) & (slots.count - 1) }
            slots[slot] = Slot(start: Int32(bytes.count), length: Int32(utf8.count), place: Int32(place))
            bytes += utf8
        }
        (self.bytes, self.slots, values) = (bytes, slots, named.map(\.value))
    }

    /// The value of a name; `nil` when none has it.
    package subscript(name: UnsafeBufferPointer<UInt8>) -> Value? {
        place(of: name).map { values[$0] }
    }

    private func place(of name: UnsafeBufferPointer<UInt8>) -> Int? {
        slots.withUnsafeBufferPointer { slots in
            bytes.withUnsafeBufferPointer { bytes in
                var slot = Self.hash(name) & (slots.count &- 1)
                while slots[slot].length >= 0 {
                    if Int(slots[slot].length) == name.count {
                        let start = Int(slots[slot].start)
                        var same = 0
                        while same < name.count, bytes[start &+ same] == name[same] { same &+= 1 }
                        if same == name.count { return Int(slots[slot].place) }
                    }
                    slot = (slot &+ 1) & (slots.count &- 1)
                }
                return nil
            }
        }
    }

    /// The value of a name; `nil` when none has it.
    package subscript(name: String) -> Value? {
        var name = name
        return name.withUTF8 { self[$0] }
    }

    /// FNV-1a, folded.
    private static func hash(_ name: UnsafeBufferPointer<UInt8>) -> Int {
        var hash: UInt32 = 2_166_136_261
        for byte in name { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
        return Int(hash ^ hash >> 16)
    }
}

extension NameTable where Value: CaseIterable & RawRepresentable<String> {
    /// The cases of an enumeration by their names.
    package static var ofCases: NameTable { NameTable(Value.allCases.map { ($0.rawValue, $0) }) }
}
