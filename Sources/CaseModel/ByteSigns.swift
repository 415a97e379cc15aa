/// Which of the bytes that mean something to CSV or JSON a text has; eight bytes are looked at together.
package struct ByteSigns {
    /// Whether there is none of them.
    package let isPlain: Bool
    private var controls: UInt64 = 0
    private var lines: UInt64 = 0
    private var wide: UInt64 = 0
    private var quotes: UInt64 = 0
    private var backslashes: UInt64 = 0
    private var commas: UInt64 = 0
    private var semicolons: UInt64 = 0

    /// Whether there is a control character of ASCII other than a line feed.
    package var hasControls: Bool { controls != 0 }
    /// Whether there is a line feed.
    package var hasLines: Bool { lines != 0 }
    /// Whether there is something that is not ASCII.
    package var hasWide: Bool { wide != 0 }
    /// Whether there is a quotation mark.
    package var hasQuotes: Bool { quotes != 0 }
    /// Whether there is a backslash.
    package var hasBackslashes: Bool { backslashes != 0 }
    /// Whether there is a comma.
    package var hasCommas: Bool { commas != 0 }
    /// Whether there is a semicolon.
    package var hasSemicolons: Bool { semicolons != 0 }

    /// Looks through a text.
    package init(in text: UnsafeBufferPointer<UInt8>) {
        var isPlain = true
        Self.each(of: text) { isPlain = isPlain && Self.isPlain($0) }
        self.isPlain = isPlain
        // Which signs there are is looked at where there are any: most texts are names, codes and days.
        if !isPlain { Self.each(of: text) { look(at: $0) } }
    }

    /// Goes through a text, eight bytes at a time; some of the last may come twice.
    @inline(__always)
    private static func each(of text: UnsafeBufferPointer<UInt8>, _ body: (UInt64) -> Void) {
        let bytes = UnsafeRawBufferPointer(text)
        guard bytes.count >= 8 else {
            // What is missing of eight is filled up with letters.
            var few = all(UInt8(ascii: "a"))
            for byte in bytes { few = few << 8 | UInt64(byte) }
            return body(few)
        }
        var place = 0
        while place &+ 8 < bytes.count {
            body(bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
            place &+= 8
        }
        body(bytes.loadUnaligned(fromByteOffset: bytes.count &- 8, as: UInt64.self))
    }

    /// Whether none of eight bytes is a sign.
    private static func isPlain(_ eight: UInt64) -> Bool {
        /// Something where a byte is that one; nothing when none is.
        func find(_ byte: UInt8) -> UInt64 {
            let other = eight ^ all(byte)
            return (other &- all(1)) & ~other
        }
        let controls = (eight &- all(0x20)) & ~eight | find(0x7F)
        let found =
            controls | eight | find(UInt8(ascii: "\"")) | find(UInt8(ascii: "\\")) | find(UInt8(ascii: ","))
            | find(UInt8(ascii: ";"))
        return found & highBits == 0
    }

    private mutating func look(at eight: UInt64) {
        let feeds = Self.places(of: 0x0A, in: eight)
        lines |= feeds
        // A line feed becomes a letter, which is no control.
        let other = eight | feeds >> 1
        controls |=
            ~(other | ((other & Self.lowBits) &+ Self.all(0x60))) & Self.highBits | Self.places(of: 0x7F, in: eight)
        wide |= eight & Self.highBits
        quotes |= Self.places(of: UInt8(ascii: "\""), in: eight)
        backslashes |= Self.places(of: UInt8(ascii: "\\"), in: eight)
        commas |= Self.places(of: UInt8(ascii: ","), in: eight)
        semicolons |= Self.places(of: UInt8(ascii: ";"), in: eight)
    }

    /// The high bit of each byte that is that one.
    private static func places(of byte: UInt8, in eight: UInt64) -> UInt64 {
        let other = eight ^ all(byte)
        return ~(other | ((other & lowBits) &+ lowBits)) & highBits
    }

    private static var highBits: UInt64 { 0x8080_8080_8080_8080 }
    private static var lowBits: UInt64 { 0x7F7F_7F7F_7F7F_7F7F }

    /// Eight times a byte.
    private static func all(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }
}
