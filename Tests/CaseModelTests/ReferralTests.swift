import CaseModel
import CivilCalendar
import CountryRules
import Testing

@Suite("Referrals and transfers")
struct ReferralTests {
    private let referral = EntryFacts.referralSent(.init(to: .doctor, purpose: .additionalServices))
    private let transfer = EntryFacts.referralSent(
        .init(to: .specialisedCentre, purpose: .changeOfLocation, isTransfer: true))

    @Test("A referral needs the consent to it that holds on its day, and a transfer the consent to transfer")
    func consent() throws {
        var timeline = try Timeline(.belgium)
        let missing = try timeline.refusal(referral, on: "2026-03-01")
        #expect(missing?.code == .contradictsRules)
        #expect(missing?.message.hasPrefix("no consent to referral is on record for 2026-03-01: ") == true)
        #expect(missing?.message.contains("--basis duty-to-help, right-to-inform") == true)
        try timeline.record(.consentGiven(.init([.referral], until: date("2026-03-31"))), on: "2026-03-01")
        try timeline.accepts(referral, on: "2026-03-01")
        try timeline.accepts(referral, on: "2026-03-31")
        for day in ["2026-02-28", "2026-04-01"] {
            #expect(try timeline.refusal(referral, on: day)?.code == .contradictsRules, "\(day)")
        }
        let other = try timeline.refusal(transfer, on: "2026-03-01")
        #expect(other?.message.hasPrefix("no consent to transfer is on record for 2026-03-01: ") == true)
        try timeline.record(.consentWithdrawn([.referral]), on: "2026-03-10")
        #expect(try timeline.refusal(referral, on: "2026-03-10")?.code == .contradictsRules)
        try timeline.accepts(referral, on: "2026-03-09")
        try timeline.record(.consentGiven(.init([.transfer])), on: "2026-03-12")
        try timeline.accepts(transfer, on: "2026-03-12")
        #expect(try timeline.refusal(referral, on: "2026-03-12")?.code == .contradictsRules)
    }

    @Test("Or what allows it without consent", arguments: LegalBasis.allCases)
    func basis(basis: LegalBasis) throws {
        var timeline = try Timeline(.belgium)
        for isTransfer in [false, true] {
            let sent = EntryFacts.Referral(to: .ngo, purpose: .other, basis: basis, isTransfer: isTransfer)
            try timeline.record(.referralSent(sent), on: "2026-03-01")
            #expect(timeline.state().people.referrals.last?.basis == basis)
            #expect(timeline.state().people.referrals.last?.isTransfer == isTransfer)
        }
    }

    @Test("A referral stays when the consent to it is taken back later, or was recorded in error")
    func consentGone() throws {
        var timeline = try Timeline(.belgium)
        let consent = try timeline.record(.consentGiven(.init([.referral])), on: "2026-03-01")
        try timeline.record(referral, on: "2026-03-02")
        try timeline.record(.consentWithdrawn([.referral]), on: "2026-03-03")
        try timeline.retract(consent, on: "2026-03-04")
        #expect(timeline.state().people.referrals.map(\.status) == [.sent])
    }

    @Test("What may follow what", arguments: ReferralStatus.allCases)
    func answers(from status: ReferralStatus) throws {
        var timeline = try Timeline(.belgium)
        let received = try timeline.record(.referralReceived(.init(from: .police, purpose: .other)), on: "2026-03-01")
        let way: [ReferralStatus] =
            switch status {
            case .sent: []
            case .accepted, .rejected: [status]
            case .done, .revoked: [.accepted, status]
            }
        for step in way { try timeline.record(.referralAnswered(received, step), on: "2026-03-05") }
        #expect(timeline.state().people.referrals.map(\.status) == [status])
        let expected: [ReferralStatus: Set<ReferralStatus>] = [
            .sent: [.accepted, .rejected, .revoked], .accepted: [.done, .revoked],
        ]
        for next in ReferralStatus.allCases {
            if expected[status]?.contains(next) == true {
                try timeline.accepts(.referralAnswered(received, next), on: "2026-03-05")
            } else {
                let error = try timeline.refusal(.referralAnswered(received, next), on: "2026-03-05")
                #expect(error?.code == .contradictsRules, "\(next)")
                #expect(error?.message.hasPrefix("the referral is \(status.rawValue): it cannot become") == true)
            }
        }
    }

    @Test("The days of acceptance and of the last answer; no answer before the one before")
    func days() throws {
        var timeline = try Timeline(.belgium)
        let sent = try timeline.record(
            .referralSent(.init(to: .doctor, purpose: .other, basis: .vitalInterest)), on: "2026-03-01")
        #expect(try timeline.refusal(.referralAnswered(sent, .accepted), on: "2026-02-28")?.code == .contradictsRules)
        try timeline.record(.referralAnswered(sent, .accepted), on: "2026-03-04")
        #expect(try timeline.refusal(.referralAnswered(sent, .done), on: "2026-03-03")?.code == .contradictsRules)
        let done = try timeline.record(.referralAnswered(sent, .done), on: "2026-04-01")
        var state = try #require(timeline.state().people.referrals.first)
        #expect(state.acceptedOn?.description == "2026-03-04" && state.answeredOn?.description == "2026-04-01")
        #expect(state.isOutgoing && state.role == .doctor && state.on.description == "2026-03-01")
        try timeline.retract(done, on: "2026-04-02")
        state = try #require(timeline.state().people.referrals.first)
        #expect(state.status == .accepted && state.answeredOn?.description == "2026-03-04")
    }

    @Test("Each has its own answers; what is no referral has none")
    func own() throws {
        var timeline = try Timeline(.belgium)
        let first = try timeline.record(.referralReceived(.init(from: .police, purpose: .other)), on: "2026-03-01")
        let second = try timeline.record(
            .referralReceived(.init(from: .centre, purpose: .other, isTransfer: true)), on: "2026-03-01")
        try timeline.record(.referralAnswered(second, .rejected), on: "2026-03-02")
        let referrals = timeline.state().people.referrals
        #expect(referrals.map(\.entry) == [first, second] && referrals.map(\.status) == [.sent, .rejected])
        #expect(referrals.map(\.isTransfer) == [false, true] && referrals.allSatisfy { !$0.isOutgoing })
        let note = try timeline.record(.noteAdded, on: "2026-03-01")
        let error = try timeline.refusal(.referralAnswered(note, .accepted), on: "2026-03-02")
        #expect(error?.code == .notFound && error?.message.hasPrefix("X-1 has no referral ") == true)
        try timeline.retract(first, on: "2026-03-03")
        #expect(try timeline.refusal(.referralAnswered(first, .accepted), on: "2026-03-04")?.code == .notFound)
    }
}
