import CivilCalendar
import CountryRules
import Testing

@testable import CountryRules

@Suite("For how long content is kept")
struct RetentionPolicyTests {
    @Test("Every closure reason has a row in every country that there are rules for, and no other has one")
    func rows() throws {
        let policy = try RetentionPolicy.carried()
        let countries = try Embedded.book().countries
        let reasons = try Vocabulary.codes(of: "ClosureReason")
        #expect(countries.count == 5 && reasons.count > 10)
        for country in countries {
            for reason in reasons {
                let row = try #require(policy.row(of: country, reason), "\(country) \(reason)")
                #expect((0...30).contains(row.years), "\(country) \(reason)")
            }
        }
        #expect(policy.rows.count == countries.count * reasons.count)
        #expect(RetentionPolicy.status == "policy")
    }

    @Test("Why it is so has a text in every language", arguments: RuleLanguage.allCases)
    func texts(language: RuleLanguage) throws {
        let texts = try Embedded.texts(language)
        let whys = texts.keys.filter { $0.hasPrefix("retention.why.") }
        #expect(whys.sorted() == (try RetentionPolicy.carried().textKeys))
        for action in RetentionPolicy.Action.allCases {
            #expect(texts["retention.action.\(action.rawValue)"] != "retention.action.\(action.rawValue)")
        }
    }

    @Test("The day on which it ends, from the day of closing")
    func days() throws {
        func row(_ years: Int) -> RetentionPolicy.Row {
            .init(country: .belgium, reason: "completed", years: years, action: .review, why: "claims")
        }
        let cases = [
            (5, "2020-03-15", "2025-03-15"), (0, "2020-03-15", "2020-03-15"), (4, "2020-02-29", "2024-02-29"),
            (5, "2020-02-29", "2025-03-01"), (10, "2016-12-31", "2026-12-31"),
        ]
        for (years, closed, expected) in cases {
            #expect(try row(years).end(closedOn: CivilDate(iso8601: closed)).description == expected)
        }
    }

    @Test(
        "A file that is not a policy is refused",
        arguments: [
            (#"{format:"jalon.retention/1",status:"policy",rules:[]}"#, "format"),
            (#"{format:"jalon.retention-policy/1",status:"verified",rules:[]}"#, "policy"),
            (#"{format:"jalon.retention-policy/1",status:"policy",rules:[],more:1}"#, "more"),
            (Self.rules(#"{reasons:["a"],years:{BE:-1},then:"review",why:"x"}"#), "0 to 100"),
            (Self.rules(#"{reasons:["a"],years:{Belgium:1},then:"review",why:"x"}"#), "country code"),
            (Self.rules(#"{reasons:["a"],years:{BE:1},then:"burn",why:"x"}"#), "review or erase"),
            (Self.rules(#"{reasons:["a","a"],years:{BE:1},then:"erase",why:"x"}"#), "two rules"),
        ])
    func refused(file: String, word: String) throws {
        let error = #expect(throws: RuleError.self) {
            try ReferenceFile.read(
                RetentionPolicy.self, Array(file.utf8), name: "retention", sources: .init(byID: [:]))
        }
        #expect(error?.message.contains(word) == true)
    }

    private static func rules(_ rule: String) -> String {
        #"{format:"jalon.retention-policy/1",status:"policy",rules:["# + rule + "]}"
    }
}
