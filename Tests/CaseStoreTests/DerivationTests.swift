import CaseModel
import CaseStore
import CivilCalendar
import CountryRules
import Testing

@Suite("What is derived is derived anew under other rules")
struct DerivationTests {
    let folder = TemporaryFolder()

    @Test("Once for a fingerprint; the rules are not even read when it is the same")
    func once() throws {
        let store = try exampleStore(at: folder.file())
        try tamper(store.path, "DELETE FROM deadline", "UPDATE casefile SET stage = NULL")
        let rules = try RuleBook.embedded()
        try store.derive(fingerprint: "a") { () throws(JalonError) in rules }
        #expect(try store.verify().problems == [] && store.deadlines(DeadlineQuery()).count == 3)
        try store.derive(fingerprint: "a") { () throws(JalonError) in throw JalonError(.failed, "the rules were read") }
        let reopened = try CasebookStore.open(at: store.path)
        try reopened.derive(fingerprint: "a") { () throws(JalonError) in
            throw JalonError(.failed, "the rules were read")
        }
        let error = #expect(throws: JalonError.self) {
            try reopened.derive(fingerprint: "b") { () throws(JalonError) in throw JalonError(.failed, "unreadable") }
        }
        #expect(error?.message == "unreadable")
        try reopened.derive(fingerprint: "a") { () throws(JalonError) in
            throw JalonError(.failed, "the rules were read")
        }
    }

    @Test("Rules that know no country leave its cases without deadlines, and say so")
    func otherRules() throws {
        let store = try exampleStore(at: folder.file())
        let rules = try RuleBook.embedded(countries: [.france])
        try store.derive(fingerprint: "france") { () throws(JalonError) in rules }
        #expect(try store.verify(under: rules).problems == [])
        #expect(try store.deadlines(DeadlineQuery(includesDone: true)).map(\.country) == [.france])
        #expect(try store.casesWithoutDeadline().map(\.reference.text) == ["BE-1"])
        #expect(try store.verify().problems.map(\.place) == [.derived])
    }
}
