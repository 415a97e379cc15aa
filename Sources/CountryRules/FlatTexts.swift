/// The texts of one flat JSON object, read where they lie in the binary: a text is made when it is asked for.
///
/// To make all 1,700 texts of a language first, of which a command says some dozens, took an eighth of the work of
/// `jalon deadline list` from start to end (make bench ROW=start).
final class FlatTexts: @unchecked Sendable {
    /// What the binary carries; nothing changes it, and it lies there until the end of the program.
    private let bytes: UnsafeBufferPointer<UInt8>
    /// Where the key of each text begins, behind its quotation mark, in the order of the file.
    private let starts: [UInt32]
    /// Places in `starts` by key.
    private let slots: NameSlots

    /// Looks through the bytes.
    ///
    /// - Parameter bytes: They have to stay where they are as long as the texts are asked for.
    /// - Returns: `nil` when the bytes are anything but at most 30,000 texts by key, with no escapes but those of `"` and
    ///   `\` in the texts, or a key stands twice.
    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        var scan = Scan(bytes: bytes)
        guard bytes.count < UInt32.max, let starts = scan.object(), starts.count <= 30_000 else { return nil }
        var slots = NameSlots(count: starts.count)
        let raw = UnsafeRawBufferPointer(bytes)
        for (place, start) in starts.enumerated() {
            let key = Scan.piece(of: bytes, from: start)
            guard !key.contains(UInt8(ascii: "\\")),
                slots.add(Int(start)..<Int(start) + key.count, at: place, in: raw)
            else { return nil }
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
        slots.place(of: UnsafeRawBufferPointer(key), in: UnsafeRawBufferPointer(bytes)).map { starts[$0] }
    }
}

/// A walk through the bytes of a flat JSON object.
private struct Scan {
    private var scan: ByteScanner

    init(bytes: UnsafeBufferPointer<UInt8>) { scan = ByteScanner(bytes) }

    /// Where each key begins; `nil` when the bytes are anything else.
    mutating func object() -> [UInt32]? {
        var starts: [UInt32] = []
        // A line of these files has a key and its text.
        starts.reserveCapacity(scan.bytes.count / 64)
        guard scan.take(UInt8(ascii: "{")) else { return nil }
        repeat {
            guard let key = skipText(), scan.take(UInt8(ascii: ":")), skipText() != nil else { return nil }
            starts.append(UInt32(key))
        } while scan.take(UInt8(ascii: ","))
        guard scan.take(UInt8(ascii: "}")) else { return nil }
        scan.skipBlanks()
        return scan.isAtEnd ? starts : nil
    }

    /// Where a text begins that is passed over; `nil` for what is no plain text.
    private mutating func skipText() -> Int? {
        guard scan.take(UInt8(ascii: "\"")) else { return nil }
        let start = scan.index
        while true {
            scan.skipPlain()
            switch scan.next {
            case UInt8(ascii: "\""):
                scan.index += 1
                return start
            case UInt8(ascii: "\\"):
                scan.index += 1
                guard scan.next == UInt8(ascii: "\"") || scan.next == UInt8(ascii: "\\") else { return nil }
                scan.index += 1
            default: return nil
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
