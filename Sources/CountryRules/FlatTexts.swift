/// The texts of one flat JSON object, read where they lie in the binary: a text is made when it is asked for.
///
/// To make all 1,700 texts of a language first, of which a command says some dozens, took an eighth of the work of
/// `jalon deadline list` from start to end (make bench ROW=start).
final class FlatTexts: @unchecked Sendable {
    /// What the binary carries; nothing changes it, and it lies there until the end of the program.
    private let bytes: UnsafeBufferPointer<UInt8>
    /// Where the key of each text begins, behind its quotation mark, in the order of the file.
    private let starts: [UInt32]
    /// Places in `starts` by the hash of the key, from 1; 0 is free, and a taken slot sends to the next.
    private let slots: [UInt16]

    /// Looks through the bytes.
    ///
    /// - Parameter bytes: They have to stay where they are as long as the texts are asked for.
    /// - Returns: `nil` when the bytes are anything but at most 30,000 texts by key, with no escapes but those of `"` and
    ///   `\` in the texts, or a key stands twice.
    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        var scan = Scan(bytes: bytes)
        guard bytes.count < UInt32.max, let starts = scan.object(), starts.count <= 30_000 else { return nil }
        var slots = [UInt16](repeating: 0, count: Self.slotCount(starts.count))
        for (place, start) in starts.enumerated() {
            let key = Scan.piece(of: bytes, from: start)
            guard !key.contains(UInt8(ascii: "\\")) else { return nil }
            var slot = Self.hash(key) & (slots.count - 1)
            while slots[slot] != 0 {
                let other = Scan.piece(of: bytes, from: starts[Int(slots[slot]) - 1])
                if other.elementsEqual(key) { return nil }
                slot = (slot + 1) & (slots.count - 1)
            }
            slots[slot] = UInt16(place + 1)
        }
        (self.bytes, self.starts, self.slots) = (bytes, starts, slots)
    }

    /// How many texts there are.
    var count: Int { starts.count }

    /// Every key, in the order of the file.
    var keys: [String] { starts.compactMap { Scan.text(Scan.piece(of: bytes, from: $0)) } }

    /// The text of a key; `nil` when there is none, or when it is not UTF-8.
    subscript(key: String) -> String? {
        var key = key
        return key.withUTF8 { find($0) }.flatMap { start in
            Scan.text(Scan.piece(of: bytes, from: Scan.textStart(in: bytes, ofKeyAt: start)))
        }
    }

    /// Whether there is a text for a key.
    func has(_ key: String) -> Bool {
        var key = key
        return key.withUTF8 { find($0) } != nil
    }

    private func find(_ key: UnsafeBufferPointer<UInt8>) -> UInt32? {
        // No key has one, and the text behind a key begins with one.
        guard !key.contains(UInt8(ascii: "\"")) else { return nil }
        var slot = Self.hash(key) & (slots.count - 1)
        while slots[slot] != 0 {
            let start = starts[Int(slots[slot]) - 1]
            let rest = UnsafeBufferPointer(rebasing: bytes[Int(start)...])
            if rest.starts(with: key), rest[key.count] == UInt8(ascii: "\"") { return start }
            slot = (slot + 1) & (slots.count - 1)
        }
        return nil
    }

    /// A power of two, at least twice as many slots as texts.
    private static func slotCount(_ texts: Int) -> Int { 1 << (Int.bitWidth - (2 * texts).leadingZeroBitCount) }

    /// FNV-1a.
    private static func hash(_ key: UnsafeBufferPointer<UInt8>) -> Int {
        Int(key.reduce(0x811C_9DC5 as UInt32) { ($0 ^ UInt32($1)) &* 0x0100_0193 })
    }
}

/// A walk through the bytes of a flat JSON object.
private struct Scan {
    let bytes: UnsafeBufferPointer<UInt8>
    private var index = 0

    init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// Where each key begins; `nil` when the bytes are anything else.
    mutating func object() -> [UInt32]? {
        var starts: [UInt32] = []
        // A line of these files has a key and its text.
        starts.reserveCapacity(bytes.count / 64)
        guard take(UInt8(ascii: "{")) else { return nil }
        repeat {
            guard let key = skipText(), take(UInt8(ascii: ":")), skipText() != nil else { return nil }
            starts.append(UInt32(key))
        } while take(UInt8(ascii: ","))
        guard take(UInt8(ascii: "}")) else { return nil }
        skipBlanks()
        return index == bytes.count ? starts : nil
    }

    /// Where a text begins that is passed over; `nil` for what is no plain text.
    private mutating func skipText() -> Int? {
        guard take(UInt8(ascii: "\"")) else { return nil }
        let start = index
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\""):
                index += 1
                return start
            case UInt8(ascii: "\\"):
                guard index + 1 < bytes.count,
                    bytes[index + 1] == UInt8(ascii: "\"") || bytes[index + 1] == UInt8(ascii: "\\")
                else { return nil }
                index += 2
            case ..<0x20: return nil
            default: index += 1
            }
        }
        return nil
    }

    private mutating func take(_ byte: UInt8) -> Bool {
        skipBlanks()
        guard index < bytes.count, bytes[index] == byte else { return false }
        index += 1
        return true
    }

    private mutating func skipBlanks() {
        while index < bytes.count {
            switch bytes[index] {
            case 0x20, 0x09, 0x0A, 0x0D: index += 1
            default: return
            }
        }
    }

    /// What stands between a quotation mark and the one that ends the text.
    static func piece(of bytes: UnsafeBufferPointer<UInt8>, from start: UInt32) -> UnsafeBufferPointer<UInt8> {
        var end = Int(start)
        while bytes[end] != UInt8(ascii: "\"") { end += bytes[end] == UInt8(ascii: "\\") ? 2 : 1 }
        return UnsafeBufferPointer(rebasing: bytes[Int(start)..<end])
    }

    /// Where the text of a key begins.
    static func textStart(in bytes: UnsafeBufferPointer<UInt8>, ofKeyAt start: UInt32) -> UInt32 {
        // Behind the key come its quotation mark, a colon and blanks, and then the text.
        var index = Int(start) + piece(of: bytes, from: start).count + 1
        while bytes[index] != UInt8(ascii: "\"") { index += 1 }
        return UInt32(index + 1)
    }

    /// The text that a piece stands for; `nil` when it is not UTF-8.
    static func text(_ piece: UnsafeBufferPointer<UInt8>) -> String? {
        guard piece.contains(UInt8(ascii: "\\")) else { return String(utf8: piece) }
        var plain: [UInt8] = []
        var index = 0
        while index < piece.count {
            if piece[index] == UInt8(ascii: "\\") { index += 1 }
            plain.append(piece[index])
            index += 1
        }
        return String(utf8: plain)
    }
}
