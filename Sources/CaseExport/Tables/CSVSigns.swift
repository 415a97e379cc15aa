/// Which bytes a text has that a cell of CSV has to look out for; eight bytes are looked at together.
struct CSVSigns {
    private var commas: UInt64 = 0
    private var quotes: UInt64 = 0
    private var wide: UInt64 = 0
    private var others: UInt64 = 0

    /// Whether there is a comma.
    var hasCommas: Bool { commas != 0 }
    /// Whether there is a quotation mark.
    var hasQuotes: Bool { quotes != 0 }
    /// Whether there is something that is not ASCII.
    var hasWide: Bool { wide != 0 }
    /// Whether there is a control character or a semicolon.
    var hasOthers: Bool { others != 0 }

    /// Looks through a text.
    init(in text: UnsafeBufferPointer<UInt8>) {
        let bytes = UnsafeRawBufferPointer(text)
        var place = 0
        while place &+ 8 <= bytes.count {
            look(at: bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self))
            place &+= 8
        }
        guard place < bytes.count else { return }
        // What is missing of the last eight is filled up with letters.
        var rest = Self.all(UInt8(ascii: "a"))
        while place < bytes.count {
            rest = rest << 8 | UInt64(bytes[place])
            place &+= 1
        }
        look(at: rest)
    }

    private mutating func look(at eight: UInt64) {
        commas |= Self.places(of: UInt8(ascii: ","), in: eight)
        quotes |= Self.places(of: UInt8(ascii: "\""), in: eight)
        wide |= eight & Self.highBits
        others |=
            Self.places(of: UInt8(ascii: ";"), in: eight) | Self.places(of: 0x7F, in: eight)
            | (eight &- Self.all(0x20)) & ~eight & Self.highBits
    }

    /// The high bit of every byte.
    private static var highBits: UInt64 { 0x8080_8080_8080_8080 }

    /// Eight times a byte.
    private static func all(_ byte: UInt8) -> UInt64 { UInt64(byte) &* 0x0101_0101_0101_0101 }

    /// A bit where a byte is that one; none when none is.
    private static func places(of byte: UInt8, in eight: UInt64) -> UInt64 {
        let other = eight ^ all(byte)
        return (other &- all(1)) & ~other & highBits
    }
}
