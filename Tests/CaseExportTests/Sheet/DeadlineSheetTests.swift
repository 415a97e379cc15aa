import CaseExport
import CaseModel
import CivilCalendar
import CountryRules
import Testing

@Suite("The control sheet of a day")
struct DeadlineSheetTests {
    /// A case in which something was recorded on three days.
    private static func told() throws -> RecordedCase {
        var told = try RecordedCase()
        let grant = try told.record(
            RecordedCase.grant("be.reflection"), on: "2026-03-02", at: "2026-03-02T23:59:59.999999Z")
        try told.record(
            .entryCorrected(grant, RecordedCase.grant("be.reflection")), on: "2026-03-04", at: "2026-03-03T00:00:00Z",
            by: "ml")
        try told.record(.noteAdded, on: "2026-03-03", at: "2026-03-03T10:00:00Z")
        try told.record(.entryRetracted(grant, .duplicate), on: "2026-03-04", at: "2026-03-04T10:00:00Z")
        return told
    }

    private static func sheet(_ text: String) throws -> DeadlineSheet {
        var sheet = DeadlineSheet(on: try day(text))
        sheet.add(try told().history())
        return sheet
    }

    @Test("Each day has what was recorded on it in UTC, and no other")
    func days() throws {
        #expect(try Self.sheet("2026-03-01").lines.isEmpty)
        let kinds = try ["2026-03-02", "2026-03-03", "2026-03-04"].map {
            try Self.sheet($0).lines.map(\.change.kinds)
        }
        #expect(kinds == [[[.appeared]], [[.moved]], [[.removed]]])
        #expect(try Self.sheet("2026-03-03").lines.map(\.change.author) == ["ml"])
    }

    @Test("A line has the old and the new day, the trigger, the arithmetic, the rules and the author")
    func line() throws {
        let texts = try RuleTexts(.english)
        let rows = try Self.sheet("2026-03-03").table(texts: texts, isForPaper: true)
        let row = try #require(rows.rows.count == 1 ? rows.rows.first : nil)
        #expect(row.count == rows.table.columns.count)
        #expect(row[0] == .text("BE-2026-7Q4K") && row[2] == .text("moved"))
        #expect(row[5] == .text("Wed\n2026-03-04"))
        let typed = try #require(Self.sheet("2026-03-03").table(texts: texts, isForPaper: false).rows.first)
        #expect(try typed[5] == .date(day("2026-03-04")))
        guard case .date(let old) = typed[3], case .date(let new) = typed[4], case .text(let how) = typed[6],
            case .text(let steps) = row[6]
        else {
            Issue.record("\(row)")
            return
        }
        #expect(old.days(until: new) == 2)
        #expect(how.contains("2026-03-04 ") && how.contains(" → ") && how.contains("\(new) 45 days later"))
        #expect(!how.contains("\n") && !how.contains("rules:"))
        #expect(steps.split(separator: "\n").joined(separator: " → ") == how)
        #expect(row[7] == .text("BE/2026 (verified)") || "\(row[7])".contains("BE/20"))
        #expect(row[8] == .text("ml\nEntry corrected") || "\(row[8])".contains("ml"))
        #expect(row.suffix(2) == [.empty, .empty])
        #expect(rows.table.columns.suffix(2).map(\.id) == ["checked", "initials"])
    }

    @Test("For programs there are identifiers in place of what is ticked")
    func forPrograms() throws {
        let texts = try RuleTexts(.french)
        let rows = try Self.sheet("2026-03-04").table(texts: texts, isForPaper: false)
        let ids = rows.table.columns.map(\.id)
        #expect(Set(ids).count == ids.count && ids.contains("entry") && !ids.contains("checked"))
        var writer = CSVTableWriter()
        var bytes: [UInt8] = []
        try writer.begin(rows.table) { bytes += $0 }
        for row in rows.rows { try writer.write(row) { bytes += $0 } }
        try writer.finish { bytes += $0 }
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\r\n")
        #expect(lines.count == 2 && lines[0].hasPrefix("case,what,change,oldDue,newDue,trigger,how,rules,"))
        #expect(lines[1].contains("supprimée") && lines[1].contains(",2026-04-18,,"))
    }

    @Test("The page to print lies on its long side, in each language", arguments: RuleLanguage.allCases)
    func page(language: RuleLanguage) throws {
        let texts = try RuleTexts(language)
        var bytes: [UInt8] = []
        try Self.sheet("2026-03-03").writePage(texts: texts) { bytes += $0 }
        let page = try #require(String(validating: bytes, as: UTF8.self))
        #expect(page.contains("<body class=\"landscape\">") && page.contains("@page landscape{size:A4 landscape}"))
        #expect(page.contains("<td></td><td></td></tr>") && page.contains("BE-2026-7Q4K"))
        #expect(!page.contains("sheet.") && !page.contains(">{"))
        var empty: [UInt8] = []
        try DeadlineSheet(on: day("2026-03-09")).writePage(texts: texts) { empty += $0 }
        #expect(String(decoding: empty, as: UTF8.self).contains("<td colspan=\"11\">"))
    }

    @Test("Cases stand one after the other, and what was recorded first comes first")
    func order() throws {
        var sheet = DeadlineSheet(on: try day("2026-03-05"))
        for reference in ["A-1", "B-1"] {
            var told = try RecordedCase(reference)
            try told.record(
                .reminderAdded(.init(due: day("2026-06-01"))), on: "2026-03-05", at: "2026-03-05T12:00:00Z")
            try told.record(
                .reminderAdded(.init(due: day("2026-05-01"))), on: "2026-03-05", at: "2026-03-05T11:00:00Z")
            sheet.add(try told.history())
        }
        #expect(sheet.lines.map(\.caseReference.text) == ["A-1", "A-1", "B-1", "B-1"])
        #expect(
            sheet.lines.map { "\($0.version?.deadline.due ?? .earliest)".suffix(5) } == [
                "06-01", "05-01", "06-01", "05-01",
            ])
        let texts = try RuleTexts(.english)
        #expect(sheet.lines[0].arithmetic(texts) == "a day set by hand; no rule computes it")
        #expect(sheet.lines.allSatisfy { !$0.isWeak })
    }
}
