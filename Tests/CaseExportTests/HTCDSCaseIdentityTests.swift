import CaseExport
import CaseModel
import CivilCalendar
import CountryRules
import Testing

@Suite("Who a person is in the words of the standard, and what does not fit them")
struct HTCDSCaseIdentityTests {
    @Test("Without an identity every field that names somebody stays empty")
    func coded() throws {
        var told = try ToldCase { $0.nationality = CountryCode(rawValue: "MA") }
        try told.record(.identityRecorded)
        let record = try told.record()
        #expect(record[.citizenship] == ["MA"])
        for field in HTCDSField.all where field.isIdentifying { #expect(record[field] == [], "\(field.id)") }
        #expect(record.pseudonymised() == record)
    }

    @Test("An identity fills its fields; labels and names of the lists become their values")
    func identity() throws {
        let identity = Identity([
            "salutation": "Ms", "firstName": "A", "middleName": "B", "lastName": "C", "birthDate": "2001-05-14",
            "email": "a@example.org", "mobilePhone": "+3225550100", "street": "D 1", "postalCode": "1000", "city": "E",
            "state": "F", "country": "BE", "identityNumber": "7", "language": "ara", "gender": "transgender feminine",
            "citizenship": "RO", "other": "x",
        ])
        let (record, omissions) = try ToldCase { $0.nationality = CountryCode(rawValue: "MA") }.export(
            identity: identity)
        #expect(omissions == [])
        let expected: [(HTCDSField, String)] = [
            (.salutation, "Ms"), (.firstName, "A"), (.middleName, "B"), (.secondName, "C"), (.birthdate, "2001-05-14"),
            (.email, "a@example.org"), (.mobilePhone, "3225550100"), (.mailingStreet, "D 1"),
            (.mailingPostalCode, "1000"), (.mailingCity, "E"), (.mailingState, "F"), (.mailingCountry, "BE"),
            (.identityNumber, "7"), (.primaryLanguage, "ara"), (.gender, "TransgenderFeminine"), (.citizenship, "RO"),
        ]
        for (field, value) in expected { #expect(record[field] == [value], "\(field.id)") }
    }

    @Test("What does not fit the standard is left out, named by its field, and never repeated")
    func omissions() throws {
        let identity = Identity([
            "firstName": "A", "gender": "Canary", "mobilePhone": "Canary 02/555", "country": "Canary",
            "language": "Canary", "citizenship": "Canary", "homePhone": "12 34", "lastName": "C\u{0}anary",
        ])
        let (record, omissions) = try ToldCase { $0.nationality = CountryCode(rawValue: "MA") }.export(
            identity: identity)
        #expect(record[.firstName] == ["A"] && record[.citizenship] == ["MA"] && record[.gender] == [])
        #expect(
            Set(omissions.map(\.field)).isSuperset(of: [
                "prs_Gender", "prs_MobilePhone", "prs_HomePhone", "prs_PrimaryLanguage", "prs_Citizenship",
                "prs_SecondName",
            ]), "\(omissions.map(\.field))")
        #expect(omissions.allSatisfy { $0.caseReference.text == "BE-2026-7Q4K" })
        #expect(!"\(omissions)".contains("anary") && !"\(omissions)".contains("02/555"))
    }

    @Test("A nationality or a text that the standard has no place for is left out, and the others are exported")
    func codedOmissions() throws {
        // XK is in use for Kosovo, and not in ISO 3166-1.
        let (record, omissions) = try ToldCase { $0.nationality = CountryCode(rawValue: "XK") }.export()
        #expect(record[.caseReference] == ["BE-2026-7Q4K"] && record[.citizenship] == [])
        #expect(omissions.map(\.field) == ["prs_Citizenship"])
        var told = try ToldCase()
        let sent = try told.record(.referralSent(.init(to: .doctor, purpose: .other, basis: .vitalInterest)))
        let plan = try told.record(.supportPlanned(.init(.legal)))
        let texts = [
            sent: SealedTexts([.organisation: "a\u{0}"]), plan: SealedTexts([.objective: "\u{0}", .service: "s"]),
        ]
        let export = try told.export(texts: texts)
        #expect(export.record[.planActions] == ["s"] && export.record[.planObjectives] == [])
        #expect(export.record[.referredOrganisation] == ["doctor"])
        #expect(Set(export.omissions.map(\.field)) == ["cas_ReferredOrganisation", "spl_Objectives"])
    }

    @Test("What is exported is what the standard's own check accepts")
    func validates() throws {
        var told = try ToldCase {
            ($0.nationality, $0.exploitation) = (CountryCode(rawValue: "MA"), Exploitation.allCases)
        }
        try told.record(.indicatorsObserved(Indicator.allCases))
        try told.record(.consentGiven(.init(ConsentScope.allCases)))
        try told.record(.referralSent(.init(to: .doctor, purpose: .other)))
        try told.record(.supportPlanned(.init(.language)))
        var columns = HTCDSColumns()
        let record = try told.record()
        columns.include(record)
        let writer = HTCDSCSVWriter(columns: columns)
        var bytes: [UInt8] = []
        try writer.begin { (part) throws(JalonError) in bytes += part }
        try writer.write(record) { (part) throws(JalonError) in bytes += part }
        let report = try validate(String(decoding: bytes, as: UTF8.self))
        #expect(report.findings.filter { $0.severity == .error }.isEmpty, "\(report.findings)")
        #expect(report.records == 1)
    }
}
