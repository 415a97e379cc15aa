internal import CaseModel
internal import CountryRules

/// What the lines of a timeline are made of in one language: the names of codes, and phrases to be filled.
///
/// An export of all cases says the same hundred names over and over; to look each up by a key that was made for it took
/// an eighth of its time (make bench ROW=csv).
final class SummaryNames: Sendable {
    let kinds: CodeNames<EntryFacts.Kind>
    let roles: CodeNames<Role>
    let exploitation: CodeNames<Exploitation>
    let indicators: CodeNames<Indicator>
    let answers: CodeNames<SecrecyAnswer>
    let outcomes: CodeNames<StepOutcome>
    let orders: CodeNames<OrderReason>
    let skips: CodeNames<SkipReason>
    let emergencies: CodeNames<EmergencyReason>
    let withdrawals: CodeNames<WithdrawalReason>
    let retractions: CodeNames<RetractionReason>
    let closures: CodeNames<ClosureReason>
    let holds: CodeNames<HoldGround>
    let erasures: CodeNames<ErasureBasis>
    let shown: CodeNames<RevealScope>
    let redactions: CodeNames<Redaction>
    let purposes: CodeNames<ReferralPurpose>
    let bases: CodeNames<LegalBasis>
    let referrals: CodeNames<ReferralStatus>
    let givers: CodeNames<ConsentGiver>
    let scopes: CodeNames<ConsentScope>
    let topics: CodeNames<ReminderTopic>
    let domains: CodeNames<SupportDomain>
    let results: CodeNames<SupportResult>
    let rules: RuleNames
    let sentTo, receivedFrom, owner, deputy, until, printed, plannedUntil: PhraseTemplate

    /// Looks them up.
    ///
    /// - Parameter packs: The packs of which many names will be asked for.
    init(_ texts: RuleTexts, packs: [RulePack] = []) {
        func names<Code: CaseIterable & RawRepresentable<String>>(_ family: String) -> CodeNames<Code> {
            CodeNames { texts.code(family, $0.rawValue) }
        }
        kinds = names("kind")
        roles = CodeNames(texts.role)
        exploitation = CodeNames(texts.exploitation)
        indicators = CodeNames { texts["indicator.\($0.rawValue)"] }
        answers = CodeNames { texts["secrecy.answer.\($0.rawValue)"] }
        outcomes = names("outcome")
        orders = names("order")
        skips = names("skip")
        emergencies = names("emergency")
        withdrawals = names("withdrawal")
        retractions = names("retraction")
        closures = names("closure")
        holds = names("hold")
        erasures = names("erasure")
        shown = names("shown")
        redactions = names("redaction")
        purposes = names("purpose")
        bases = names("basis")
        referrals = names("referral")
        givers = names("giver")
        scopes = names("scope")
        topics = names("topic")
        domains = names("domain")
        results = names("support")
        rules = RuleNames(texts, of: packs)
        sentTo = PhraseTemplate(texts, "sent-to", "role")
        receivedFrom = PhraseTemplate(texts, "received-from", "role")
        owner = PhraseTemplate(texts, "owner", "who")
        deputy = PhraseTemplate(texts, "deputy", "who")
        until = PhraseTemplate(texts, "until", "day")
        printed = PhraseTemplate(texts, "printed", "day")
        plannedUntil = PhraseTemplate(texts, "planned-until", "day")
    }
}
