import CaseExport
import Testing

@Suite("What published forms do otherwise is a warning")
struct HTCDSDeviationTests {
    private func codes(_ findings: [HTCDSFinding]) -> [String] { findings.map { "\($0.code) \($0.column ?? "-")" } }

    @Test(
        "Known names of columns name the field that is meant",
        arguments: [
            ("spreadsheet, cell T1", "vic_TraffickinStatusDecisionMakingOrg", "vic_TraffickingStatusDecisionMakingOrg"),
            ("survey form", "prs_First_Name", "prs_FirstName"), ("survey form", "prs_Second_Name", "prs_SecondName"),
            ("survey form", "vic_Methods_of_Control", "vic_MethodsOfControl"),
            ("Salesforce package", "prs_Nationality", "prs_Citizenship"),
            ("other letters", "PRS_gender", "prs_Gender"), ("blanks", " prs_Gender", "prs_Gender"),
        ])
    func alias(carrier: String, name: String, canonical: String) throws {
        var table = SmallTable()
        table.header = table.header.map { $0 == canonical ? name : $0 }
        let findings = try table.findings()
        #expect(codes(findings) == ["W1 \(name.replacing(" ", with: ""))"], "\(carrier)")
        #expect(findings.first?.message.hasSuffix("write \(canonical)") == true)
    }

    @Test("A column under a known other name is checked as what it means")
    func aliasIsChecked() throws {
        var table = SmallTable(["vic_MethodsOfControl": "Nonsense"])
        table.header = table.header.map { $0 == "vic_MethodsOfControl" ? "vic_Methods_of_Control" : $0 }
        #expect(try table.codes() == ["W1 vic_Methods_of_Control", "E4 vic_Methods_of_Control"])
    }

    @Test("The spreadsheet: row numbers, an empty header, a misspelt one, labels below, and labels in the cells")
    func spreadsheet() throws {
        var table = SmallTable([
            "vic_TypeOfExploitation": "Forced labour;Sexual exploitation", "cas_Status": "Follow up",
            "cas_ReasonForOutgoingReferral": "Migration Or Change Of Location", "prs_Citizenship": "Belgium;morocco",
            "prs_Gender": "TransgenderFeminine",
        ])
        table.header = table.header.map {
            switch $0 {
            case "cas_ReasonForOutgoingReferral": ""
            case "vic_TraffickingStatusDecisionMakingOrg": "vic_TraffickinStatusDecisionMakingOrg"
            default: $0
            }
        }
        var labels = table.header.map { "Label of \($0)" }
        labels.replaceSubrange(12...16, with: ["Street", "City", "State/Province", "Zip", "Country"])
        table.rows.insert(labels, at: 0)
        table.header.insert("", at: 0)
        table.rows = table.rows.enumerated().map { ["\($0)"] + $1 }
        let report = try validate(table.text)
        #expect(
            codes(report.findings) == [
                "W1 column 1", "W1 vic_TraffickinStatusDecisionMakingOrg", "W1 column 36", "W1 -", "W3 prs_Citizenship",
                "W3 vic_TypeOfExploitation", "W3 cas_Status", "W3 column 36",
            ])
        #expect(report.findings[2].message.hasSuffix("write cas_ReasonForOutgoingReferral"))
        #expect(report.findings[3].row == 2)
        #expect(report.findings[4].row == 3)
        #expect(report.findings[4].message.hasSuffix("write BE;MA"))
        #expect(report.findings[5].message.hasSuffix("write ForcedLabour;SexualExploitation"))
        #expect(report.findings[6].message.hasSuffix("write FollowUp"))
        #expect(report.findings[7].message.hasSuffix("write MigrationOrChangeOfLocation"))
        #expect(report.records == 1)
    }

    @Test("A second row that has no labels is a record")
    func noLabels() throws {
        var table = SmallTable(["prs_MailingCity": "Street", "prs_MailingCountry": "City"])
        #expect(try table.codes() == ["E8 prs_MailingCountry", "W14 con_Consent"])
        table.rows[0].replaceSubrange(12...16, with: ["Street", "City", "State/Province", "Zip", "Land"])
        #expect(try table.codes() == ["E8 prs_MailingCountry", "W14 con_Consent"])
    }

    @Test(
        "Values",
        arguments: [
            RuleCase(
                "survey form: blanks between values", ["vic_MethodsOfControl": "DebtBondage Other"],
                ["W6 vic_MethodsOfControl"]),
            RuleCase("survey form: blanks between countries", ["prs_Citizenship": "BE FR"], ["W6 prs_Citizenship"]),
            RuleCase(
                "a checkbox is TRUE or FALSE", ["con_Consent": "Yes", "prs_Deceased": "no"],
                ["E9 con_Consent", "E9 prs_Deceased"]),
            RuleCase(
                "survey form: several industries",
                ["vic_ForcedLabourIndustry": "F_Construction P_Education", "vic_TypeOfExploitation": "ForcedLabour"],
                ["E5 vic_ForcedLabourIndustry"]),
            RuleCase(
                "survey form: a reason in words", ["cas_ReasonForIncomingReferral": "needs a doctor"],
                ["E4 cas_ReasonForIncomingReferral"]),
            RuleCase(
                "sheet: a blank behind DebtBondage", ["vic_MethodsOfControl": "DebtBondage "],
                ["W4 vic_MethodsOfControl"]),
            RuleCase("sheet: Unaquainted is spelt so", ["vic_RelationshipToTrafficker": "Unaquainted"]),
            RuleCase(
                "sheet: not Unacquainted", ["vic_RelationshipToTrafficker": "Unacquainted"],
                ["E4 vic_RelationshipToTrafficker"]),
            RuleCase(
                "sheet: the curly apostrophe of a label",
                ["prs_HighestLevelOfEducation": "Bachelor's or Equivalent Level"],
                ["W3 prs_HighestLevelOfEducation"]),
            RuleCase(
                "definitions: Threats", ["vic_MethodsOfControl": "MethodsOfControlThreats"], ["W3 vic_MethodsOfControl"]
            ),
            RuleCase(
                "definitions: UsesChildren", ["vic_MethodsOfControl": "MethodsOfControlUsesChildren"],
                ["W3 vic_MethodsOfControl"]),
            RuleCase(
                "definitions: ThreatOfLawEnforcement",
                ["vic_MethodsOfControl": "MethodsOfControlThreatOfLawEnforcement"],
                ["W3 vic_MethodsOfControl"]),
            RuleCase(
                "definitions: PsychoactiveSubstances",
                ["vic_MethodsOfControl": "MethodsOfControlPsychoactiveSubstances"],
                ["W3 vic_MethodsOfControl"]),
            RuleCase(
                "definitions: one that is in the list", ["vic_MethodsOfControl": "MethodsOfControlDebtBondage"],
                ["W3 vic_MethodsOfControl"]),
            RuleCase(
                "definitions: nonsense", ["vic_MethodsOfControl": "MethodsOfControlNonsense"],
                ["E4 vic_MethodsOfControl"]),
            RuleCase("version 0.2: genders", ["prs_Gender": "Male"], ["E4 prs_Gender"]),
        ])
    func values(_ rule: RuleCase) throws {
        #expect(try SmallTable(rule.cells).codes() == rule.found)
    }

    @Test("What the standard knows and its lists lack is refused with advice")
    func advice() throws {
        for text in ["RestrictsMovement", "MethodsOfControlRestrictsMovement"] {
            let findings = try SmallTable(["vic_MethodsOfControl": text]).findings()
            #expect(findings.map(\.code) == [.unknownValue])
            #expect(
                findings.first?.message.hasSuffix("write Other, and RestrictsMovement in ext_MethodOfControlDetail")
                    == true)
        }
        let findings = try SmallTable(["vic_TypeOfExploitation": "ForcedCriminality"]).findings()
        #expect(findings.map(\.code) == [.unknownValue])
        #expect(
            findings.first?.message.hasSuffix("write Other, and ForcedCriminality in ext_ExploitationDetail") == true)
    }

    @Test("The survey form lacks seven Core fields")
    func surveyForm() throws {
        let lacking = [
            "cas_CaseOwner", "cas_ReferredOrganisation", "cas_ReferredPrimaryCaseWorker",
            "cas_ReasonForOutgoingReferral",
            "cas_OutgoingReferralDate", "cas_OutgoingReferralDetails", "cas_ReasonForCaseClosure",
        ]
        var table = SmallTable()
        table.header.removeAll { lacking.contains($0) }
        table.rows = []
        #expect(try table.codes() == lacking.map { "E1 \($0)" })
    }
}
