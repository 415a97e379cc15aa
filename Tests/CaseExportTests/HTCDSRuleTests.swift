import CaseExport
import Testing

/// Cells of one row, and what is found in them: codes with their columns.
struct RuleCase: Sendable, CustomTestStringConvertible {
    let name: String
    let cells: [String: String]
    let found: [String]

    init(_ name: String, _ cells: [String: String], _ found: [String] = []) {
        (self.name, self.cells, self.found) = (name, cells, found)
    }

    var testDescription: String { name }
}

@Suite("The rules for the cells of a row")
struct HTCDSRuleTests {
    private static let forms = "vic_TypeOfExploitation"
    private static let sex = "vic_TypeOfSexExploitation"
    private static let industry = "vic_ForcedLabourIndustry"
    private static let control = "vic_MethodsOfControl"
    private static let status = "cas_Status"

    private static let cells: [RuleCase] = [
        RuleCase("nothing at all", [:]),
        RuleCase("E4 no value of the list", ["prs_Gender": "Female"], ["E4 prs_Gender"]),
        RuleCase("E4 value in other letters", [forms: "forcedlabour"], ["E4 \(forms)"]),
        RuleCase("E4 one of several", [forms: "ForcedLabour;Nonsense"], ["E4 \(forms)"]),
        RuleCase("a value", ["prs_Gender": "Feminine", forms: "ForcedLabour;Other"]),
        RuleCase("E4 status", [status: "Open"], ["E4 cas_Status"]),
        RuleCase("E5 two values of a single list", [status: "Active;FollowUp"], ["E5 cas_Status"]),
        RuleCase("E5 with another delimiter", ["prs_Gender": "Feminine, Masculine"], ["E5 prs_Gender"]),
        RuleCase(
            "E5 two countries", ["prs_MailingCountry": "BE;FR", "con_Consent": "TRUE"], ["E5 prs_MailingCountry"]),
        RuleCase("E6 no such day", ["hte_Date": "2026-02-29"], ["E6 hte_Date"]),
        RuleCase("E6 another writing", ["cas_IncomingReferralDate": "15/01/2026"], ["E6 cas_IncomingReferralDate"]),
        RuleCase("E6 a moment", ["spl_PlannedEndDate": "2026-01-01T00:00:00Z"], ["E6 spl_PlannedEndDate"]),
        RuleCase(
            "E6 one of the referrals", ["cas_OutgoingReferralDate": "2026-01-01;soon"], ["E6 cas_OutgoingReferralDate"]),
        RuleCase("a leap day", ["hte_Date": "2024-02-29", "cas_OutgoingReferralDate": "2026-01-01;;2026-01-02"]),
        RuleCase("E7 blanks", ["org_Phone": "+32 2 555"], ["E7 org_Phone"]),
        RuleCase("E7 national", ["org_Phone": "025550100"], ["E7 org_Phone"]),
        RuleCase("E7 too long", ["org_Phone": "1234567890123456"], ["E7 org_Phone"]),
        RuleCase("a number with plus", ["org_Phone": "+3225550100"]),
        RuleCase("a number without plus", ["org_Phone": "123456789012345"]),
        RuleCase("E8 not an ISO country", ["prs_Citizenship": "UK"], ["E8 prs_Citizenship"]),
        RuleCase("E8 small letters", ["prs_Citizenship": "be"], ["E8 prs_Citizenship"]),
        RuleCase("E8 three letters", ["org_ShippingCountry": "BEL"], ["E8 org_ShippingCountry"]),
        RuleCase("E8 language of two letters", ["prs_PrimaryLanguage": "fr"], ["E8 prs_PrimaryLanguage"]),
        RuleCase(
            "ISO codes", ["prs_Citizenship": "MA;BE", "prs_PrimaryLanguage": "fre", "prs_SecondaryLanguage": "qaa"]),
        RuleCase("the country of an event is any text", ["hte_Country": "somewhere"]),
        RuleCase("E9 a digit", ["con_Consent": "1"], ["E9 con_Consent"]),
        RuleCase("E9 small letters", ["prs_Deceased": "true"], ["E9 prs_Deceased"]),
        RuleCase("checkboxes", ["con_Consent": "TRUE", "prs_Deceased": "FALSE"]),
        RuleCase("E10 negative", ["prs_NumberOfChildren": "-1"], ["E10 prs_NumberOfChildren"]),
        RuleCase("E10 decimal", ["vic_AgeWhenTrafficked": "17.5"], ["E10 vic_AgeWhenTrafficked"]),
        RuleCase("E10 latitude", ["hte_Latitude": "90.01"], ["E10 hte_Latitude"]),
        RuleCase("E10 longitude", ["hte_Longitude": "-180.5"], ["E10 hte_Longitude"]),
        RuleCase("E10 decimal comma", ["org_ShippingLatitude": "50,85"], ["E10 org_ShippingLatitude"]),
        RuleCase("E10 not a number", ["org_ShippingLongitude": "nan"], ["E10 org_ShippingLongitude"]),
        RuleCase(
            "numbers",
            [
                "prs_NumberOfChildren": "0", "vic_AgeWhenTrafficked": "17", "hte_Latitude": "-90",
                "hte_Longitude": "180.0",
                "org_ShippingLatitude": "50.85",
            ]),
        RuleCase(
            "W3 a label", ["cas_ReasonForIncomingReferral": "Additional Services Required"],
            ["W3 cas_ReasonForIncomingReferral"]),
        RuleCase("W3 a label with a delimiter in it", [control: "Threatens children/family"], ["W3 \(control)"]),
        RuleCase(
            "W3 a label with commas and semicolons in it",
            [industry: "Water supply; sewerage, waste management and remediation", forms: "Servitude"],
            ["W3 \(industry)"]),
        RuleCase("W4 before", [control: " DebtBondage"], ["W4 \(control)"]),
        RuleCase("W4 behind a semicolon", [control: "Other; DebtBondage"], ["W4 \(control)"]),
        RuleCase("W4 around a day", ["hte_Date": " 2024-02-29\u{A0}"], ["W4 hte_Date"]),
        RuleCase("W4 blanks alone", ["prs_Gender": "  "], ["W4 prs_Gender"]),
        RuleCase("blanks in a text are its own", ["hte_City": " there "]),
        RuleCase("W5 twice", ["prs_Citizenship": "BE;MA;BE"], ["W5 prs_Citizenship"]),
        RuleCase("two referrals for one reason", ["cas_ReasonForOutgoingReferral": "Other;Other"]),
        RuleCase("W6 comma", [control: "Other,DebtBondage"], ["W6 \(control)"]),
        RuleCase("W6 bar", [control: "Other | DebtBondage"], ["W6 \(control)"]),
        RuleCase("W6 an empty place", [control: "Other;;DebtBondage"], ["W6 \(control)"]),
        RuleCase("W6 and E4", [control: "Other,Nonsense"], ["W6 \(control)", "E4 \(control)"]),
        RuleCase("E4 words are no list", [control: "Other things"], ["E4 \(control)"]),
        RuleCase("W7 in the future", ["prs_Birthdate": "2026-06-16", "con_Consent": "TRUE"], ["W7 prs_Birthdate"]),
        RuleCase("W7 over 120 years", ["prs_Birthdate": "1906-06-14", "con_Consent": "TRUE"], ["W7 prs_Birthdate"]),
        RuleCase("120 years today", ["prs_Birthdate": "1906-06-15", "con_Consent": "TRUE"]),
        RuleCase("born today", ["prs_Birthdate": "2026-06-15", "con_Consent": "TRUE"]),
        RuleCase(
            "W8 referred on before here",
            ["cas_IncomingReferralDate": "2026-02-02", "cas_OutgoingReferralDate": "2026-03-01;2026-02-01"],
            ["W8 cas_OutgoingReferralDate"]),
        RuleCase(
            "referred on the same day",
            ["cas_IncomingReferralDate": "2026-02-02", "cas_OutgoingReferralDate": "2026-02-02"]),
        RuleCase(
            "W8 plan ended before the referral",
            ["cas_IncomingReferralDate": "2026-02-02", "spl_ActualEndDate": "2026-02-01"],
            ["W8 spl_ActualEndDate"]),
        RuleCase(
            "W8 plan ended before the case opened", ["ext_OpenedOn": "2026-02-02", "spl_ActualEndDate": "2026-02-01"],
            ["W8 spl_ActualEndDate"]),
        RuleCase(
            "W8 closed before opened", ["ext_OpenedOn": "2026-02-02", "ext_ClosedOn": "2026-02-01"], ["W8 ext_ClosedOn"]
        ),
        RuleCase(
            "in order",
            ["ext_OpenedOn": "2026-02-02", "ext_ClosedOn": "2026-02-02", "spl_ActualEndDate": "2026-02-02"]),
        RuleCase("W9", [sex: "Prostitution", forms: "ForcedLabour"], ["W9 \(sex)"]),
        RuleCase("not W9", [sex: "Prostitution", forms: "ForcedLabour;SexualExploitation"]),
        RuleCase("not W9, by its label", [sex: "Prostitution", forms: "sexual exploitation"], ["W3 \(forms)"]),
        RuleCase("W10", [industry: "F_Construction", forms: "SexualExploitation"], ["W10 \(industry)"]),
        RuleCase("not W10, forced labour", [industry: "F_Construction", forms: "ForcedLabour"]),
        RuleCase("not W10, child labour", [industry: "F_Construction", forms: "ChildLabour"]),
        RuleCase("not W10, servitude", [industry: "F_Construction", forms: "Servitude"]),
        RuleCase("W11", ["vic_TraffickingStatus": "PossibleVictimOfTrafficking"], ["W11 vic_TraffickingStatus"]),
        RuleCase(
            "not W11",
            [
                "vic_TraffickingStatus": "PossibleVictimOfTrafficking",
                "vic_TraffickingStatusDecisionMakingOrg": "Police",
            ]),
        RuleCase("W12", [status: "Closed"], ["W12 cas_Status"]),
        RuleCase("not W12", [status: "Closed", "cas_ReasonForCaseClosure": "done"]),
        RuleCase("not W12, active", [status: "Active"]),
        RuleCase("W12 and W13", [status: "ClosedReferred"], ["W12 cas_Status", "W13 cas_Status"]),
        RuleCase("W13", [status: "ClosedReferred", "cas_ReasonForCaseClosure": "moved"], ["W13 cas_Status"]),
        RuleCase(
            "not W13",
            [status: "ClosedReferred", "cas_ReasonForCaseClosure": "moved", "cas_ReferredOrganisation": "Centre"]),
        RuleCase("W14 nothing said", ["prs_FirstName": "Name"], ["W14 con_Consent"]),
        RuleCase("W14 refused", ["prs_Email": "a@example.org", "con_Consent": "FALSE"], ["W14 con_Consent"]),
        RuleCase("not W14", ["prs_FirstName": "Name", "con_Consent": "TRUE"]),
        RuleCase("not W14, nothing identifies", ["prs_Gender": "Feminine", "con_Consent": "FALSE"]),
    ]

    @Test("Each rule, with the smallest row that shows it and one that does not", arguments: cells)
    func rule(_ rule: RuleCase) throws {
        let table = SmallTable(rule.cells)
        #expect(try table.codes() == rule.found)
        #expect(try table.findings().allSatisfy { $0.row == 2 && $0.line == 2 })
        // The same record as a member of a list.
        let members = table.header.enumerated().map { "\"\($1)\":\"\(table.rows[0][$0])\"" }.joined(separator: ",")
        let json = try validate("[{\(members)}]")
        #expect(json.findings.map { "\($0.code) \($0.column ?? "-")" }.sorted() == rule.found.sorted())
        #expect(json.findings.allSatisfy { $0.row == 1 && $0.line == nil })
    }

    @Test("Every code is shown by a test of the rules or of the header")
    func complete() {
        let shown = Set(Self.cells.flatMap(\.found).map { String($0.prefix { $0 != " " }) })
        let expected = (4...10).map { "E\($0)" } + (3...14).map { "W\($0)" }
        #expect(shown.sorted() == expected.sorted())
    }

    @Test("No sentence repeats a cell", arguments: HTCDSField.all.filter { $0.content != .text })
    func silent(field: HTCDSField) throws {
        for cell in ["Somebody", "Somebody;Somebody", " Somebody ", "Other,Somebody", "Somebody|BE"] {
            let findings = try SmallTable([field.id: cell]).findings()
            #expect(!findings.isEmpty)
            for finding in findings { #expect(!finding.description.contains("Somebody"), "\(finding)") }
        }
    }

    @Test("A finding says what, where, and what to do next")
    func sentences() throws {
        let findings = try SmallTable(["prs_Gender": "X", "cas_Status": "Follow up", "hte_Date": "tomorrow"]).findings()
        #expect(
            findings.map(\.description) == [
                "E4 row 2, prs_Gender: has no value of the standard; write one of Feminine, Masculine, "
                    + "TransgenderFeminine, TransgenderMasculine, NonConforming, NonSpecifiedUnknown",
                "W3 row 2, cas_Status: has a label in place of the machine value; write FollowUp",
                "E6 row 2, hte_Date: has no day that exists as YYYY-MM-DD; write a day that exists as YYYY-MM-DD",
            ])
        #expect(findings.map(\.severity) == [.error, .warning, .error])
    }
}
