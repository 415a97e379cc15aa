import Foundation
import Testing

@testable import CaseStore

@Suite("Random bits of the system")
struct SystemBitsTests {
    @Test("None is handed out twice, whoever asks, and none has a place that is always the same")
    func once() async {
        let bits = SystemBits()
        let all = await withTaskGroup(of: [UInt64].self) { group in
            for _ in 0..<8 { group.addTask { (0..<1_000).map { _ in bits.next() } } }
            return await group.reduce(into: []) { $0 += $1 }
        }
        // That two of 8,000 are the same by chance happens once in 10^11 runs.
        #expect(all.count == 8_000 && Set(all).count == 8_000)
        #expect(all.reduce(0, |) == .max && all.reduce(.max, &) == 0)
        #expect(Set([SystemBits().next(), SystemBits().next(), bits.next()]).count == 3)
    }
}
