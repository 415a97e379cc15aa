import CaseModel
import CivilCalendar
import CountryRules
import Testing

@Suite("What is unusual about a signal is a finding")
struct SignalFindingTests {
    private static let signal = EntryFacts.signalSent(.init(to: .prosecutor))

    private static func assessed(_ answer: SecrecyAnswer) -> EntryFacts {
        .secrecyAssessed(.init([], answer: answer, law: "BE/2024"))
    }

    /// A case whose steps were all taken, so that no order is a finding.
    private func walked(placed: Bool = false) throws -> Timeline {
        var timeline = try Timeline(.belgium, placed: placed)
        for step in SignallingStep.allCases { try timeline.record(.stepRecorded(.init(step)), on: "2026-03-01") }
        return timeline
    }

    @Test("A signal before the steps names them, in one sentence of the right number")
    func early() throws {
        var timeline = try Timeline(.belgium)
        let signal = try timeline.record(Self.signal, on: "2026-03-09")
        #expect(
            timeline.state().findings.map(\.message) == [
                "signal: team-discussion, specialised-centre, joint-dialogue are advised to come first"
            ])
        #expect(timeline.state().codes(signal) == ["step-out-of-order"])
        #expect(
            timeline.state().findings.first?.subjects == ["team-discussion", "specialised-centre", "joint-dialogue"])
        try timeline.record(.stepRecorded(.init(.teamDiscussion)), on: "2026-03-07")
        try timeline.record(.stepSkipped(.specialisedCentre, .declined), on: "2026-03-08")
        #expect(
            timeline.state().findings.map(\.message) == ["signal: joint-dialogue is advised to come first"])
        // A step of the day of the signal, recorded after it, came after it.
        try timeline.record(.stepRecorded(.init(.jointDialogue)), on: "2026-03-08")
        #expect(timeline.state().findings == [])
    }

    @Test("Of a person who is placed the guardian comes first too; after all of them nothing is said")
    func placed() throws {
        var timeline = try Timeline(.belgium, placed: true)
        for step in SignallingStep.allCases where step != .guardian {
            try timeline.record(.stepSkipped(step, .doneBefore), on: "2026-03-01")
        }
        try timeline.record(Self.signal, on: "2026-03-09")
        #expect(
            timeline.state().findings.map(\.message).last == "signal: guardian is advised to come first")
        var whole = try walked(placed: true)
        try whole.record(Self.signal, on: "2026-03-09")
        #expect(whole.state().findings == [])
    }

    @Test("An emergency waits for no step", arguments: EmergencyReason.allCases)
    func emergency(reason: EmergencyReason) throws {
        var timeline = try Timeline(.belgium, placed: true)
        try timeline.record(.signalSent(.init(to: .police, emergency: reason)), on: "2026-03-09")
        #expect(timeline.state().findings == [])
    }

    /// Those whom a signal is sent to.
    private static let authorities: Set<Role> = [
        .police, .prosecutor, .labourProsecutor, .socialInspection, .labourInspection, .youthServices, .youthJudge,
        .immigrationOffice, .competentAuthority, .firstResponder, .childFocus, .specialisedCentre, .questura,
        .prefecture,
    ]

    @Test("A signal goes to an authority, or to who takes it there", arguments: Role.allCases)
    func authority(role: Role) throws {
        for emergency in [nil, EmergencyReason.threat] {
            var timeline = try walked()
            let signal = try timeline.record(.signalSent(.init(to: role, emergency: emergency)), on: "2026-03-09")
            let findings = timeline.state().findings
            guard !Self.authorities.contains(role) else {
                #expect(findings == [])
                continue
            }
            #expect(findings.map(\.code) == [.notAnAuthority] && findings.map(\.entry) == [signal])
            #expect(
                findings.first?.message == "signal: \(role.rawValue) is no authority that receives a signal")
            #expect(findings.first?.subjects == [role.rawValue])
        }
    }

    @Test("A signal although secrecy stood is a finding that names the day of the assessment")
    func secrecy() throws {
        var timeline = try walked()
        try timeline.record(Self.assessed(.mayInform), on: "2026-03-02")
        try timeline.record(Self.assessed(.secrecyStands), on: "2026-03-05")
        let signal = try timeline.record(Self.signal, on: "2026-03-05")
        let finding = try #require(timeline.state().findings.first)
        #expect(timeline.state().findings.count == 1 && finding.code == .secrecyStands && finding.entry == signal)
        #expect(
            finding.message
                == "signal: secrecy stood by the assessment of 2026-03-05, and no consent to disclosure is on record")
    }

    @Test("The last assessment before the signal counts; one of a later day changes nothing")
    func lastAssessment() throws {
        var lifted = try walked()
        try lifted.record(Self.assessed(.secrecyStands), on: "2026-03-02")
        try lifted.record(Self.assessed(.mayInform), on: "2026-03-03")
        try lifted.record(Self.signal, on: "2026-03-09")
        try lifted.record(Self.assessed(.secrecyStands), on: "2026-03-10")
        #expect(lifted.state().findings == [])
        for answer in [SecrecyAnswer.mayInform, .mustAct] {
            var timeline = try walked()
            try timeline.record(Self.assessed(answer), on: "2026-03-02")
            try timeline.record(Self.signal, on: "2026-03-09")
            #expect(timeline.state().findings == [])
        }
    }

    @Test("A consent to disclosure that holds on the day takes it away, and so does an emergency")
    func consent() throws {
        var timeline = try walked()
        try timeline.record(Self.assessed(.secrecyStands), on: "2026-03-02")
        try timeline.record(.signalSent(.init(to: .police, emergency: .threat)), on: "2026-03-08")
        #expect(timeline.state().findings == [])
        let signal = try timeline.record(Self.signal, on: "2026-03-09")
        #expect(timeline.state().codes(signal) == ["secrecy-stands"])
        try timeline.record(.consentGiven(.init([.referral])), on: "2026-03-03")
        #expect(timeline.state().codes(signal) == ["secrecy-stands"])
        try timeline.record(.consentGiven(.init([.disclosure], until: date("2026-03-08"))), on: "2026-03-03")
        #expect(timeline.state().codes(signal) == ["secrecy-stands"])
        try timeline.record(.consentGiven(.init([.disclosure])), on: "2026-03-09")
        #expect(timeline.state().findings == [])
    }

    @Test("Without an assessment nothing is said of secrecy, and a retracted one is none")
    func none() throws {
        var timeline = try walked()
        let assessed = try timeline.record(Self.assessed(.secrecyStands), on: "2026-03-02")
        let signal = try timeline.record(Self.signal, on: "2026-03-09")
        #expect(timeline.state().codes(signal) == ["secrecy-stands"])
        try timeline.retract(assessed, on: "2026-03-10")
        #expect(timeline.state().findings == [])
    }
}
