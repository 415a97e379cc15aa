/// FNV-1a over bytes, in hexadecimal: it tells files apart, and proves nothing.
enum Checksum {
    static func of(_ bytes: some Sequence<UInt8>) -> String {
        String(bytes.reduce(0xCBF2_9CE4_8422_2325 as UInt64) { ($0 ^ UInt64($1)) &* 0x0000_0100_0000_01B3 }, radix: 16)
    }
}
