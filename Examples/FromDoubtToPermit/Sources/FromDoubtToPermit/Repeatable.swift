import Jalon
import Synchronization

extension StoreEnvironment {
    /// A clock that stands still and numbers that are the same on every run, so that the story can be compared.
    ///
    /// A real program leaves the environment out, and has the machine's own. Keys and nonces are random here too.
    static func repeatable(seed: UInt64) -> StoreEnvironment {
        let moment = Instant(rfc3339: "2026-05-04T09:00:00Z") ?? .epoch
        let numbers = Numbers(seed)
        return StoreEnvironment(now: { moment }, random: { numbers.next() })
    }
}

/// SplitMix64: enough for a story, and never for a secret.
private final class Numbers: Sendable {
    private let state: Mutex<UInt64>

    init(_ seed: UInt64) { state = Mutex(seed) }

    func next() -> UInt64 {
        state.withLock { state in
            state &+= 0x9E37_79B9_7F4A_7C15
            var mixed = state
            mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
            mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
            return mixed ^ (mixed >> 31)
        }
    }
}
