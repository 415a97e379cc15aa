import CaseExport
import CaseModel
import CivilCalendar
import Testing

@Suite("What the standard asks of the people of a case")
struct HTCDSCasePeopleTests {
    @Test(
        "The referral that came in last: role, purpose, and the day on which it was accepted",
        arguments: ReferralPurpose.allCases)
    func incoming(purpose: ReferralPurpose) throws {
        var told = try ToldCase()
        try told.record(.referralReceived(.init(from: .ngo, purpose: .other)), on: "2026-03-01")
        let last = try told.record(.referralReceived(.init(from: .police, purpose: purpose)), on: "2026-03-02")
        #expect(try told.record()[.referringOrganisation] == ["police"] && told.record()[.incomingReferralDate] == [])
        try told.record(.referralAnswered(last, .accepted), on: "2026-03-09")
        let texts = [last: SealedTexts([.organisation: "Centre A", .name: "Ms B", .reasonText: "because"])]
        let record = try told.export(texts: texts).record
        let values: [ReferralPurpose: String] = [
            .additionalServices: "AdditionalServicesRequired", .changeOfLocation: "MigrationOrChangeOfLocation",
            .other: "Other",
        ]
        #expect(record[.incomingReferralDate] == ["2026-03-09"])
        #expect(try record[.reasonForIncomingReferral] == [#require(values[purpose])])
        #expect(record[.referringOrganisation] == ["Centre A"] && record[.referringPrimaryCaseWorker] == ["Ms B"])
        #expect(record[.incomingReferralDetails] == ["because"])
        #expect(try told.record()[.referringPrimaryCaseWorker] == [])
    }

    @Test("The referrals to others, one after the other, by role or by the name that is sealed")
    func outgoing() throws {
        var told = try ToldCase()
        let first = try told.record(
            .referralSent(.init(to: .doctor, purpose: .additionalServices, basis: .vitalInterest)), on: "2026-03-01")
        try told.record(
            .referralSent(.init(to: .centre, purpose: .changeOfLocation, basis: .courtOrder, isTransfer: true)),
            on: "2026-03-08")
        let coded = try told.record()
        #expect(coded[.referredOrganisation] == ["doctor", "centre"])
        #expect(coded[.outgoingReferralDate] == ["2026-03-01", "2026-03-08"])
        #expect(coded[.reasonForOutgoingReferral] == ["AdditionalServicesRequired", "MigrationOrChangeOfLocation"])
        #expect(coded[.outgoingReferralDetails] == [] && coded[.referredPrimaryCaseWorker] == [])
        let texts = [first: SealedTexts([.organisation: "Hospital A", .name: "Dr B", .reasonText: "c"])]
        let identified = try told.export(texts: texts).record
        #expect(identified[.referredOrganisation] == ["Hospital A", "centre"])
        #expect(
            identified[.referredPrimaryCaseWorker] == ["Dr B", ""] && identified[.outgoingReferralDetails] == ["c", ""])
    }

    @Test("The part of the support plan that began last, and all domains beside it", arguments: SupportDomain.allCases)
    func support(domain: SupportDomain) throws {
        var told = try ToldCase()
        let other = try #require(SupportDomain.allCases.first { $0 != domain })
        try told.record(.supportPlanned(.init(other)), on: "2026-03-01")
        let last = try told.record(
            .supportPlanned(.init(domain, until: CivilDate(iso8601: "2026-09-30"))), on: "2026-03-02")
        try told.record(.supportEnded(last, .achieved), on: "2026-05-01")
        let texts = [last: SealedTexts([.objective: "o", .service: "s"])]
        let record = try told.export(texts: texts).record
        let values: [SupportDomain: String] = [
            .accommodation: "SocialCare", .legal: "Legal", .psychosocial: "Health", .language: "Education",
            .work: "Livelihood",
        ]
        #expect(try record[.planType] == [#require(values[domain])])
        #expect(record[.planPlannedEnd] == ["2026-09-30"] && record[.planActualEnd] == ["2026-05-01"])
        #expect(record[.planObjectives] == ["o"] && record[.planActions] == ["s"])
        #expect(
            record[.supportDomains] == SupportDomain.allCases.filter { [domain, other].contains($0) }.map(\.rawValue))
        #expect(try told.record()[.planObjectives] == [])
    }
}
