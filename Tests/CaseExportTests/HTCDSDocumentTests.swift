import CaseExport
import CaseModel
import Testing

@Suite("The rules for JSON")
struct HTCDSDocumentTests {
    private let core = HTCDSField.core.map { "\"\($0.id)\":null" }.joined(separator: ",")

    private func codes(_ text: String) throws -> [String] {
        try validate(text).findings.map { "\($0.code) \($0.row.map(String.init) ?? "-") \($0.column ?? "-")" }
    }

    private func cases(_ text: String) -> String { #"{"standard":"HTCDS","version":"2.0","cases":[\#(text)]}"# }

    @Test("A list of flat objects, and cases that are flat")
    func flat() throws {
        #expect(try codes("[]") == [])
        #expect(try codes("[{\(core)}]") == [])
        #expect(try codes(" \n[{\(core)},{}]") == [])
        #expect(try codes("[{\(core)},{\"cas_CaseOwner\":\",] \\\",}\"}]") == [])
        #expect(try codes(cases("{\(core)}")) == [])
        #expect(try codes("\u{FEFF}[{\(core),\"ext_A\":[\"b\",1,true,null]}]") == [])
    }

    @Test("Values of JSON's own types")
    func types() throws {
        let good = #"""
            "con_Consent":true,"prs_NumberOfChildren":2,"prs_MailingLatitude":50.85,"prs_MailingLongitude":-4,
            "prs_Citizenship":["BE","MA"],"cas_OutgoingReferralDate":["2026-01-01",null],"cas_CaseOwner":["one"]
            """#
        #expect(try codes("[{\(core)},{\(good)}]") == [])
        let bad = #"""
            "con_Consent":1,"prs_NumberOfChildren":2.5,"prs_MailingLatitude":91,"prs_Gender":false,
            "prs_Citizenship":["BE","BE"],"cas_Status":["Active","Closed"],"cas_CaseOwner":["one","two"],
            "vic_MethodsOfControl":["Other;DebtBondage"],"vic_MethodOfRecruitment":["Other",""]
            """#
        #expect(
            try codes("[{\(core)},{\(bad)}]").sorted() == [
                "E10 2 prs_MailingLatitude", "E10 2 prs_NumberOfChildren", "E4 2 prs_Gender", "E5 2 cas_CaseOwner",
                "E5 2 cas_Status", "E9 2 con_Consent", "W14 2 con_Consent", "W5 2 prs_Citizenship",
                "W6 2 vic_MethodOfRecruitment", "W6 2 vic_MethodsOfControl",
            ])
    }

    @Test("E1: a Core field that no record has; nothing is missing where there is no record")
    func missing() throws {
        let found = try codes("[{\"cas_Status\":\"Active\"},{\"cas_CaseOwner\":null}]")
        #expect(found.count == 36)
        #expect(found.allSatisfy { $0.hasPrefix("E1 - ") })
        #expect(try codes(cases("")) == [])
    }

    @Test("Names: unknown, known otherwise, deprecated, each once")
    func names() throws {
        let names = #""Notes":"x","prs_First_Name":null,"vic_Vulnerabilities":null"#
        #expect(
            try codes("[{\(core)},{\(names)},{\(names)}]") == [
                "E2 2 Notes", "W1 2 prs_First_Name", "W2 2 vic_Vulnerabilities",
            ])
        #expect(try codes("[{\(core),\"prs_First_Name\":null}]") == ["W1 1 prs_First_Name", "E3 1 prs_First_Name"])
        #expect(try codes("[{\(core),\"\\u001b[31m\":null}]") == ["E2 1 a member"])
    }

    @Test("E3: a name that stands twice in one object, with its line")
    func twice() throws {
        let findings = try validate("[{\(core),\n\"cas_Status\":null}]").findings
        #expect(findings.map(\.description) == ["E3 line 2, cas_Status: stands twice in one object; keep one of them"])
    }

    @Test("Groups: every element is looked at, and what holds for the case is said once")
    func groups() throws {
        let groups = #"""
            {"case":{"cas_Status":"Closed"},"victim":[{"vic_TypeOfExploitation":["ForcedLabour"]},
            {"vic_TypeOfSexExploitation":["Prostitution"]}],"events":[{"hte_Date":"x"},{"hte_Date":"2026-01-01"},
            {"hte_Type":"x"}],"persons":null,"consent":{"con_Consent":true},"extensions":{"ext_A":"b","c":1}}
            """#
        #expect(
            try codes(cases("{\(core)},\(groups)")).sorted() == [
                "E2 2 c", "E4 2 hte_Type", "E6 2 hte_Date", "W12 2 cas_Status", "W9 2 vic_TypeOfSexExploitation",
            ])
    }

    @Test("Persons and organisations beside the cases are looked at on their own")
    func beside() throws {
        let text =
            #"{"version":"2.0","persons":[{"prs_Gender":"x","prs_FirstName":"y"}],"organisations":[],"cases":[{\#(core)}]}"#
        #expect(try codes(text) == ["E4 - prs_Gender"])
    }

    @Test(
        "Other shapes are refused",
        arguments: [
            ("{}", "member \"cases\" has to be a list of objects"),
            (#"{"cases":{}}"#, "member \"cases\" has to be a list of objects"),
            (#"{"version":"1.1","cases":[]}"#, "member \"version\" is not 2.0, the version that is checked"),
            ("[1]", "record 1 has to be an object"), ("[{},[]]", "record 2 has to be an object"),
            (#"{"cases":[null]}"#, "case 1 has to be an object"),
            (#"{"cases":[{"victim":["Somebody"]}]}"#, "case 1, victim has to be a list of objects"),
            (#"{"cases":[{"victim":"Somebody"}]}"#, "case 1, victim has to be a list of objects"),
            (
                #"[{"prs_FirstName":{"Somebody":1}}]"#,
                "record 1, prs_FirstName: has to be a text, a number or a list of them"
            ),
            (
                #"[{"prs_FirstName":[["Somebody"]]}]"#,
                "record 1, prs_FirstName: has to be a text, a number or a list of them"
            ),
            ("[", "the document is not valid JSON: line 1: ends before it is whole"),
            ("[{\"a\":1e999}]", "the document is not valid JSON: line 1: a number is too great"),
            ("[{}]x", "the document is not valid JSON: line 1: something stands behind the end"),
            ("[{}, ]", "the document is not valid JSON: line 1: a comma stands before a closing bracket"),
            (#"[{"a":"\\",}]"#, "the document is not valid JSON: line 1: a comma stands before a closing bracket"),
            ("[{'a':1}]", "the document is not valid JSON: line 1: a key is missing"),
            (
                String(repeating: "\n[", count: 100_000),
                "line 18: lists and objects stand more than 16 deep in one another"
            ),
            (
                String(repeating: "{\"a\":", count: 100_000),
                "line 1: lists and objects stand more than 16 deep in one another"
            ),
            (
                "[{\"a\":\(String(repeating: "9", count: 200))}]",
                "line 1: has a number or a name of more than 128 characters"
            ),
            (
                "[{\"a\":\"\u{0}\"}]",
                "line 1: has a NUL byte; this is not a text file, or it is UTF-16: save it as UTF-8"
            ),
            ("[\(String(repeating: "0,", count: 300_000))0]", "line 1: has more than 300000 values; split it"),
        ])
    func shapes(text: String, message: String) {
        let error = #expect(throws: JalonError.self) { try validate(text) }
        #expect(error?.code == .invalidInput)
        #expect(error?.message == message)
    }

    @Test("A format that is named is not guessed")
    func named() {
        #expect(throws: JalonError.self) { try validate("[]", as: .csv) }
        #expect(throws: JalonError.self) { try validate("cas_Status\n", as: .json) }
    }
}
