/// A checksum of bytes in hexadecimal: it tells files apart, and proves nothing.
enum Checksum {
    static func of(_ bytes: [UInt8]) -> String { bytes.withUnsafeBufferPointer { of($0) } }

    /// FNV-1a over words of eight bytes: every start of the command line reads all packs for it.
    static func of(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
        let bytes = UnsafeRawBufferPointer(bytes)
        var sum: UInt64 = 0xCBF2_9CE4_8422_2325
        func take(_ word: UInt64) {
            sum = (sum ^ word) &* 0x0000_0100_0000_01B3
            // The product carries upwards alone.
            sum ^= sum >> 32
        }
        let words = bytes.count / 8
        for word in 0..<words {
            take(UInt64(littleEndian: bytes.loadUnaligned(fromByteOffset: 8 * word, as: UInt64.self)))
        }
        for byte in bytes[(8 * words)...] { take(UInt64(byte)) }
        return String(sum, radix: 16)
    }
}
