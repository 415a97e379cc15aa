internal import CountryRules

/// Reads the lines that Jalon writes itself, and most that others write: one flat object without escapes.
///
/// `JSONDecoder` takes 8 µs for such a line, and the looks at what it lets pass take as long again; this takes 0.5 µs.
/// Whatever is not plain is left to them: an escape, a number that is not small, an object in the object, a key that is
/// unknown or stands twice, bytes that are not UTF-8, and everything that is wrong, so that the refusals are theirs.
struct PlainFields {
    private let bytes: UnsafeBufferPointer<UInt8>
    private var index = 0

    /// The longest list that is plain.
    private static let longestList = 256

    /// The fields of a line; `nil` when it is not plain.
    static func read(_ line: some Collection<UInt8>) -> InterchangeFields? {
        line.withContiguousStorageIfAvailable { bytes -> InterchangeFields? in
            var reader = PlainFields(bytes: bytes)
            return reader.object()
        } ?? nil
    }

    private init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    private mutating func object() -> InterchangeFields? {
        var fields = InterchangeFields()
        guard take(UInt8(ascii: "{")) else { return nil }
        if !take(UInt8(ascii: "}")) {
            repeat {
                guard let name = string(), let key = InterchangeFields.Keys.names[name],
                    !fields.present.contains(key), take(UInt8(ascii: ":"))
                else { return nil }
                if word("null") {
                    fields.add(key, nil)
                } else if let value = value(of: key) {
                    fields.add(key, value)
                } else {
                    return nil
                }
            } while take(UInt8(ascii: ","))
            guard take(UInt8(ascii: "}")) else { return nil }
        }
        skipBlanks()
        return index == bytes.count ? fields : nil
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
        guard take(UInt8(ascii: "[")) else { return nil }
        var texts: [String] = []
        if take(UInt8(ascii: "]")) { return texts }
        repeat {
            guard texts.count < Self.longestList, let text = text() else { return nil }
            texts.append(text)
        } while take(UInt8(ascii: ","))
        return take(UInt8(ascii: "]")) ? texts : nil
    }

    /// A small number without a sign.
    private mutating func number() -> Int? {
        skipBlanks()
        let start = index
        var number = 0
        while index < bytes.count, index - start < 9, (0x30...0x39).contains(bytes[index]) {
            number = number * 10 + Int(bytes[index] - 0x30)
            index += 1
        }
        let isPlain = index > start && (bytes[start] != 0x30 || index == start + 1)
        return isPlain ? number : nil
    }

    private mutating func text() -> String? {
        guard let piece = string() else { return nil }
        return String(utf8: piece)
    }

    /// What stands between two quotation marks, without an escape.
    private mutating func string() -> UnsafeBufferPointer<UInt8>? {
        guard take(UInt8(ascii: "\"")) else { return nil }
        let start = index
        while index < bytes.count {
            switch bytes[index] {
            case UInt8(ascii: "\""):
                let piece = UnsafeBufferPointer(rebasing: bytes[start..<index])
                index += 1
                return piece
            case UInt8(ascii: "\\"), ..<0x20: return nil
            default: index += 1
            }
        }
        return nil
    }

    private mutating func word(_ word: StaticString) -> Bool {
        skipBlanks()
        let count = word.utf8CodeUnitCount
        guard index + count <= bytes.count else { return false }
        for place in 0..<count where bytes[index + place] != word.utf8Start[place] { return false }
        index += count
        return true
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
}
