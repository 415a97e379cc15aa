/// Places in a list by name, found by their UTF-8 without making a text or seeding a hash.
///
/// A dictionary of texts took an eighth of the time of a date, and `init(rawValue:)` of an enumeration compares with one
/// name after the other, of which there are dozens.
package struct NameIndex: Sendable {
    /// All names, one after the other.
    private let bytes: [UInt8]
    private let slots: NameSlots

    /// The places of names, each of which stands once.
    package init(_ names: [String]) {
        let bytes = names.flatMap(\.utf8)
        var slots = NameSlots(count: names.count)
        var start = 0
        bytes.withUnsafeBytes { bytes in
            for (place, name) in names.enumerated() {
                let end = start + name.utf8.count
                slots.add(start..<end, at: place, in: bytes)
                start = end
            }
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
        bytes.withUnsafeBytes { slots.place(of: UnsafeRawBufferPointer(name), in: $0) }
    }
}
