import CivilCalendar
import CountryRules
import Testing

@testable import CaseModel

@Suite("Objects that are written member by member")
struct JSONLinesTests {
    @Test("What an entry says is the same bytes as of its members")
    func everyFact() throws {
        let facts =
            try EntryFactsRoundTripTests.everyFact() + [
                .erased(.noteAdded), .stageExtended(.init(stage: "a \"quoted\" \\ stage\n")),
                .stageRefused(stage: "é\u{2028}"),
            ]
        for one in facts {
            var lines = JSONLines()
            lines.begin()
            lines.add(one)
            lines.endLine()
            #expect(lines.text == JSONValue.object(one.members).line + "\n")
            #expect(one.json == JSONValue.object(one.members).line)
            #expect(
                one.json(isOverride: true)
                    == JSONValue.object(one.members + [.init("override", .bool(true))]).line)
        }
    }

    @Test("Every kind of member is written as its value is")
    func everyMember() throws {
        func fill(_ members: inout some JSONMembers & ~Copyable) throws {
            members.add("text", "a\"\\\u{1}\t\r\n\u{7F}é\u{9B}\u{2028}\u{202E}\u{2066}\u{1F468}")
            members.add("none", nil as String?)
            members.add("flag", true)
            members.add("number", -42)
            members.add("texts", ["a", "", "\""])
            members.add("no texts", [String]())
            members.add("codes", codes: [Role.lawyer, .police])
            members.add("no codes", codes: [Role]())
            members.add("day", try CivilDate(iso8601: "2026-03-01"))
            members.add("no day", nil as CivilDate?)
            members.add("days", [try CivilDate(iso8601: "2026-03-01"), try CivilDate(iso8601: "2026-04-01")])
            members.add("moment", try #require(Instant(rfc3339: "2026-03-01T10:12:00.123456Z")))
            members.add(.init("a \u{9B} key", .object([.init("x", .array([.null, .bool(false), .int(1)]))])))
        }
        var list = JSONMemberList()
        try fill(&list)
        var lines = JSONLines()
        lines.begin()
        try fill(&lines)
        lines.end()
        #expect(lines.text == JSONValue.object(list.members).line)
        #expect(try JSONValue(parsing: lines.array) == JSONValue.object(list.members.sorted { $0.key < $1.key }))
    }

    @Test("An object that says what it is has members behind that")
    func record() {
        var lines = JSONLines()
        lines.begin("entry")
        lines.add("a", 1)
        lines.endLine()
        lines.begin("end")
        lines.endLine()
        #expect(lines.text == "{\"record\":\"entry\",\"a\":1}\n{\"record\":\"end\"}\n")
    }
}
