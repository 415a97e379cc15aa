import CountryRules
import Testing

@Suite("What the codes of the casebook are called")
struct CodeTextTests {
    /// The families of codes, with every code that has a name.
    private static let families: [String: [String]] = [
        "kind": [
            "case-opened", "step-recorded", "step-skipped", "indicators-observed", "secrecy-assessed", "signal-sent",
            "stage-granted", "stage-extended", "stage-refused", "stage-withdrawn", "condition-recorded",
            "decision-requested", "decision-recorded", "stay-started", "stay-extended", "stay-ended", "deadline-met",
            "referral-sent", "referral-received", "referral-answered", "consent-given", "consent-withdrawn",
            "note-added", "reminder-added", "reminder-done", "role-assigned", "role-ended", "case-assigned",
            "case-amended", "case-closed", "case-reopened", "support-planned", "support-ended", "identity-recorded",
            "identity-revealed", "timeline-exported", "content-erased", "entry-corrected", "entry-retracted",
            "hold-placed", "hold-lifted",
        ]
    ]

    /// The families whose codes stand in the vocabulary of the casebook.
    private static let vocabulary = [
        "outcome": "StepOutcome", "skip": "SkipReason", "withdrawal": "WithdrawalReason",
        "retraction": "RetractionReason", "closure": "ClosureReason", "order": "OrderReason",
        "emergency": "EmergencyReason", "signalling": "SignallingState", "basis": "LegalBasis",
        "purpose": "ReferralPurpose", "referral": "ReferralStatus", "scope": "ConsentScope", "giver": "ConsentGiver",
        "topic": "ReminderTopic", "domain": "SupportDomain", "support": "SupportResult", "shown": "RevealScope",
        "text": "TextField", "redaction": "Redaction", "sex": "Sex", "erasure": "ErasureBasis", "hold": "HoldGround",
    ]

    /// Some codes of the vocabulary, so that a reading of the sources which finds nothing does not pass.
    private static let known = [
        "outcome": "emergency", "skip": "other", "order": "person-wished", "emergency": "self-harm", "shown": "texts",
        "referral": "revoked", "scope": "statistics", "signalling": "guardian-not-applicable", "domain": "language",
        "support": "dropped", "basis": "vital-interest", "giver": "guardian", "topic": "hearing", "purpose": "other",
        "retraction": "undone", "text": "overrideReason", "redaction": "minimal",
    ]

    @Test(
        "Every code has a name in every language, and no name is left without a code", arguments: RuleLanguage.allCases)
    func names(language: RuleLanguage) throws {
        var keys: Set<String> = []
        for (family, codes) in Self.families { keys.formUnion(codes.map { "code.\(family).\($0)" }) }
        for (family, name) in Self.vocabulary {
            let codes = try Vocabulary.codes(of: name)
            #expect(codes.count > 2 && codes.contains(Self.known[family] ?? "other"), "\(name)")
            keys.formUnion(codes.map { "code.\(family).\($0)" })
        }
        let texts = try Embedded.texts(language)
        #expect(Set(texts.keys.filter { $0.hasPrefix("code.") }) == keys)
    }

    @Test("Within a family no two codes are called the same", arguments: RuleLanguage.allCases)
    func distinct(language: RuleLanguage) throws {
        let texts = try Embedded.texts(language)
        let families = Dictionary(grouping: texts.keys.filter { $0.hasPrefix("code.") }) { $0.split(separator: ".")[1] }
        #expect(families.count == 23)
        for (family, keys) in families {
            #expect(Set(keys.map { texts[$0] }).count == keys.count, "\(family) in \(language)")
        }
    }

    @Test("A reason of withdrawal is called as the ground that the packs name", arguments: RuleLanguage.allCases)
    func grounds(language: RuleLanguage) throws {
        let texts = try Embedded.texts(language)
        let grounds = texts.keys.filter { $0.hasPrefix("ground.") }
        #expect(!grounds.isEmpty)
        for ground in grounds { #expect(texts["code.withdrawal." + ground.dropFirst(7)] == texts[ground], "\(ground)") }
    }
}
