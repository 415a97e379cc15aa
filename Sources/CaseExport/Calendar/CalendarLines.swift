/// The lines of a calendar: CRLF after each, none longer than 75 bytes (RFC 5545 section 3.1).
struct CalendarLines {
    /// The longest line in bytes, without its end.
    static let longest = 75

    /// The lines so far.
    private(set) var bytes: [UInt8] = []

    /// Adds a property whose value is no text: it holds nothing that would have to be escaped.
    mutating func add(_ name: String, _ value: String) {
        fold(Array("\(name):\(value)".utf8))
    }

    /// Adds a property that is text.
    ///
    /// - Parameter value: The value, escaped.
    mutating func add(_ name: String, text value: [UInt8]) {
        fold(Array("\(name):".utf8) + value)
    }

    /// Ends lines of 75 bytes and goes on after a blank, never within a character or an escape.
    ///
    /// The standard lets an escape be split; programs that unescape before they unfold would read it wrongly.
    private mutating func fold(_ line: [UInt8]) {
        var used = 0
        var index = 0
        while index < line.count {
            let end = min(line.count, index + Self.length(of: line[index]))
            if used + (end - index) > Self.longest {
                bytes += [0x0D, 0x0A, 0x20]
                used = 1
            }
            bytes += line[index..<end]
            used += end - index
            index = end
        }
        bytes += [0x0D, 0x0A]
    }

    /// How many bytes stay together: those of the character that begins with a byte, or of the escape.
    private static func length(of first: UInt8) -> Int {
        switch first {
        case UInt8(ascii: "\\"): 2
        case ..<0x80: 1
        case ..<0xE0: 2
        case ..<0xF0: 3
        default: 4
        }
    }
}
