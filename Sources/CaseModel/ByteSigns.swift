/// Which of the bytes that mean something to CSV or JSON a text has.
package struct ByteSigns {
    /// A bit each.
    private let found: UInt8

    /// Whether there is none of them.
    package var isPlain: Bool { found == 0 }
    /// Whether there is a control character of ASCII other than a line feed.
    package var hasControls: Bool { found & Self.controls != 0 }
    /// Whether there is a line feed.
    package var hasLines: Bool { found & Self.lines != 0 }
    /// Whether there is something that is not ASCII.
    package var hasWide: Bool { found & Self.wide != 0 }
    /// Whether there is a quotation mark.
    package var hasQuotes: Bool { found & Self.quotes != 0 }
    /// Whether there is a backslash.
    package var hasBackslashes: Bool { found & Self.backslashes != 0 }
    /// Whether there is a comma.
    package var hasCommas: Bool { found & Self.commas != 0 }
    /// Whether there is a semicolon.
    package var hasSemicolons: Bool { found & Self.semicolons != 0 }

    /// Looks through a text.
    package init(in text: UnsafeBufferPointer<UInt8>) {
        let bits = Self.bits
        var found: UInt8 = 0
        for byte in text { found |= bits[Int(byte)] }
        self.found = found
    }

    private static var controls: UInt8 { 1 }
    private static var lines: UInt8 { 2 }
    private static var wide: UInt8 { 4 }
    private static var quotes: UInt8 { 8 }
    private static var backslashes: UInt8 { 16 }
    private static var commas: UInt8 { 32 }
    private static var semicolons: UInt8 { 64 }

    /// The bits of each byte, which are never changed: looked up, they cost less than half of what eight bytes at a time
    /// did (make bench ROW=csv).
    private nonisolated(unsafe) static let bits: UnsafePointer<UInt8> = {
        let bits = UnsafeMutablePointer<UInt8>.allocate(capacity: 256)
        for byte in UInt8.min...UInt8.max {
            bits[Int(byte)] =
                switch byte {
                case 0x0A: lines
                case ..<0x20, 0x7F: controls
                case 0x80...: wide
                case UInt8(ascii: "\""): quotes
                case UInt8(ascii: "\\"): backslashes
                case UInt8(ascii: ","): commas
                case UInt8(ascii: ";"): semicolons
                default: 0
                }
        }
        return UnsafePointer(bits)
    }()
}
