import CaseModel
import CivilCalendar
import CountryRules
import Foundation
import Testing

@Suite("A finding is said in five languages, and in English as its message has it")
struct FindingWordingTests {
    /// Cases in which every kind of finding occurs, each told in as few entries as it needs.
    private static let cases: [@Sendable () throws -> Timeline] = [
        {
            var timeline = try Timeline(.hungary)
            try timeline.meet("cooperates", "significant-evidence", "authority-initiative", on: "2013-01-01")
            try timeline.grant("hu.reflection", on: "2013-03-01", until: "2013-04-02")
            try timeline.grant("hu.humanitarian", on: "2013-04-04")
            try timeline.meet("contact-broken", on: "2013-03-01")
            return timeline
        },
        {
            var timeline = try Timeline(.hungary)
            try timeline.record(
                .stageGranted(.init(stage: "hu.humanitarian")), on: "2013-03-04", at: "2013-03-01T23:00:00Z")
            try timeline.record(
                .decisionRequested("reasonable-grounds"), on: "2013-03-09", at: "2013-03-02T23:00:00Z")
            return timeline
        },
        {
            var timeline = try Timeline(.hungary, openedOn: "2006-01-01")
            try timeline.grant("hu.reflection", on: "2007-06-30")
            return timeline
        },
        {
            var timeline = try Timeline(.unitedKingdom)
            try timeline.grant("uk.reflection", on: "2013-03-01", pack: "GB/FIIT-2013")
            try timeline.extend("uk.reflection", on: "2013-03-05", until: "2013-04-10")
            try timeline.extend("uk.reflection", on: "2013-04-11", until: "2013-05-10")
            return timeline
        },
        {
            var timeline = try Timeline(.unitedKingdom)
            try timeline.meet("consented", on: "2025-03-31")
            try timeline.decide("reasonable-grounds", .positive, on: "2025-03-31")
            try timeline.decide("reasonable-grounds", .positive, on: "2025-09-01")
            try timeline.grant("uk.reflection", on: "2025-04-03")
            return timeline
        },
        {
            var timeline = try Timeline(.belgium)
            try timeline.grant("be.provisional", on: "2025-03-03", until: "2025-06-04")
            try timeline.extend("be.provisional", on: "2025-05-20", until: "2025-09-30")
            return timeline
        },
        {
            var timeline = try Timeline(.belgium)
            let first = try timeline.grant("be.provisional", on: "2013-03-01")
            try timeline.extend("be.provisional", on: "2013-05-20")
            try timeline.retract(first, on: "2013-06-01")
            return timeline
        },
        {
            var timeline = try Timeline(.france)
            let stay = try timeline.stay("fr.stay.mainstream", on: "2025-01-03")
            try timeline.leave("fr.stay.mainstream", on: "2025-09-20")
            try timeline.retract(stay, on: "2025-10-01")
            return timeline
        },
        {
            var timeline = try Timeline(.belgium, placed: true)
            try timeline.record(.stepRecorded(.init(.specialisedCentre)), on: "2026-03-01")
            try timeline.record(.stepSkipped(.guardian, .notPlaced), on: "2026-03-01")
            try timeline.record(.stepRecorded(.init(.jointDialogue)), on: "2026-03-02")
            try timeline.record(.secrecyAssessed(.init([], answer: .secrecyStands, law: "BE/2024")), on: "2026-03-03")
            try timeline.record(.signalSent(.init(to: .doctor)), on: "2026-03-04")
            return timeline
        },
        {
            var timeline = try Timeline(.belgium)
            try timeline.record(.stepSkipped(.specialisedCentre, .declined), on: "2026-03-01")
            try timeline.record(.signalSent(.init(to: .police)), on: "2026-03-04")
            try timeline.grant("be.reflection", on: "2026-03-05")
            _ = try timeline.override(.grant("be.reflection"), on: "2026-06-01")
            return timeline
        },
        {
            var timeline = try Timeline(.belgium)
            try timeline.record(
                .stepRecorded(.init(.jointDialogue, reason: .emergency)), on: "2026-03-01")
            try timeline.record(.stepRecorded(.init(.teamDiscussion)), on: "2026-03-02")
            try timeline.record(.stepRecorded(.init(.specialisedCentre)), on: "2026-03-03")
            try timeline.record(.signalSent(.init(to: .police)), on: "2026-03-04")
            return timeline
        },
        {
            var timeline = try Timeline(.belgium)
            try timeline.record(.stepRecorded(.init(.jointDialogue)), on: "2026-03-01")
            return timeline
        },
        {
            var timeline = try Timeline(.belgium)
            try timeline.record(.stepRecorded(.init(.teamDiscussion)), on: "2026-03-02")
            try timeline.record(.signalSent(.init(to: .police)), on: "2026-03-04")
            return timeline
        },
        {
            var timeline = try Timeline(.belgium)
            try timeline.record(.stepRecorded(.init(.teamDiscussion)), on: "2026-03-02")
            try timeline.record(.stepRecorded(.init(.specialisedCentre)), on: "2026-03-02")
            try timeline.record(.signalSent(.init(to: .police)), on: "2026-03-04")
            return timeline
        },
    ]

    @Test("Every text of a finding is reached by a case, and every finding by a text")
    func everyKind() throws {
        let english = try RuleTexts(.english)
        var reached: Set<String> = ["finding.signal"]
        var codes: Set<Finding.Code> = []
        for told in Self.cases {
            for finding in try told().state().findings {
                codes.insert(finding.code)
                var key = finding.wording.key
                if case .number(let number)? = finding.wording.values["n"] {
                    key += ".\(english.language.plural(number).rawValue)"
                }
                reached.insert(key)
            }
        }
        #expect(english.keys.filter { $0.hasPrefix("finding.") }.filter { !reached.contains($0) } == [])
        #expect(codes.count == 17)
    }

    @Test("No place stays open, and nothing stays English", arguments: RuleLanguage.allCases.filter { $0 != .english })
    func languages(language: RuleLanguage) throws {
        let texts = try RuleTexts(language)
        var said: Set<String> = []
        for told in Self.cases {
            for finding in try told().state().findings {
                let sentence = texts.sentence(finding.wording)
                #expect(sentence != finding.message && !sentence.contains("{") && !sentence.contains("finding."))
                #expect(!sentence.contains("unit.") && !sentence.contains(" on record") && !sentence.contains(" the "))
                said.insert(sentence)
            }
        }
        #expect(said.count > 20)
    }

    @Test("Stages, steps, roles and conditions are called by their names")
    func names() throws {
        let french = try RuleTexts(.french)
        let said = try Self.cases.flatMap { try $0().state().findings.map { french.sentence($0.wording) } }
        #expect(said.contains { $0.hasPrefix("\(french["stage.hu.humanitarian"]) : accordée 2 jours après la fin") })
        #expect(said.contains { $0.hasSuffix("un signalement : Médecin") })
        #expect(said.contains { $0.contains("étapes conseillées au préalable : Réunion d’équipe, Centre spécialisé") })
        #expect(said.contains { $0.contains("motif enregistré : Urgence") })
    }
}
