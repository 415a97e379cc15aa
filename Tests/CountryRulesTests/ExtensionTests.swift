import CivilCalendar
import CountryRules
import Testing

@Suite("Extensions, each by the law of its own day")
struct ExtensionTests {
    @Test("Granted for six months, extended when a year was the law: both packs are named")
    func acrossPacks() throws {
        let book = try Embedded.book()
        let (granted, extended) = (try date("2025-06-01"), try date("2025-11-20"))
        let italy = try country("IT")
        let more = try book.pack(of: italy, on: extended).extensionRule(of: "it.art18", on: extended)
        #expect(more.pack == "IT/2025" && more.period == Period(1, .years) && more.bound == .least)
        let found = try book.pack(of: italy, on: granted)
            .deadline(of: "it.art18", run: ClockRun(trigger: granted, extensions: [more]))
        #expect(found.due.description == "2026-12-01" && found.pack == "IT/2025" && found.flags == [.minimum])
        let kinds = found.steps.map(\.kind)
        let own = kinds.contains { if case .pack("IT/2014", _, _, _, _) = $0 { true } else { false } }
        #expect(own && kinds.contains(.extended(by: Period(1, .years), pack: "IT/2025")))
        #expect(kinds.contains(.total(Period(18, .months))))
        for texts in try Embedded.allTexts() {
            let lines = found.steps.map { $0.text(texts) }
            #expect(lines.contains { $0.contains("IT/2014") }, "\(texts.language)")
            #expect(lines.contains { $0.contains("IT/2025") && $0.contains("2025-11-20") }, "\(texts.language)")
        }
        // The sources of both are given.
        let first = try book.deadline(of: "it.art18", in: italy, on: granted).citations
        #expect(Set(found.citations) == Set(first + more.citations.map(\.text)))
    }

    @Test("The day after the change the same extension is that of the new pack, the day before that of the old one")
    func change() throws {
        let book = try Embedded.book()
        func rule(_ country: CountryCode, _ clock: String, _ day: String) throws -> String {
            let rule = try book.pack(of: country, on: date(day)).extensionRule(of: clock, on: date(day))
            return "\(rule.pack) \(rule.period)"
        }
        #expect(try rule(.france, "fr.temporaryCard", "2021-04-30") == "FR/2016 6 months")
        #expect(try rule(.france, "fr.temporaryCard", "2021-05-01") == "FR/2021 1 year")
        #expect(try rule(.italy, "it.art18", "2025-10-03") == "IT/2014 1 year")
        #expect(try rule(.italy, "it.art18", "2025-10-04") == "IT/2025 1 year")
        #expect(try rule(.belgium, "be.provisional", "2026-04-07") == "BE/2017 3 months")
        #expect(try rule(.belgium, "be.provisional", "2026-04-08") == "BE/2026 3 months")
        #expect(try rule(.hungary, "hu.humanitarian", "2024-02-29") == "HU/2007 6 months")
        #expect(try rule(.hungary, "hu.humanitarian", "2024-03-01") == "HU/2024 6 months")
        #expect(try rule(.hungary, "hu.stay.specialised", "2021-12-31") == "HU/2007 90 days")
        #expect(throws: RuleError.self) { try rule(.hungary, "hu.stay.specialised", "2022-01-01") }
    }

    @Test("How often at most is what the law says")
    func times() throws {
        for id in ["BE/2007", "BE/2017", "BE/2026"] {
            #expect(try Embedded.pack(id).stage("be.provisional")?.renewal.times == 1)
        }
        for id in ["IT/2005", "IT/2014", "IT/2025"] {
            #expect(try Embedded.pack(id).stage("it.firstAssistance")?.renewal.times == 1)
        }
        #expect(try Embedded.pack("HU/2007").stay("hu.stay.specialised")?.prolongation?.times == 1)
        #expect(try Embedded.pack("BE/2026").stage("be.temporary")?.renewal.times == nil)
    }

    @Test("Lengths of one kind are added up, lengths of two kinds are not")
    func units() throws {
        let source = try PackSource.own("zz-law")
        func due(_ renewal: String) throws -> String {
            let pack = try source.replacing("length: { months: 2 }", with: "length: \(renewal)").read()
            return try pack.deadline(of: "zz.stay", on: date("2021-11-30"), prolongations: 1).due.description
        }
        // Three months from 30 November 2021, with the extension.
        #expect(try due("{ months: 2 }") == "2022-04-30")
        #expect(try due("{ years: 1 }") == "2023-02-28")
        #expect(try due("\"same\"") == "2022-05-30")
        for other in ["{ days: 60 }", "{ weeks: 9 }", "{ workingDays: 40 }"] {
            let error = #expect(throws: RuleError.self) { try due(other) }
            #expect(error?.code == .notComputable && error?.message.contains("cannot be added up") == true)
        }
        let weeks = try source.replacing("days: 30, times: 2", with: "weeks: 3, times: 2").read()
        let stay = try weeks.deadline(of: "zz.house", on: date("2020-03-01"), prolongations: 2)
        #expect(try stay.due == date("2020-03-01").adding(days: 60 + 2 * 21))
    }

    @Test("A renewal that is a grant of its own has the length of the renewal")
    func renewal() throws {
        let pack = try Embedded.pack("IT/2014")
        func found(_ isRenewal: Bool) throws -> ComputedDeadline {
            try pack.deadline(of: "it.art18", run: ClockRun(trigger: date("2025-03-01"), isRenewal: isRenewal))
        }
        #expect(try found(false).due.description == "2025-09-01" && found(false).flags == [])
        #expect(try found(true).due.description == "2026-03-01" && found(true).flags == [.minimum])
    }
}
