import CivilCalendar
import CountryRules
import Testing

@Suite("Packs of one's own beside those that are carried")
struct SuccessorPackTests {
    /// BE/2026 with its last day, and a law of 1 January 2027 with sixty days of reflection.
    private func files() throws -> [PackFile] {
        let law = try PackSource("BE-2026")
        let ended = try law.replacing("from: \"2026-04-08\",", with: "from: \"2026-04-08\",\n  to: \"2026-12-31\",")
        let next = try law.replacing("id: \"BE/2026\"", with: "id: \"BE/2027\"")
            .replacing("from: \"2026-04-08\"", with: "from: \"2027-01-01\"").replacing("days: 45,", with: "days: 60,")
        return [ended.file("ended.json5"), next.file("next.json5")]
    }

    @Test("A pack of the same name takes the place of the one that is carried, so that another may follow")
    func successor() throws {
        let review = try Embedded.book().reviewing(files())
        #expect(review.problems == [] && review.packs.map(\.id) == ["BE/2026", "BE/2027"])
        let book = try Embedded.book().adding(files: files())
        #expect(book.packs.count == 23 && book.packs.count { $0.id == "BE/2026" } == 1)
        let belgium = try country("BE")
        for (day, pack, due) in [
            ("2026-04-07", "BE/2017", "2026-05-22"), ("2026-04-08", "BE/2026", "2026-05-23"),
            ("2026-12-31", "BE/2026", "2027-02-14"), ("2027-01-01", "BE/2027", "2027-03-02"),
        ] {
            let found = try book.deadline(of: "be.reflection", in: belgium, on: date(day))
            #expect(found.pack == pack && found.due.description == due, "\(day)")
        }
        #expect(try book.pack(named: "BE/2026").to == date("2026-12-31"))
        #expect(try book.pack(named: "BE/2026").fingerprint != Embedded.pack("BE/2026").fingerprint)
        // Other countries are as they were.
        #expect(try book.packs(of: country("FR")) == Embedded.book().packs(of: country("FR")))
    }

    @Test("The successor alone overlaps with the pack that has no end")
    func alone() throws {
        let problems = try Embedded.book().reviewing([files()[1]]).problems
        #expect(
            problems.map(\.description) == [
                "next.json5: BE/2027, from: begins on 2027-01-01 and so overlaps with BE/2026, which ends on no day"
            ])
        let gap = try Embedded.book().reviewing([files()[0]]).problems
        #expect(gap == [])
        let ended = try Embedded.book().adding(files: [files()[0]])
        let error = #expect(throws: RuleError.self) {
            try ended.deadline(of: "be.reflection", in: country("BE"), on: date("2027-01-01"))
        }
        #expect(error?.code == .noPackCoversDay)
    }

    @Test("A new country with its overlay, from files alone")
    func newCountry() throws {
        let files = [try PackSource.own("zz-law").file(), try PackSource.own("zz-north").file()]
        let book = try RuleBook([]).adding(files: files)
        #expect(book.countries.map(\.rawValue) == ["ZZ"] && book.decisions.count == 2)
        let more = try Embedded.book().adding(files: files)
        #expect(more.countries.count == 6 && more.packs.count == 24)
        let found = try more.deadline(
            of: "reflection", in: country("ZZ"), on: date("2021-03-31"),
            decisions: [DecisionTaken("zz-final-decision", .positive, on: try date("2021-06-01"))])
        #expect(found.due.description == "2021-06-01" && found.pack == "ZZ/2020" && found.packStatus == .memory)
    }

    @Test("An overlay of one's own over the law that is carried")
    func wales() throws {
        let source = try PackSource("GB-SCT-2018").replacing("id: \"GB-SCT/2018\"", with: "id: \"GB-WLS/2024\"")
            .replacing("region: \"GB-SCT\"", with: "region: \"GB-WLS\"")
            .replacing("from: \"2018-04-01\"", with: "from: \"2024-01-01\"")
            .replacing("calendar: \"GB-SCT\"", with: "calendar: \"GB-ENG\"")
        let book = try Embedded.book().adding(files: [source.file()])
        for (day, region, pack) in [
            ("2023-12-31", "GB-WLS", "GB/2023"), ("2024-01-01", "GB-WLS", "GB-WLS/2024"),
            ("2024-01-01", "GB-SCT", "GB-SCT/2018"), ("2024-01-01", "GB-ENG", "GB/2023"),
        ] {
            let found = try book.deadline(of: "uk.reflection", in: country("GB"), on: date(day), region: region)
            #expect(found.pack == pack, "\(region) on \(day)")
        }
    }

    @Test("Its texts name its stages, and rename no other")
    func texts() throws {
        let loud = try PackSource.own("zz-law")
            .replacing(
                "\"country.ZZ\": \"Nowhere\",", with: "\"country.ZZ\": \"Nowhere\", \"stage.be.reflection\": \"!\",")
        let texts = try Embedded.texts(.french).adding([loud.read()])
        #expect(
            texts.name(ofClock: "zz.reflection") == "Réflexion"
                && texts.name(ofClock: "zz.home.first") == "Première phase")
        #expect(try texts["stage.be.reflection"] == Embedded.texts(.french)["stage.be.reflection"])
        #expect(try Embedded.texts(.english).adding([loud.read()])["stage.be.reflection"] != "!")
        // A language that the pack does not have reads English.
        #expect(
            try Embedded.texts(.hungarian).adding([loud.read()]).name(ofClock: "zz.reflection") == "Time to reflect")
    }

    @Test("A pack in the place of another stands for its days, to see what would change")
    func replacing() throws {
        let book = try Embedded.book()
        let old = try Embedded.pack("FR/2016")
        let stand = book.replacing(old, with: try Embedded.pack("FR/2021"))
        #expect(stand.packs.count == book.packs.count)
        let day = try date("2018-03-10")
        let before = try book.deadline(of: "fr.temporaryCard", in: country("FR"), on: day)
        let after = try stand.deadline(of: "fr.temporaryCard", in: country("FR"), on: day)
        #expect(before.due.description == "2018-09-10" && before.pack == "FR/2016")
        #expect(after.due.description == "2019-03-10" && after.pack == "FR/2021" && after.flags == [])
        // By the name of the pack whose place it takes it is found as well.
        #expect(try stand.pack(named: "FR/2016").id == "FR/2021" && stand.pack(named: "FR/2016").covers(day))
        #expect(try stand.deadline(of: "fr.temporaryCard", in: country("FR"), on: date("2021-04-30")).pack == "FR/2021")
    }

    @Test("So does an overlay")
    func replacingOverlay() throws {
        let old = try Embedded.pack("GB-SCT/2018")
        let shorter = try PackSource("GB-SCT-2018").replacing("days: 90", with: "days: 60").read()
        let stand = try Embedded.book().replacing(old, with: shorter)
        let found = try stand.deadline(
            of: "uk.reflection", in: country("GB"), on: date("2025-03-31"), region: "GB-SCT")
        #expect(found.due.description == "2025-05-29" && found.pack == "GB-SCT/2018")
        let differences = old.differences(to: shorter)
        #expect(differences.map(\.place) == ["stages uk.reflection duration length period"])
        #expect(differences.first?.old == "90 days" && differences.first?.new == "60 days")
    }

    @Test("A file that ends a carried pack a day too early is named for the gap that it leaves")
    func shortened() throws {
        let early = try PackSource("BE-2017").replacing("to: \"2026-04-07\"", with: "to: \"2026-04-06\"")
        let review = try Embedded.book().reviewing([early.file("mine.json5")])
        #expect(
            review.problems.map(\.description) == [
                "mine.json5: BE/2026, from: begins on 2026-04-08 and so leaves a gap after BE/2017, which ends on 2026-04-06"
            ])
    }
}
