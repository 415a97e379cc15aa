public import CaseModel
internal import Foundation

/// What a casebook takes from the outside: the moment, identifiers and random bytes.
public struct StoreEnvironment: Sendable {
    /// The moment now.
    public var now: @Sendable () -> Instant
    /// Random bits, for references, identifiers and salts.
    public var random: @Sendable () -> UInt64

    /// Makes an environment, such as a test's with a clock that stands still.
    public init(now: @escaping @Sendable () -> Instant, random: @escaping @Sendable () -> UInt64) {
        self.now = now
        self.random = random
    }

    /// The machine's clock, to the second, and the system's random numbers.
    public static let live = StoreEnvironment(
        now: {
            var moment = timespec()
            clock_gettime(CLOCK_REALTIME, &moment)
            return Instant(microseconds: Int64(moment.tv_sec) * 1_000_000) ?? .epoch
        },
        random: systemBits.next)

    private static let systemBits = SystemBits()

    /// The random bits as a generator.
    package var generator: Generator { Generator(bits: random) }

    /// A generator over the environment's random bits.
    package struct Generator: RandomNumberGenerator {
        let bits: @Sendable () -> UInt64
        package mutating func next() -> UInt64 { bits() }
    }

    /// A new identifier of an entry.
    package func newEntryID() -> EntryID {
        var generator = generator
        return EntryID(at: now(), using: &generator)
    }

    /// A salt of 16 bytes.
    func newSalt() -> [UInt8] {
        withUnsafeBytes(of: (random(), random())) { Array($0) }
    }
}
