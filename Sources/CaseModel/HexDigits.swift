/// Eight hexadecimal digits at a time, four here and four there, as identifiers have them around their dashes.
///
/// One digit after the other took eight times as long, a fiftieth of the time of an export (make bench ROW=jsonl).
enum HexDigits {
    private static let ones: UInt64 = 0x0101_0101_0101_0101

    /// What two times four digits stand for, in any case; `nil` when one of the bytes is none.
    static func number(_ text: UnsafeRawBufferPointer, _ first: Int, _ second: Int) -> UInt32? {
        let digits =
            UInt64(UInt32(bigEndian: text.loadUnaligned(fromByteOffset: first, as: UInt32.self))) << 32
            | UInt64(UInt32(bigEndian: text.loadUnaligned(fromByteOffset: second, as: UInt32.self)))
        // Only letters have the bit 0x40; the lowest four bits of "a" to "f" are 1 to 6, which stand for nine more.
        let letters = digits >> 6 & ones
        let values = (digits & (ones &* 0x0F)) &+ letters &* 9
        // Letters above "f" have a fifth bit now. Any other byte that is no digit reads otherwise when it is written
        // again: in small letters, which differ from capital ones by the bit 0x20.
        guard values & (ones &* 0xF0) == 0, written(values) == digits | letters << 5 else { return nil }
        let pairs = (values | values >> 4) & 0x00FF_00FF_00FF_00FF
        let quads = (pairs | pairs >> 8) & 0x0000_FFFF_0000_FFFF
        return UInt32(truncatingIfNeeded: quads | quads >> 16)
    }

    /// Writes the digits of a number in small letters, four to each of two places.
    static func write(_ number: UInt32, _ text: UnsafeMutableRawBufferPointer, _ first: Int, _ second: Int) {
        let quads = (UInt64(number) | UInt64(number) << 16) & 0x0000_FFFF_0000_FFFF
        let pairs = (quads | quads << 8) & 0x00FF_00FF_00FF_00FF
        let digits = written((pairs | pairs << 4) & (ones &* 0x0F))
        text.storeBytes(of: UInt32(truncatingIfNeeded: digits >> 32).bigEndian, toByteOffset: first, as: UInt32.self)
        text.storeBytes(of: UInt32(truncatingIfNeeded: digits).bigEndian, toByteOffset: second, as: UInt32.self)
    }

    /// The digits of eight values below 16, one in each byte: those above nine are letters.
    private static func written(_ values: UInt64) -> UInt64 {
        let letters = (values &+ ones &* 6) >> 4 & ones
        return values &+ ones &* 0x30 &+ letters &* 0x27
    }
}
