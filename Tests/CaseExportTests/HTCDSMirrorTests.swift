import CaseExport
import CivilCalendar
import Testing

@Suite("A record that may name somebody shows nothing when it is dumped")
struct HTCDSMirrorTests {
    private static let canary = "Zoé-Canary"

    /// A record with a name, a column of one's own and a referral.
    private func record() throws -> HTCDSRecord {
        var record = HTCDSRecord()
        try record.set(.firstName, Self.canary)
        try record.set(id: "ext_Office", [Self.canary])
        try record.add(referral)
        return record
    }

    private let referral = HTCDSReferral(organisation: canary, caseWorker: canary, details: canary)

    @Test("A record, a referral, and what holds them")
    func shows() throws {
        let record = try record()
        #expect(record[.firstName] == [Self.canary] && referral.organisation == Self.canary)
        let values: [Any] = [record, referral, [record], ["a": referral], Optional(record) as Any, (record, referral)]
        for value in values {
            var dumped = ""
            dump(value, to: &dumped)
            for shown in ["\(value)", String(describing: value), String(reflecting: value), dumped] {
                #expect(!shown.contains("Canary"), "\(type(of: value))")
            }
        }
        #expect(Mirror(reflecting: record).children.isEmpty && Mirror(reflecting: referral).children.isEmpty)
    }
}
