/// Finds keys that stand twice in one object of a JSON or JSON5 text.
///
/// `JSONDecoder` keeps one of two equal keys and says nothing, so that the other value would silently be
/// lost. This scanner knows just enough of the grammar to see objects, keys and lines: strings, comments
/// and brackets. Whether the text is valid is the decoder's business.
package struct DuplicateKeys {
    /// A key that stood before in the same object.
    package struct Finding: Sendable, Equatable {
        /// The key.
        package let key: String
        /// The line of the second occurrence, from 1.
        package let line: Int
    }

    private var bytes: UnsafeBufferPointer<UInt8>
    private var index = 0
    private var line = 1
    private var open: [Level] = []
    private var found: [Finding] = []
    private var pending: String?

    private struct Level {
        let isObject: Bool
        var keys: Set<String> = []
    }

    private init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// The keys that stand twice, in the order of the text.
    package static func find(in text: some Sequence<UInt8>) -> [Finding] {
        Array(text).withUnsafeBufferPointer { buffer in
            var scanner = DuplicateKeys(buffer)
            scanner.run()
            return scanner.found
        }
    }

    private mutating func run() {
        while index < bytes.count {
            let byte = bytes[index]
            index += 1
            switch byte {
            case UInt8(ascii: "\n"): line += 1
            case UInt8(ascii: "{"): enter(object: true)
            case UInt8(ascii: "["): enter(object: false)
            case UInt8(ascii: "}"), UInt8(ascii: "]"):
                _ = open.popLast()
                pending = nil
            case UInt8(ascii: "\""), UInt8(ascii: "'"): pending = string(endingWith: byte)
            case UInt8(ascii: "/"): comment()
            case UInt8(ascii: ":"): key()
            case UInt8(ascii: ","): pending = nil
            case let letter where Self.isWord(letter): pending = word()
            default: break
            }
        }
    }

    private mutating func enter(object: Bool) {
        open.append(Level(isObject: object))
        pending = nil
    }

    private mutating func key() {
        guard let key = pending, let top = open.indices.last, open[top].isObject else { return }
        if !open[top].keys.insert(key).inserted { found.append(Finding(key: key, line: line)) }
        pending = nil
    }

    /// The text of a string, with its escapes resolved: `"d\u0061ys"` and `"d\x61ys"` are the key `days`.
    private mutating func string(endingWith quote: UInt8) -> String {
        var text: [UInt8] = []
        while index < bytes.count, bytes[index] != quote {
            let byte = bytes[index]
            index += 1
            if byte == UInt8(ascii: "\\"), index < bytes.count {
                text.append(contentsOf: escape())
            } else {
                if byte == UInt8(ascii: "\n") { line += 1 }
                text.append(byte)
            }
        }
        index += 1
        return String(decoding: text, as: UTF8.self)
    }

    /// What an escape stands for; the backslash was read.
    private mutating func escape() -> [UInt8] {
        let letter = bytes[index]
        index += 1
        switch letter {
        case UInt8(ascii: "u"): return hexadecimal(digits: 4) ?? [letter]
        case UInt8(ascii: "x"): return hexadecimal(digits: 2) ?? [letter]
        case UInt8(ascii: "b"): return [0x08]
        case UInt8(ascii: "t"): return [0x09]
        case UInt8(ascii: "n"): return [0x0A]
        case UInt8(ascii: "v"): return [0x0B]
        case UInt8(ascii: "f"): return [0x0C]
        case UInt8(ascii: "r"): return [0x0D]
        case UInt8(ascii: "0"): return [0x00]
        case UInt8(ascii: "\n"):
            line += 1
            return []
        default: return [letter]
        }
    }

    private mutating func hexadecimal(digits: Int) -> [UInt8]? {
        guard index + digits <= bytes.count,
            let hex = String(utf8: bytes[index..<index + digits]),
            let code = UInt32(hex, radix: 16), let scalar = Unicode.Scalar(code)
        else { return nil }
        index += digits
        return Array(String(Character(scalar)).utf8)
    }

    private mutating func word() -> String {
        let start = index - 1
        while index < bytes.count, Self.isWord(bytes[index]) { index += 1 }
        return String(decoding: bytes[start..<index], as: UTF8.self)
    }

    private mutating func comment() {
        guard index < bytes.count else { return }
        if bytes[index] == UInt8(ascii: "/") {
            while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { index += 1 }
        } else if bytes[index] == UInt8(ascii: "*") {
            index += 1
            while index + 1 < bytes.count, !(bytes[index] == UInt8(ascii: "*") && bytes[index + 1] == UInt8(ascii: "/"))
            {
                if bytes[index] == UInt8(ascii: "\n") { line += 1 }
                index += 1
            }
            index += 2
        }
    }

    private static func isWord(_ byte: UInt8) -> Bool {
        byte >= 0x80 || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "$")
            || (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte)
            || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
            || (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte)
    }
}
