import CaseExport
import CaseModel
import Testing

@Suite("The rules for the header of a table")
struct HTCDSHeaderTests {
    private func codes(_ change: (inout [String]) -> Void) throws -> [String] {
        var table = SmallTable()
        change(&table.header)
        table.rows = []
        let report = try validate(table.text)
        #expect(report.findings.allSatisfy { $0.row == 1 && $0.line == 1 })
        return report.findings.map { "\($0.code) \($0.column ?? "-")" }
    }

    @Test("The Core columns alone, and with others of the standard and of one's own, have no finding")
    func complete() throws {
        #expect(try codes { _ in } == [])
        #expect(try codes { $0 += ["prs_MaritalStatus", "ext_Anything", "ext_with blanks in it"] } == [])
        #expect(try codes { $0.insert("ext_CaseReference", at: 0) } == [])
        #expect(try codes { $0.reverse() } == [])
    }

    @Test("E1: each Core column that is missing", arguments: HTCDSField.core)
    func missing(field: HTCDSField) throws {
        #expect(try codes { $0.removeAll { $0 == field.id } } == ["E1 \(field.id)"])
    }

    @Test("E2: a column that is neither of the standard nor begins with ext_")
    func unknown() throws {
        #expect(try codes { $0.append("Potential Liability") } == ["E2 Potential Liability"])
        #expect(try codes { $0 += ["Ext_A", "EXT_B"] } == ["E2 Ext_A", "E2 EXT_B"])
        #expect(try codes { $0.append("") } == ["E2 column 39"])
        #expect(try codes { $0.append("\u{1B}[31mred") } == ["E2 column 39"])
        #expect(try codes { $0.append(String(repeating: "a", count: 65)) } == ["E2 column 39"])
    }

    @Test("E3: a column that stands twice, under whatever name")
    func twice() throws {
        #expect(try codes { $0.append("prs_Gender") } == ["E3 prs_Gender"])
        #expect(try codes { $0 += ["ext_A", "ext_A"] } == ["E3 ext_A"])
        #expect(try codes { $0.append("prs_First_Name") } == ["W1 prs_First_Name", "E3 prs_First_Name"])
        #expect(try codes { $0 += ["x", "x"] } == ["E2 x", "E2 x"])
    }

    @Test("W2: deprecated fields, Core ones among them", arguments: HTCDSField.all.filter(\.isDeprecated))
    func deprecated(field: HTCDSField) throws {
        #expect(try codes { $0.append(field.id) } == ["W2 \(field.id)"])
        // Their values are looked at all the same.
        if field.id == "vic_Vulnerabilities" {
            #expect(try SmallTable([field.id: "Luck"]).codes() == ["W2 \(field.id)", "E4 \(field.id)"])
        }
    }

    @Test("A header without any field of the standard is no header, and is not repeated")
    func none() throws {
        for text in ["Somebody,1990-01-01\r\n", "ext_A,ext_B\n", "cas_Status;prs_Gender\n", "x"] {
            let error = #expect(throws: JalonError.self, "\(text)") { try validate(text, as: .csv) }
            #expect(error?.code == .invalidInput)
            #expect(error?.message.hasPrefix("line 1: has none of the standard's fields") == true)
            #expect(error?.message.contains("Somebody") == false)
            #expect(error?.message.contains("semicolons") == !text.contains(","))
        }
    }
}
