internal import CountryRules

/// Reads the lines that Jalon writes itself, and most that others write: one flat object without escapes.
///
/// This takes 0.5 µs for such a line, a small part of what it takes to make a tree of its values first.
/// Whatever is not plain is left to ``JSONDocument``: an escape, a number that is not small, an object in the object, a key
/// that is unknown or stands twice, bytes that are not UTF-8, and everything that is wrong, so that the refusals are its own.
struct PlainFields {
    private var scan: ByteScanner

    /// As many fields as most lines have at most.
    private static let usualCount = 8

    /// The longest list that is plain.
    private static let longestList = 256

    /// The fields of a line; `nil` when it is not plain.
    static func read(_ line: some Collection<UInt8>) -> InterchangeFields? {
        line.withContiguousStorageIfAvailable { bytes -> InterchangeFields? in
            var reader = PlainFields(bytes: bytes)
            return reader.object()
        } ?? nil
    }

    private init(bytes: UnsafeBufferPointer<UInt8>) { scan = ByteScanner(bytes) }

    private mutating func object() -> InterchangeFields? {
        var fields = InterchangeFields(room: Self.usualCount)
        guard scan.take(UInt8(ascii: "{")) else { return nil }
        if !scan.take(UInt8(ascii: "}")) {
            repeat {
                guard let name = string(), let key = InterchangeFields.Keys.names[name],
                    !fields.present.contains(key), scan.take(UInt8(ascii: ":"))
                else { return nil }
                if word("null") {
                    fields.add(key, nil)
                } else if let value = value(of: key) {
                    fields.add(key, value)
                } else {
                    return nil
                }
            } while scan.take(UInt8(ascii: ","))
            guard scan.take(UInt8(ascii: "}")) else { return nil }
        }
        scan.skipBlanks()
        return scan.isAtEnd ? fields : nil
    }

    /// The value of a field; `nil` when it is not plain or not of the field's shape.
    private mutating func value(of key: InterchangeFields.Keys) -> InterchangeFields.Value? {
        switch key.shape {
        case .text: text().map { .text($0) }
        case .flag: word("true") ? .flag(true) : word("false") ? .flag(false) : nil
        case .number: number().map { .number($0) }
        case .list: list().map { .list($0) }
        case .object: nil
        }
    }

    private mutating func list() -> [String]? {
        guard scan.take(UInt8(ascii: "[")) else { return nil }
        var texts: [String] = []
        if scan.take(UInt8(ascii: "]")) { return texts }
        repeat {
            guard texts.count < Self.longestList, let text = text() else { return nil }
            texts.append(text)
        } while scan.take(UInt8(ascii: ","))
        return scan.take(UInt8(ascii: "]")) ? texts : nil
    }

    /// A small number without a sign.
    private mutating func number() -> Int? {
        scan.skipBlanks()
        let start = scan.index
        var number = 0
        while let digit = scan.next, scan.index - start < 9, (0x30...0x39).contains(digit) {
            number = number * 10 + Int(digit - 0x30)
            scan.index += 1
        }
        let isPlain = scan.index > start && (scan.bytes[start] != 0x30 || scan.index == start + 1)
        return isPlain ? number : nil
    }

    private mutating func text() -> String? {
        guard let piece = string() else { return nil }
        return String(utf8: piece)
    }

    /// What stands between two quotation marks, without an escape.
    private mutating func string() -> UnsafeBufferPointer<UInt8>? {
        guard scan.take(UInt8(ascii: "\"")) else { return nil }
        let start = scan.index
        scan.skipPlain()
        guard scan.next == UInt8(ascii: "\"") else { return nil }
        defer { scan.index += 1 }
        return UnsafeBufferPointer(rebasing: scan.bytes[start..<scan.index])
    }

    private mutating func word(_ word: StaticString) -> Bool {
        scan.skipBlanks()
        let count = word.utf8CodeUnitCount
        guard scan.index + count <= scan.bytes.count else { return false }
        for place in 0..<count where scan.bytes[scan.index + place] != word.utf8Start[place] { return false }
        scan.index += count
        return true
    }
}
