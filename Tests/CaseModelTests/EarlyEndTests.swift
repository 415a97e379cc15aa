import CaseModel
import CountryRules
import Testing

@Suite("Why a stage ends early")
struct EarlyEndTests {
    @Test("Every ground that a pack names is a reason that a withdrawal can give")
    func grounds() throws {
        let grounds = try RuleBook.embedded().packs.flatMap(\.stages).flatMap(\.earlyEnds).map(\.ground)
        #expect(!grounds.isEmpty)
        for ground in Set(grounds) { #expect(WithdrawalReason(rawValue: ground) != nil, "\(ground)") }
    }
}
