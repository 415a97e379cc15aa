/// The texts of one flat JSON object, read where they lie in the binary: a text is found and made when it is asked for.
///
/// Each key stands with its text on a line of its own, and the lines are sorted by key: a text is found by halving. To
/// look through all 1,700 lines of a language first, of which a command says some dozens, took a sixteenth of the work of
/// `jalon deadline list` from start to end (make bench ROW=start).
struct FlatTexts: @unchecked Sendable {
    /// The lines of what the binary carries; nothing changes it, and it lies there until the end of the program.
    private let lines: UnsafeBufferPointer<UInt8>

    /// Takes the bytes, which have to stay where they are as long as the texts are asked for.
    ///
    /// - Returns: `nil` when there are no lines between two braces. What else the lines have to be is not looked at; the
    ///   tests do.
    init?(_ bytes: UnsafeBufferPointer<UInt8>) {
        guard bytes.count > 4, bytes.starts(with: "{\n".utf8), bytes.suffix(3).elementsEqual("\n}\n".utf8) else {
            return nil
        }
        lines = UnsafeBufferPointer(rebasing: bytes[2..<bytes.count - 2])
    }

    /// Every key, in the order of the file.
    var keys: [String] {
        lines.split(separator: UInt8(ascii: "\n")).compactMap {
            TextLine(UnsafeBufferPointer(rebasing: $0)).flatMap { String(utf8: $0.key) }
        }
    }

    /// The text of a key; `nil` when there is none, or when it is not UTF-8.
    subscript(key: String) -> String? {
        var key = key
        return key.withUTF8 { line(of: $0) }?.text
    }

    /// Whether there is a text for a key.
    func has(_ key: String) -> Bool {
        var key = key
        return key.withUTF8 { line(of: $0) } != nil
    }

    /// The line of a key.
    private func line(of key: UnsafeBufferPointer<UInt8>) -> TextLine? {
        // Between them stands the line, if there is one; both are beginnings of lines.
        var low = 0
        var high = lines.count
        while low < high {
            let middle = low + (high - low) / 2
            var start = middle
            while start > low, lines[start - 1] != UInt8(ascii: "\n") { start -= 1 }
            let order = order(ofLineAt: start, to: key)
            if order > 0 {
                high = start
                continue
            }
            var end = middle
            while end < high, lines[end] != UInt8(ascii: "\n") { end += 1 }
            if order == 0 { return TextLine(UnsafeBufferPointer(rebasing: lines[start..<end])) }
            low = end + 1
        }
        return nil
    }

    /// Less than zero when a line stands before that of a key, and more than zero when it stands behind it.
    private func order(ofLineAt start: Int, to key: UnsafeBufferPointer<UInt8>) -> Int {
        // The line's own key begins behind two blanks and a quotation mark, and ends with one.
        var place = start + 3
        for byte in key {
            guard place < lines.count, lines[place] != UInt8(ascii: "\"") else { return -1 }
            guard lines[place] == byte else { return Int(lines[place]) - Int(byte) }
            place += 1
        }
        return place < lines.count && lines[place] == UInt8(ascii: "\"") ? 0 : 1
    }
}

/// A key and its text: `  "key": "text",`.
private struct TextLine {
    /// What stands between the first two quotation marks.
    let key: UnsafeBufferPointer<UInt8>
    private let value: UnsafeBufferPointer<UInt8>

    /// Takes a line apart; `nil` when it is anything else.
    init?(_ line: UnsafeBufferPointer<UInt8>) {
        let quote = UInt8(ascii: "\"")
        let behind = line.last == UInt8(ascii: ",") ? line.count - 1 : line.count
        guard line.starts(with: "  \"".utf8), let end = line[3...].firstIndex(of: quote), end + 5 <= behind,
            line[end...].starts(with: "\": \"".utf8), line[behind - 1] == quote
        else { return nil }
        key = UnsafeBufferPointer(rebasing: line[3..<end])
        value = UnsafeBufferPointer(rebasing: line[end + 4..<behind - 1])
    }

    /// The text; `nil` when it is not UTF-8.
    var text: String? {
        guard value.contains(UInt8(ascii: "\\")) else { return String(utf8: value) }
        var plain: [UInt8] = []
        var isEscaped = false
        for byte in value {
            isEscaped = !isEscaped && byte == UInt8(ascii: "\\")
            if !isEscaped { plain.append(byte) }
        }
        return String(utf8: plain)
    }
}
