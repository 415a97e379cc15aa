import Testing

@testable import CaseStore

@Suite("Where a casebook has no references")
struct ReferenceGapsTests {
    @Test("What lies between two that stand one behind the other is a gap; the two are not, nor is what lies beyond")
    func gap() {
        var gaps = ReferenceGaps()
        #expect(!gaps.hold("be-5"))
        gaps.note(after: "be-3", before: "be-7")
        #expect(gaps.hold("be-5") && gaps.hold("be-30") && gaps.hold("be-6_x"))
        for other in ["be-3", "be-7", "be-2", "be-71", "be-", "fr-5"] { #expect(!gaps.hold(other), "\(other)") }
        gaps.forget()
        #expect(!gaps.hold("be-5"))
    }

    @Test("The gap before the first, behind the last, and of a casebook without any")
    func ends() {
        var gaps = ReferenceGaps()
        gaps.note(after: nil, before: "be-3")
        gaps.note(after: "be-7", before: nil)
        #expect(gaps.hold("at-1") && gaps.hold("be-2") && gaps.hold("uk-1"))
        #expect(!gaps.hold("be-3") && !gaps.hold("be-5") && !gaps.hold("be-7"))
        var all = ReferenceGaps()
        all.note(after: nil, before: nil)
        #expect(all.hold("be-3"))
    }

    @Test("However many there are, it never says that there is none where one is")
    func many() {
        let there = (0..<400).map { "c-\(1_000 + $0 * 7)" }
        var gaps = ReferenceGaps()
        for (one, next) in zip(there, there.dropFirst()) {
            gaps.note(after: one, before: next)
            #expect(gaps.hold("c-\(1_000 + (Int(next.dropFirst(2)) ?? 0) - 1_001)"))
            #expect(!there.contains(where: gaps.hold))
        }
    }
}
