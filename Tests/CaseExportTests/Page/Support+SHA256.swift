/// SHA-256 of FIPS 180-4, for a check that must not depend on what it checks.
func sha256(_ message: [UInt8]) -> [UInt8] {
    func primes(_ count: Int) -> [Double] {
        Array((2...400).lazy.filter { n in !(2..<n).contains { n % $0 == 0 } }.prefix(count)).map(Double.init)
    }
    func fraction(_ root: Double) -> UInt32 { UInt32((root - root.rounded(.down)) * 4_294_967_296) }
    func turned(_ x: UInt32, _ by: UInt32) -> UInt32 { x >> by | x << (32 - by) }
    func cubeRoot(_ x: Double) -> Double {
        var root = x / 2
        for _ in 0..<80 { root -= (root * root * root - x) / (3 * root * root) }
        return root
    }
    let k = primes(64).map { fraction(cubeRoot($0)) }
    var h = primes(8).map { fraction($0.squareRoot()) }
    let bits = UInt64(message.count) * 8
    let zeros = [UInt8](repeating: 0, count: (119 - message.count % 64) % 64)
    let padded = message + [0x80] + zeros + (0..<8).map { UInt8(truncatingIfNeeded: bits >> (56 - 8 * UInt64($0))) }
    for block in stride(from: 0, to: padded.count, by: 64) {
        var w = (0..<16).map { i in
            padded[(block + 4 * i)..<(block + 4 * i + 4)].reduce(UInt32(0)) { $0 << 8 | UInt32($1) }
        }
        for i in 16..<64 {
            let a = turned(w[i - 15], 7) ^ turned(w[i - 15], 18) ^ w[i - 15] >> 3
            let b = turned(w[i - 2], 17) ^ turned(w[i - 2], 19) ^ w[i - 2] >> 10
            w.append(w[i - 16] &+ a &+ w[i - 7] &+ b)
        }
        var v = h
        for i in 0..<64 {
            let s1 = turned(v[4], 6) ^ turned(v[4], 11) ^ turned(v[4], 25)
            let one = v[7] &+ s1 &+ (v[4] & v[5] ^ ~v[4] & v[6]) &+ k[i] &+ w[i]
            let s0 = turned(v[0], 2) ^ turned(v[0], 13) ^ turned(v[0], 22)
            let two = s0 &+ (v[0] & v[1] ^ v[0] & v[2] ^ v[1] & v[2])
            v = [one &+ two, v[0], v[1], v[2], v[3] &+ one, v[4], v[5], v[6]]
        }
        h = zip(h, v).map { $0 &+ $1 }
    }
    return h.flatMap { word in (0..<4).map { UInt8(truncatingIfNeeded: word >> (24 - 8 * UInt32($0))) } }
}
