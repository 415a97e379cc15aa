import CaseExport
import CaseModel
import CivilCalendar
import Foundation
import Testing

@Suite("Records are written as a table and as JSON")
struct HTCDSWriterTests {
    /// A record that fills a field of every kind.
    static func full() throws -> HTCDSRecord {
        var record = HTCDSRecord()
        try record.set(.caseReference, "BE-2026-7Q4K")
        try record.set(.methodOfControlDetail, ["RestrictsMovement"])
        try record.set(id: "ext_Office", ["North", "South"])
        for field in HTCDSField.all where !field.isDeprecated && field.cardinality != .referral {
            switch field.content {
            case .text: try record.set(field, "Text of \(field.id), \"quoted\"\nand on")
            case .date: try record.set(field, "2026-02-28")
            case .wholeNumber: try record.set(field, 2)
            case .longitude: try record.set(field, "-179.9")
            case .latitude: try record.set(field, "-50.85")
            case .checkbox: try record.set(field, true)
            case .phone: try record.set(field, "+3225550100")
            case .country: try record.set(field, field.cardinality == .list ? ["MA", "BE"] : ["BE"])
            case .language: try record.set(field, "fra")
            case .vocabulary(let list):
                try record.set(field, field.cardinality == .list ? list.values : [list.values[0]])
            }
        }
        try record.set(.birthdate, "1994-02-28")
        try record.set(.incomingReferralDate, "2026-01-15")
        try record.add(
            HTCDSReferral(
                organisation: "=Centre; A", caseWorker: "A worker", reason: "Other",
                date: CivilDate(iso8601: "2026-03-01"), details: "First; then"))
        try record.add(HTCDSReferral(organisation: "Centre B", date: CivilDate(iso8601: "2026-04-01")))
        return record
    }

    static func table(_ records: [HTCDSRecord]) throws -> String {
        var columns = HTCDSColumns()
        for record in records { columns.include(record) }
        let writer = HTCDSCSVWriter(columns: columns)
        var bytes: [UInt8] = []
        try writer.begin { bytes += $0 }
        for record in records { try writer.write(record) { bytes += $0 } }
        return try #require(String(validating: bytes, as: UTF8.self))
    }

    static func document(_ records: [HTCDSRecord]) throws -> String {
        var writer = HTCDSJSONWriter()
        var bytes: [UInt8] = []
        try writer.begin { bytes += $0 }
        for record in records { try writer.write(record) { bytes += $0 } }
        try writer.end { bytes += $0 }
        return try #require(String(validating: bytes, as: UTF8.self))
    }

    @Test("The header is the Core fields, then what is used, the case reference first; lines end in CRLF")
    func header() throws {
        let core = HTCDSField.core.map(\.id).joined(separator: ",")
        #expect(try Self.table([]) == core + "\r\n")
        var record = HTCDSRecord()
        try record.set(.caseReference, "BE-2026-7Q4K")
        try record.set(id: "ext_Office", ["North"])
        try record.set(.planType, "Legal")
        try record.set(.maritalStatus, "Single")
        let lines = try Self.table([HTCDSRecord(), record]).components(separatedBy: "\r\n")
        #expect(lines.count == 4)
        #expect(lines[0] == "ext_CaseReference,\(core),prs_MaritalStatus,spl_Type,ext_Office")
        #expect(lines[1] == String(repeating: ",", count: 41))
        #expect(lines[2] == "BE-2026-7Q4K," + String(repeating: ",", count: 38) + "Single,Legal,North")
        #expect(lines[3].isEmpty)
    }

    @Test("A record that fills a column which the table lacks is refused, not cut")
    func missingColumn() throws {
        var record = HTCDSRecord()
        try record.set(.maritalStatus, "Single")
        let writer = HTCDSCSVWriter(columns: HTCDSColumns())
        let error = #expect(throws: JalonError.self) { try writer.write(record) { _ in } }
        #expect(error?.message == "a record fills prs_MaritalStatus, which is not among the columns: include it")
        var columns = HTCDSColumns()
        columns.include(.maritalStatus)
        columns.include(.vulnerabilities)
        columns.include(.gender)
        columns.include(HTCDSExtension.openedOn)
        #expect(columns.ids == HTCDSField.core.map(\.id) + ["prs_MaritalStatus", "ext_OpenedOn"])
        try HTCDSCSVWriter(columns: columns).write(record) { _ in }
    }

    @Test(
        "A text that a spreadsheet would run gets an apostrophe",
        arguments: [
            ("=1+1", "'=1+1"), ("+1", "'+1"), ("-1", "'-1"), ("@x", "'@x"), ("\tx", "'\tx"), ("\r=1", "\"'\r=1\""),
            ("\n=1", "\"'\n=1\""), ("a=1", "a=1"), ("=\"a\"", "\"'=\"\"a\"\"\""), ("a,b", "\"a,b\""),
        ])
    func formulas(text: String, cell: String) throws {
        var record = HTCDSRecord()
        try record.set(.caseOwner, text)
        let row = try Self.table([record]).components(separatedBy: "\r\n").dropFirst().joined(separator: "\r\n")
        #expect(row == cell + String(repeating: ",", count: 37) + "\r\n")
    }

    @Test("Telephone numbers and degrees stay as they are; several referrals share a cell")
    func exceptions() throws {
        var record = HTCDSRecord()
        try record.set(.homePhone, "+3225550100")
        try record.set(.mailingLongitude, "-0.1278")
        try record.add(HTCDSReferral(organisation: "=A; B", date: CivilDate(iso8601: "2026-03-01")))
        try record.add(HTCDSReferral(reason: "Other", details: "-1"))
        let row = try Self.table([record]).components(separatedBy: "\r\n")[1]
        let before = String(repeating: ",", count: 10) + "3225550100" + String(repeating: ",", count: 22)
        #expect(row == before + "\"'=A, B;\",,;Other,2026-03-01;,;'-1,,-0.1278")
    }

    @Test("JSON has the attribution, groups in their order, Core members always and the others when filled")
    func json() throws {
        var record = HTCDSRecord()
        try record.set(.caseReference, "BE-2026-7Q4K")
        try record.set(.caseStatus, "Active")
        try record.set(.consent, false)
        try record.set(.numberOfChildren, 2)
        try record.add(HTCDSReferral(organisation: "Centre A"))
        try record.add(HTCDSReferral(organisation: "Centre B", reason: "Other"))
        let lines = try Self.document([record, HTCDSRecord()]).components(separatedBy: "\n")
        #expect(lines.count == 5)
        #expect(
            lines[0] == #"{"format":"jalon.htcds/1","standard":"HTCDS","version":"2.0","attribution":"#
                + "\"\(HTCDSStandard.attribution)\",\"cases\":[")
        #expect(
            lines[1].hasPrefix(
                #"{"case":{"cas_Status":"Active","cas_ReasonForCaseClosure":null,"cas_CaseOwner":null,"#))
        #expect(lines[1].contains(#""cas_ReferredOrganisation":["Centre A","Centre B"],"#))
        #expect(lines[1].contains(#""cas_ReasonForOutgoingReferral":[null,"Other"],"#))
        #expect(lines[1].contains(#""organisations":[],"persons":[{"prs_Salutation":null,"#))
        #expect(lines[1].contains(#""prs_NumberOfChildren":2,"prs_Citizenship":[],"#))
        #expect(
            lines[1].hasSuffix(
                #""perpetrator":[],"comments":[],"events":[],"supportPlans":[],"consent":{"con_Consent":false},"#
                    + #""extensions":{"ext_CaseReference":"BE-2026-7Q4K"}},"#))
        #expect(lines[2].hasPrefix(#"{"case":{"cas_Status":null,"#) && lines[2].hasSuffix(#""extensions":{}}"#))
        #expect(lines[3] == "]}")
    }

    @Test("What the writers write has no finding", arguments: [0, 1, 3])
    func roundTrip(count: Int) throws {
        let records = try Array(repeating: Self.full(), count: count) + [HTCDSRecord()]
        for text in [try Self.table(records), try Self.document(records)] {
            let report = try validate(text)
            #expect(report.findings.map(\.description) == [])
            #expect(report.records == records.count)
            #expect(report.isValid)
        }
        for text in [try Self.table([]), try Self.document([])] {
            let report = try validate(text)
            #expect(report.findings.isEmpty)
            #expect(report.records == 0)
        }
    }

    @Test("A full record fills every field in use")
    func fullIsFull() throws {
        let record = try Self.full()
        #expect(HTCDSField.all.filter { record[$0].isEmpty } == HTCDSField.all.filter(\.isDeprecated))
    }

    @Test("An independent reader finds every value in the JSON again")
    func independentJSON() throws {
        let record = try Self.full()
        let json = try JSONSerialization.jsonObject(with: Data(Self.document([record]).utf8))
        let document = try #require(json as? [String: Any])
        let cases = try #require(document["cases"] as? [[String: Any]])
        var members: [String: Any] = [:]
        for value in try #require(cases.first).values {
            let objects = (value as? [[String: Any]]) ?? [value as? [String: Any] ?? [:]]
            for object in objects { members.merge(object) { first, _ in first } }
        }
        #expect(
            members.keys.filter { !$0.hasPrefix("ext_") }.sorted()
                == HTCDSField.all.filter { !$0.isDeprecated }.map(\.id).sorted())
        #expect(members["vic_TypeOfExploitation"] as? [String] == record[.typeOfExploitation])
        #expect(members["con_Consent"] as? Bool == true)
        #expect(members["ext_Office"] as? [String] == ["North", "South"])
        #expect(members["prs_FirstName"] as? String == record[.firstName].first)
    }
}
