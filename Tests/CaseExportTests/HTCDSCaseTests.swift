import CaseExport
import CaseModel
import CivilCalendar
import CountryRules
import Testing

@Suite("What the standard asks of a case")
struct HTCDSCaseTests {
    @Test("A case that was just opened: active, its code, and nothing that is not known")
    func opened() throws {
        let record = try ToldCase().record()
        #expect(record[.caseStatus] == ["Active"] && record[.caseReference] == ["BE-2026-7Q4K"])
        #expect(
            record[.openedOn] == ["2025-01-06"] && record[.country] == ["BE"] && record[.signalling] == ["suspicion"])
        for field in HTCDSField.all where field != .caseStatus { #expect(record[field] == [], "\(field.id)") }
        for column in [HTCDSExtension.closedOn, .stage, .stageSince, .nextDeadline, .supportDomains] {
            #expect(record[column] == [])
        }
    }

    @Test("Closed, with its reason and day; handed over is closed and referred", arguments: ClosureReason.allCases)
    func closed(reason: ClosureReason) throws {
        var told = try ToldCase()
        try told.record(.caseClosed(reason), on: "2026-05-01")
        let record = try told.record()
        let isReferred = [ClosureReason.transferred, .referred].contains(reason)
        #expect(record[.caseStatus] == [isReferred ? "ClosedReferred" : "Closed"])
        #expect(record[.reasonForCaseClosure] == [reason.rawValue] && record[.closedOn] == ["2026-05-01"])
        #expect(record[.signalling] == ["closed"])
        try told.record(.caseReopened, on: "2026-05-02")
        #expect(try told.record()[.caseStatus] == ["Active"] && told.record()[.reasonForCaseClosure] == [])
    }

    @Test("The stage that runs, the deadline that is due first, and who answers for the case")
    func stage() throws {
        var told = try ToldCase()
        try told.record(.stageGranted(.init(stage: "be.reflection")), on: "2026-03-02")
        try told.record(.reminderAdded(.init(due: CivilDate(iso8601: "2026-04-01"))))
        try told.record(.caseAssigned(.init(owner: WorkerCode("hd"), deputy: WorkerCode("ml"))))
        try told.record(.caseAssigned(.init(owner: WorkerCode("ml"))), on: "2026-03-10")
        let record = try told.record()
        #expect(record[.stage] == ["be.reflection"] && record[.stageSince] == ["2026-03-02"])
        #expect(record[.nextDeadline].first?.hasPrefix("2026-04-01 reminder/") == true)
        #expect(record[.caseOwner] == ["ml"])
    }

    @Test(
        "What the person was exploited for",
        arguments: [
            (Exploitation.sexual, "SexualExploitation"), (.labour, "ForcedLabour"), (.domestic, "Servitude"),
            (.begging, "ForcedBegging"), (.criminality, "Other"), (.organs, "OrganRemoval"),
            (.illegalAdoption, "ForcedAdoption"), (.forcedMarriage, "ForcedMarriage"), (.surrogacy, "Surrogacy"),
            (.aggravatedSmuggling, "Other"), (.other, "Other"),
        ])
    func exploitation(kind: Exploitation, value: String) throws {
        let record = try ToldCase { $0.exploitation = [kind] }.record()
        #expect(record[.typeOfExploitation] == [value])
        #expect(record[.exploitationDetail] == (kind == .criminality ? ["ForcedCriminality"] : []))
    }

    @Test(
        "The sex, as far as it is known and the standard has a value",
        arguments: [(Sex.female, ["Feminine"]), (.male, ["Masculine"]), (.other, []), (nil, [])])
    func sex(sex: Sex?, value: [String]) throws {
        #expect(try ToldCase { $0.sex = sex }.record()[.gender] == value)
        let identity = Identity(["gender": "Non-Conforming"])
        #expect(try ToldCase { $0.sex = sex }.export(identity: identity).record[.gender] == ["NonConforming"])
    }

    @Test("Every form of exploitation has a value of the standard, and several stand in one field")
    func allExploitation() throws {
        let record = try ToldCase { $0.exploitation = Exploitation.allCases }.record()
        #expect(Set(record[.typeOfExploitation]).count == Exploitation.allCases.count - 2)
        #expect(record[.typeOfExploitation].filter { $0 == "Other" }.count == 1)
        #expect(record[.exploitationDetail] == ["ForcedCriminality"])
    }

    @Test("Of the indicators, those that say by which means the person was held", arguments: Indicator.allCases)
    func indicators(indicator: Indicator) throws {
        var told = try ToldCase()
        try told.record(.indicatorsObserved([indicator]))
        let record = try told.record()
        let expected: [Indicator: String] = [
            .documents: "WithholdsDocuments", .debt: "DebtBondage", .movement: "Other",
        ]
        #expect(record[.methodsOfControl] == (expected[indicator].map { [$0] } ?? []))
        #expect(record[.methodOfControlDetail] == (indicator == .movement ? ["RestrictsMovement"] : []))
    }

    @Test("The conclusive decision of the United Kingdom says the status; another, and a request, say none")
    func status() throws {
        var told = try ToldCase(.unitedKingdom)
        try told.record(.decisionRequested("conclusive-grounds"), on: "2025-02-01")
        try told.record(.decisionRecorded(.init("reasonable-grounds", .positive)), on: "2025-02-01")
        #expect(try told.record()[.traffickingStatus] == [])
        try told.record(.decisionRecorded(.init("conclusive-grounds", .negative)), on: "2025-03-01")
        #expect(try told.record()[.traffickingStatus] == ["NotAVictimOfTrafficking"])
        try told.record(.decisionRecorded(.init("conclusive-grounds", .positive)), on: "2025-04-01")
        let record = try told.record()
        #expect(record[.traffickingStatus] == ["ActualVictimOfTrafficking"])
        #expect(record[.traffickingStatusDecisionMakingOrg] == ["NonPoliceGovernmentalOrganization"])
    }

    @Test("Consent is that to keep the data, as it stands on the day")
    func consent() throws {
        var told = try ToldCase()
        try told.record(.consentGiven(.init([.referral, .statistics])))
        #expect(try told.record()[.consent] == [])
        try told.record(.consentGiven(.init([.dataProcessing])), on: "2026-03-05")
        #expect(try told.record(on: "2026-03-04")[.consent] == ["FALSE"])
        #expect(try told.record(on: "2026-03-05")[.consent] == ["TRUE"])
        try told.record(.consentWithdrawn([.dataProcessing]), on: "2026-04-05")
        #expect(try told.record(on: "2026-04-05")[.consent] == ["FALSE"])
    }
}
