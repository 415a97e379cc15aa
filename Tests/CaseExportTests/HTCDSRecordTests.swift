import CaseExport
import CaseModel
import CivilCalendar
import Testing

@Suite("A record cannot hold a value outside the standard")
struct HTCDSRecordTests {
    @Test("Values are kept as the standard writes them")
    func values() throws {
        var record = HTCDSRecord()
        #expect(record.isEmpty)
        try record.set(.typeOfExploitation, ["ForcedLabour", "Other", "ForcedLabour"])
        try record.set(.gender, "Feminine")
        try record.set(.consent, true)
        try record.set(.deceased, false)
        try record.set(.birthdate, CivilDate(iso8601: "1994-02-28"))
        try record.set(.numberOfChildren, 2)
        try record.set(.citizenship, ["MA", "BE"])
        try record.set(.primaryLanguage, "ara")
        try record.set(.mobilePhone, "+3225550100")
        try record.set(.mailingLongitude, "-0.1278")
        try record.set(.exploitationDetail, "ForcedCriminality")
        try record.set(id: "vic_MethodsOfControl", ["DebtBondage"])
        try record.set(id: "ext_Office", ["North", "South"])
        #expect(record[.typeOfExploitation] == ["ForcedLabour", "Other"])
        #expect(record[.gender] == ["Feminine"])
        #expect(record[.consent] == ["TRUE"])
        #expect(record[.deceased] == ["FALSE"])
        #expect(record[.birthdate] == ["1994-02-28"])
        #expect(record[.numberOfChildren] == ["2"])
        #expect(record[.mobilePhone] == ["3225550100"])
        #expect(record[.methodsOfControl] == ["DebtBondage"])
        #expect(record[.exploitationDetail] == ["ForcedCriminality"])
        #expect(record[.email].isEmpty)
        #expect(!record.isEmpty)
    }

    @Test("Nothing, and the empty text, take a value away")
    func nothing() throws {
        var record = HTCDSRecord()
        try record.set(.gender, "Feminine")
        try record.set(.gender, String?.none)
        try record.set(.email, "")
        try record.set(.consent, Bool?.none)
        try record.set(.birthdate, CivilDate?.none)
        try record.set(.ageWhenTrafficked, Int?.none)
        try record.set(.caseReference, String?.none)
        #expect(record.isEmpty)
    }

    @Test(
        "Other values are refused by a sentence that does not repeat them",
        arguments: [
            ("prs_Gender", ["Female"]), ("prs_Gender", ["feminine"]), ("prs_Gender", ["Feminine", "Masculine"]),
            ("vic_TypeOfExploitation", ["ForcedLabour", "Forced labour"]), ("vic_MethodsOfControl", ["DebtBondage "]),
            ("cas_Status", ["Follow Up"]), ("prs_Birthdate", ["1994-02-30"]), ("prs_Birthdate", ["28/02/1994"]),
            ("prs_MobilePhone", ["0475 00 00 00"]), ("prs_MobilePhone", ["+32-2-555"]),
            ("prs_MobilePhone", ["32" + "A"]),
            ("prs_Citizenship", ["UK"]), ("prs_MailingCountry", ["Belgium"]), ("prs_PrimaryLanguage", ["fr"]),
            ("con_Consent", ["yes"]), ("con_Consent", ["true"]), ("prs_NumberOfChildren", ["-1"]),
            ("prs_NumberOfChildren", ["2.0"]), ("prs_MailingLatitude", ["90.1"]), ("prs_MailingLongitude", ["1e2"]),
            ("prs_MailingLongitude", ["181"]), ("prs_FirstName", ["a\u{0}b"]), ("prs_FirstName", ["One", "Two"]),
            ("ext_Note", ["a\u{0}b"]), ("ext_Note", ["a;b", "c"]), ("vic_Vulnerabilities", ["Poverty"]),
            ("vic_AgreementToManagePersonalData", ["TRUE"]), ("cas_OutgoingReferralDate", ["2026-01-01"]),
            ("vic_Unknown", ["x"]), ("ext_", ["x"]), ("ext_a b", ["x"]), ("Notes", ["x"]),
        ])
    func refused(id: String, values: [String]) {
        var record = HTCDSRecord()
        let error = #expect(throws: JalonError.self) { try record.set(id: id, values) }
        #expect(error?.code == .invalidInput)
        #expect(record.isEmpty)
        for value in values where value.count > 3 && HTCDSField(id: id)?.vocabulary?.contains(value) != true {
            #expect(error?.message.contains(value) == false, "\(error?.message ?? "")")
        }
    }

    @Test("A text has a longest length")
    func length() throws {
        var record = HTCDSRecord()
        let longest = String(repeating: "a", count: HTCDSRecord.longestText)
        try record.set(.caseComment, longest)
        #expect(throws: JalonError.self) { try record.set(.caseComment, longest + "a") }
        #expect(throws: JalonError.self) { try record.set(.caseReference, longest + "a") }
    }

    @Test("The referrals to others keep their places")
    func referrals() throws {
        var record = HTCDSRecord()
        try record.add(HTCDSReferral(organisation: "Centre A", reason: "Other", date: CivilDate(iso8601: "2026-03-01")))
        try record.add(HTCDSReferral(date: CivilDate(iso8601: "2026-04-01")))
        #expect(record[.referredOrganisation] == ["Centre A", ""])
        #expect(record[.reasonForOutgoingReferral] == ["Other", ""])
        #expect(record[.outgoingReferralDate] == ["2026-03-01", "2026-04-01"])
        #expect(record[.outgoingReferralDetails].isEmpty)
        #expect(throws: JalonError.self) { try record.add(HTCDSReferral(reason: "Because")) }
        #expect(record[.outgoingReferralDate].count == 2)
    }

    @Test("Without identity, nothing that identifies is left")
    func pseudonymised() throws {
        var record = HTCDSRecord()
        try record.set(.firstName, "Name")
        try record.set(.birthdate, "1994-02-28")
        try record.set(.mailingPostalCode, "1000")
        try record.set(.gender, "Feminine")
        try record.set(.caseReference, "BE-2026-7Q4K")
        let coded = record.pseudonymised()
        #expect(HTCDSField.all.filter { !coded[$0].isEmpty } == [.gender])
        #expect(coded[.caseReference] == ["BE-2026-7Q4K"])
        #expect(
            HTCDSField.all.filter(\.isIdentifying).map { String($0.id.dropFirst(4)) } == [
                "FirstName", "MiddleName", "SecondName", "Birthdate", "IdentityNumber", "Title", "Email", "HomePhone",
                "MobilePhone", "MailingCity", "MailingCountry", "MailingState", "MailingStreet", "MailingPostalCode",
                "MailingLongitude", "MailingLatitude",
            ])
    }

    @Test("Columns of one's own: the case reference first, then by name")
    func extensions() {
        let names = ["ext_Z", "ext_CaseReference", "ext_A"].compactMap(HTCDSExtension.init)
        #expect(names.sorted().map(\.rawValue) == ["ext_CaseReference", "ext_A", "ext_Z"])
        #expect(HTCDSExtension(rawValue: "ext_" + String(repeating: "a", count: 60)) != nil)
        for bad in ["ext_" + String(repeating: "a", count: 61), "ext_é", "ext_-", "Ext_A", "ext"] {
            #expect(HTCDSExtension(rawValue: bad) == nil, "\(bad)")
        }
    }
}
