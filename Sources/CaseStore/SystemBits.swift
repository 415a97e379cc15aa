internal import Foundation

/// The system's random bits, asked for 256 bytes at a time, and each handed out once.
///
/// An identifier and a salt are four numbers: asking the system for each was a twelfth of appending (make bench
/// ROW=append). Keys and nonces are not made of them (`RandomBytes`). A process that forks has the same ones twice: it may
/// carry no open casebook over anyway, as SQLite says.
final class SystemBits: @unchecked Sendable {
    private static let count = 32
    private let lock = NSLock()
    private var bits: [UInt64] = []

    /// The next 64 bits.
    @Sendable func next() -> UInt64 {
        lock.withLock {
            if bits.isEmpty { bits = Self.more() }
            return bits.removeLast()
        }
    }

    private static func more() -> [UInt64] {
        var more = [UInt64](repeating: 0, count: count)
        #if canImport(Darwin)
            more.withUnsafeMutableBytes { arc4random_buf($0.baseAddress, $0.count) }
        #else
            let isFull = more.withUnsafeMutableBytes { bytes in
                bytes.baseAddress.map { getentropy($0, bytes.count) } == 0
            }
            guard isFull else {
                var generator = SystemRandomNumberGenerator()
                return (0..<count).map { _ in generator.next() }
            }
        #endif
        return more
    }
}
