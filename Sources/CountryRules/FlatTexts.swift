/// Reads one flat JSON object of texts, such as the texts of a language.
///
/// `JSONDecoder` took a fifth of the time in which `jalon deadline list` starts and ends for them (make bench ROW=start).
/// What is not as flat and plain as these files are is left to it.
enum FlatTexts {
    /// The texts by key; `nil` when the bytes are anything but texts by key, with few escapes, or a key stands twice.
    static func read(_ bytes: [UInt8]) -> [String: String]? {
        bytes.withUnsafeBufferPointer { bytes in
            var reader = Reader(bytes: bytes)
            return reader.object()
        }
    }

    private struct Reader {
        let bytes: UnsafeBufferPointer<UInt8>
        private var index = 0

        init(bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

        mutating func object() -> [String: String]? {
            // A line of these files has a key and its text.
            var texts: [String: String] = Dictionary(minimumCapacity: bytes.count / 64)
            guard take(UInt8(ascii: "{")) else { return nil }
            repeat {
                guard let key = text(), take(UInt8(ascii: ":")), let text = text(),
                    texts.updateValue(text, forKey: key) == nil
                else { return nil }
            } while take(UInt8(ascii: ","))
            guard take(UInt8(ascii: "}")) else { return nil }
            skipBlanks()
            return index == bytes.count ? texts : nil
        }

        private mutating func text() -> String? {
            guard take(UInt8(ascii: "\"")) else { return nil }
            let start = index
            var escaped: [UInt8]?
            while index < bytes.count {
                let byte = bytes[index]
                index += 1
                switch byte {
                case UInt8(ascii: "\""):
                    let piece = UnsafeBufferPointer(rebasing: bytes[start..<index - 1])
                    return escaped.map { String(utf8: $0) }
                        ?? String(utf8: piece)
                case UInt8(ascii: "\\"):
                    guard index < bytes.count, bytes[index] == UInt8(ascii: "\"") || bytes[index] == UInt8(ascii: "\\")
                    else { return nil }
                    escaped = (escaped ?? Array(bytes[start..<index - 1])) + [bytes[index]]
                    index += 1
                case ..<0x20: return nil
                default: escaped?.append(byte)
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
    }
}
