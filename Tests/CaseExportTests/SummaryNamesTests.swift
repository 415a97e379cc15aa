import CaseModel
import CivilCalendar
import CountryRules
import Testing

@testable import CaseExport

@Suite("Names that are looked up once")
struct SummaryNamesTests {
    @Test("Every code has its own name")
    func codes() {
        func check<Code: CodedTerm>(_ type: Code.Type) {
            let names = CodeNames<Code> { "<\($0.rawValue)>" }
            for code in Code.allCases { #expect(names[code] == "<\(code.rawValue)>") }
        }
        check(Role.self)
        check(Exploitation.self)
        check(Indicator.self)
        check(SecrecyAnswer.self)
        check(StepOutcome.self)
        check(OrderReason.self)
        check(SkipReason.self)
        check(EmergencyReason.self)
        check(WithdrawalReason.self)
        check(RetractionReason.self)
        check(ClosureReason.self)
        check(HoldGround.self)
        check(ErasureBasis.self)
        check(RevealScope.self)
        check(Redaction.self)
        check(ReferralPurpose.self)
        check(LegalBasis.self)
        check(ReferralStatus.self)
        check(ConsentGiver.self)
        check(ConsentScope.self)
        check(ReminderTopic.self)
        check(SupportDomain.self)
        check(SupportResult.self)
        let kinds = CodeNames<EntryFacts.Kind> { "<\($0.rawValue)>" }
        for kind in EntryFacts.Kind.allCases { #expect(kinds[kind] == "<\(kind.rawValue)>") }
        enum Single: String, CodedTerm { case one }
        check(Single.self)
    }

    @Test("They are what the texts have, in every language", arguments: RuleLanguage.allCases)
    func texts(language: RuleLanguage) throws {
        let texts = try RuleTexts(language)
        let names = SummaryNames(texts)
        for kind in EntryFacts.Kind.allCases { #expect(names.kinds[kind] == texts.code("kind", kind.rawValue)) }
        for role in Role.allCases {
            #expect(names.roles[role] == texts.role(role))
            #expect(names.sentTo.filled(names.roles[role]) == texts.sent(to: role))
            #expect(names.receivedFrom.filled(names.roles[role]) == texts.received(from: role))
        }
        for kind in Exploitation.allCases { #expect(names.exploitation[kind] == texts.exploitation(kind)) }
        let day = try CivilDate(iso8601: "2026-03-01")
        #expect(names.until.filled(day) == texts.until(day))
        #expect(names.printed.filled(day) == texts.printed(day))
        #expect(names.plannedUntil.filled(day) == texts.plannedUntil(day))
        let who = try WorkerCode("h.d")
        #expect(names.owner.filled(who.text) == texts.owner(who))
        #expect(names.deputy.filled(who.text) == texts.deputy(who))
    }

    @Test("Parts of a line have commas between, and what is empty has none")
    func parts() {
        var list = CommaList()
        list.add(nil)
        list.add("")
        #expect(list.text.isEmpty)
        list.add("a")
        list.add(nil)
        list.add("")
        list.add("b")
        list.add([Role.lawyer, .police], CodeNames(\.rawValue))
        #expect(list.text == "a, b, lawyer, police")
    }
}
