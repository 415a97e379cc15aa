import CaseModel
import CivilCalendar
import CountryRules
import Testing

@Suite("Facts with other values of some fields")
struct EntryFactsChangedTests {
    @Test("A field is set, replaced or taken away")
    func changed() throws {
        let grant = try EntryFacts.grant("be.reflection", until: "2026-04-16", pack: "BE/2017")
        #expect(try grant.changed([:]) == grant)
        #expect(try grant.changed(["until": nil, "pack": nil]) == .grant("be.reflection"))
        #expect(
            try grant.changed(["stage": "be.provisional", "until": "2026-05-01", "pack": nil])
                == .grant("be.provisional", until: "2026-05-01"))
        let decided = EntryFacts.decide("appeal", .positive)
        #expect(
            try decided.changed(["outcome": "negative", "delivery": "mail"])
                == .decide("appeal", .negative, delivery: "mail"))
        let settled = try EntryFacts.settle("be.appeal", from: "2026-03-02")
        #expect(try settled.changed(["trigger": "2026-03-03"]) == .settle("be.appeal", from: "2026-03-03"))
    }

    @Test(
        "A field that the kind does not have, is needed, or a value that is none",
        arguments: [
            (["reason": "other"], #"field "reason": does not belong to stage-granted"#),
            (["stage": nil], #"field "stage": is missing"#),
            (["untill": "2026-03-02"], #"field "untill": the format has no such field"#),
            (["note": "…"], #"field "note": is free text, which is given on standard input or in a file"#),
            (["identity": "…"], #"field "identity": is free text, which is given on standard input or in a file"#),
        ])
    func refused(fields: [String: String?], message: String) throws {
        let grant = try EntryFacts.grant("be.reflection")
        let error = #expect(throws: JalonError.self) { try grant.changed(fields) }
        #expect(error?.code == .invalidInput && error?.message == message)
    }

    @Test("A day that is none")
    func day() throws {
        let grant = try EntryFacts.grant("be.reflection")
        let error = #expect(throws: JalonError.self) { try grant.changed(["until": "2026-02-30"]) }
        #expect(error?.message.hasPrefix("field \"until\": ") == true)
    }

    @Test("What is known of a case keeps its reference")
    func opening() throws {
        let header = CaseHeader(
            reference: try #require(CaseReference("X-1")),
            CaseFacts(country: .unitedKingdom, openedOn: try date("2026-03-01"), isMinor: true))
        var expected = header
        expected.facts.region = "GB-SCT"
        #expect(try EntryFacts.caseOpened(header).changed(["region": "GB-SCT"]) == .caseOpened(expected))
    }
}
