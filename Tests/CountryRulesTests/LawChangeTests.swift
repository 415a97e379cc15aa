import CivilCalendar
import CountryRules
import Testing

@Suite("A change of law counts from its day")
struct LawChangeTests {
    struct Change: Sendable, CustomStringConvertible {
        let country, before, after, old, new: String
        var description: String { "\(old) to \(new)" }

        init(_ country: String, _ before: String, _ after: String, _ old: String, _ new: String) {
            (self.country, self.before, self.after, self.old, self.new) = (country, before, after, old, new)
        }
    }

    static let changes = [
        Change("BE", "2017-05-19", "2017-05-20", "BE/2007", "BE/2017"),
        Change("BE", "2026-04-07", "2026-04-08", "BE/2017", "BE/2026"),
        Change("FR", "2014-08-05", "2014-08-06", "FR/2007", "FR/2014"),
        Change("FR", "2016-04-14", "2016-04-15", "FR/2014", "FR/2016"),
        Change("FR", "2021-04-30", "2021-05-01", "FR/2016", "FR/2021"),
        Change("GB", "2022-12-12", "2022-12-13", "GB/2009", "GB/2022-12"),
        Change("GB", "2023-01-29", "2023-01-30", "GB/2022-12", "GB/2023"),
        Change("HU", "2024-02-29", "2024-03-01", "HU/2007", "HU/2024"),
        Change("IT", "2014-03-27", "2014-03-28", "IT/2005", "IT/2014"),
        Change("IT", "2025-10-03", "2025-10-04", "IT/2014", "IT/2025"),
    ]

    @Test("The day before and the day of the change", arguments: changes)
    func day(change: Change) throws {
        let book = try Embedded.book()
        let code = try country(change.country)
        #expect(try book.pack(of: code, on: date(change.before)).id == change.old)
        #expect(try book.pack(of: code, on: date(change.after)).id == change.new)
        #expect(try date(change.before).adding(days: 1) == date(change.after))
        #expect(try !book.pack(named: change.old).differences(to: book.pack(named: change.new)).isEmpty)
    }

    @Test("There are no other changes")
    func all() throws {
        let law = try Embedded.book().packs.filter { !$0.referenceOnly && $0.region == nil }
        let later = Set(Self.changes.map(\.new))
        #expect(
            law.map(\.id).filter { !later.contains($0) } == ["BE/2007", "FR/2007", "GB/2009", "HU/2007", "IT/2005"])
        #expect(law.count == later.count + 5)
    }

    @Test("What the new Belgian code of 2026 changes is no length")
    func belgium2026() throws {
        let (old, new) = (try Embedded.pack("BE/2017"), try Embedded.pack("BE/2026"))
        let differences = old.differences(to: new)
        #expect(differences.contains { $0.place == "from" && $0.new == "2026-04-08" })
        #expect(differences.contains { $0.place.hasPrefix("citations penal.258") && $0.old == nil })
        let words = [
            " length", " bound", " counting", " nature", " trigger", " ends", " times", " extension", " window",
            " workingDays", " until", " alerts",
        ]
        let lengths = differences.filter { difference in words.contains { difference.place.contains($0) } }
        #expect(lengths == [])
        for stage in old.stages {
            #expect(new.stage(stage.id)?.duration.length == stage.duration.length)
            #expect(new.stage(stage.id)?.renewal.length == stage.renewal.length)
            #expect(new.stage(stage.id)?.document?.id == stage.document?.id)
        }
        #expect(
            old.stays.map(\.phases) == new.stays.map(\.phases) && old.stays.map(\.duration) == new.stays.map(\.duration)
        )
        #expect(old.alerts == new.alerts && old.periods == new.periods)
    }

    @Test("What the decree-law of 2025 changes in Italy is the length of two permits")
    func italy2025() throws {
        let differences = try Embedded.pack("IT/2014").differences(to: Embedded.pack("IT/2025"))
        let lengths = differences.filter { $0.place.hasPrefix("stages") && $0.place.contains("length") }
        #expect(
            lengths.map { "\($0.place): \($0.old ?? "-") → \($0.new ?? "-")" } == [
                "stages it.art18 duration length period: 6 months → 1 year",
                "stages it.art18ter duration length period: 6 months → 1 year",
            ])
        #expect(differences.contains { $0.place == "stages it.art18ter days from" && $0.new == nil })
    }

    @Test("What the Act of 2022 changes in the United Kingdom is the day that counts")
    func kingdom2023() throws {
        let differences = try Embedded.pack("GB/2022-12").differences(to: Embedded.pack("GB/2023"))
        let reflection = differences.filter { $0.place.hasPrefix("stages uk.reflection duration") }
        #expect(
            reflection.map { "\($0.place): \($0.old ?? "-") → \($0.new ?? "-")" } == [
                "stages uk.reflection duration cites: hansard → naba.61.3",
                "stages uk.reflection duration counting: exclusive → inclusive",
            ])
        let policy = try Embedded.pack("GB/2009").differences(to: Embedded.pack("GB/2022-12"))
        #expect(
            policy.contains {
                $0.place == "stages uk.reflection duration length period" && $0.old == "45 days" && $0.new == "30 days"
            })
    }
}
