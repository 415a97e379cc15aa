import CaseExport
import Foundation
import Testing

@Suite("The fields and vocabularies are those of the standard's sheet")
struct HTCDSFieldTests {
    private struct Sheet: Decodable {
        struct Field: Decodable {
            let status: String
            let core: Bool
            let field: String
            let type: String
            let values: [String]
            let labels: [String]
        }
        let version: String
        let fields: [Field]
    }

    private func sheet() throws -> Sheet {
        let path = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .appending(path: "Acceptance/data/htcds-fields.json")
        return try JSONDecoder().decode(Sheet.self, from: Data(contentsOf: path))
    }

    @Test("Identifiers, types, Core, deprecation, values and labels agree with the sheet, in its order")
    func sheetAgrees() throws {
        let sheet = try sheet()
        #expect(sheet.version == HTCDSStandard.version)
        #expect(HTCDSField.all.map(\.id) == sheet.fields.map(\.field))
        for (field, row) in zip(HTCDSField.all, sheet.fields) {
            #expect(field.type.rawValue == row.type, "\(field)")
            #expect(field.isCore == row.core, "\(field)")
            #expect(field.isDeprecated == (row.status == "DEPRECATED"), "\(field)")
            let namesISO = (row.values + row.labels).contains { $0.contains("ISO ") }
            #expect(field.vocabulary?.values ?? [] == (namesISO ? [] : row.values), "\(field)")
            #expect(field.vocabulary?.labels ?? [] == (namesISO ? [] : row.labels), "\(field)")
            #expect((field.content == .country || field.content == .language) == namesISO, "\(field)")
        }
    }

    @Test("84 rows, 81 in use, 38 of them Core, in the order of the spreadsheet's columns")
    func counts() {
        #expect(HTCDSField.all.count == 84)
        #expect(Set(HTCDSField.all).count == 84)
        #expect(HTCDSField.all.filter { !$0.isDeprecated }.count == 81)
        #expect(HTCDSField.core.count == 38)
        #expect(HTCDSField.extended.count == 43)
        #expect(HTCDSField.core.allSatisfy { $0.isCore && !$0.isDeprecated })
        let order = """
            CaseOwner Salutation FirstName SecondName Consent Birthdate Gender Citizenship Title Email HomePhone \
            MobilePhone MailingCity MailingCountry MailingState MailingStreet MailingPostalCode TraffickingStatus \
            TraffickingStatusDecisionMakingOrg MethodOfRecruitment LocationOfRecruitment MethodsOfControl \
            TypeOfExploitation ForcedLabourIndustry TypeOfSexExploitation LocationOfExploitation Status \
            ReferringOrganisation IncomingReferralDate ReferringPrimaryCaseWorker ReasonForIncomingReferral \
            IncomingReferralDetails ReferredOrganisation ReferredPrimaryCaseWorker ReasonForOutgoingReferral \
            OutgoingReferralDate OutgoingReferralDetails ReasonForCaseClosure
            """
        #expect(HTCDSField.core.map { String($0.id.dropFirst(4)) } == order.split(separator: " ").map(String.init))
    }

    @Test("A field is found by its identifier, letter for letter")
    func lookup() {
        #expect(HTCDSField(id: "vic_TypeOfExploitation") == .typeOfExploitation)
        #expect(HTCDSField(id: "vic_typeofexploitation") == nil)
        #expect(HTCDSField(id: "ext_CaseReference") == nil)
        #expect(HTCDSField.typeOfExploitation.vocabulary?.label(of: "OrganRemoval") == "Organ removal")
        #expect(HTCDSField.caseStatus.vocabulary?.value(labelled: "follow up") == "FollowUp")
    }

    @Test("Several values are for lists, and for the five fields of referrals to others")
    func cardinalities() {
        #expect(
            HTCDSField.all.filter { $0.cardinality == .list }
                == HTCDSField.all.filter { $0.type == .multiselectPicklist })
        #expect(
            HTCDSField.all.filter { $0.cardinality == .referral }.map(\.id) == [
                "cas_ReferredOrganisation", "cas_ReferredPrimaryCaseWorker", "cas_ReasonForOutgoingReferral",
                "cas_OutgoingReferralDate", "cas_OutgoingReferralDetails",
            ])
    }

    @Test("The country codes are the 249 of ISO 3166-1")
    func countries() {
        #expect(ISO3166.codes.count == 249)
        #expect(ISO3166.codes == Set(ISO3166.codes).sorted())
        for code in ["AD", "BE", "BQ", "CW", "FR", "GB", "HU", "IT", "SS", "SX", "ZW"] {
            #expect(ISO3166.isCode(code), "\(code)")
        }
        for other in ["UK", "XK", "EU", "AN", "YU", "be", "BEL", "", "ZZ"] {
            #expect(!ISO3166.isCode(other), "\(other)")
        }
        #expect(ISO3166.code(named: "belgium") == "BE")
        #expect(ISO3166.code(named: "Viet Nam") == "VN")
        #expect(ISO3166.code(named: "Vietnam") == "VN")
        #expect(ISO3166.code(named: "Côte d\u{2019}Ivoire") == "CI")
        #expect(ISO3166.code(named: "Turkey") == "TR")
        #expect(ISO3166.code(named: "BE") == nil)
    }

    @Test("The language codes are those of ISO 639-2, both where there are two, and those for local use")
    func languages() {
        // 486 entries that are a language or a group, and a second code for 20 of them.
        #expect(ISO639.codes.count == 506)
        #expect(ISO639.codes == Set(ISO639.codes).sorted())
        #expect(ISO639.codes.allSatisfy { $0.utf8.count == 3 })
        for code in [
            "fra", "fre", "nld", "dut", "hun", "ita", "eng", "rom", "sqi", "alb", "und", "mul", "zxx", "qaa", "qtz",
        ] {
            #expect(ISO639.isCode(code), "\(code)")
        }
        for other in ["fr", "FRA", "qua", "qta1", "", "xxx"] { #expect(!ISO639.isCode(other), "\(other)") }
    }
}
