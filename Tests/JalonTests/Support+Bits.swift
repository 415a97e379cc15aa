import Foundation
import SeededNumbers

/// Random bits that can be made to come again.
final class Bits: @unchecked Sendable {
    private let lock = NSLock()
    private var generator = SeededGenerator(seed: 1)

    func next() -> UInt64 { lock.withLock { generator.next() } }

    func restart() { lock.withLock { generator = SeededGenerator(seed: 1) } }
}
