import CountryRules
import Testing

@Suite("Packs that do not go together are refused with their files")
struct PackSequenceTests {
    /// Two files of law, by the days of the second.
    @Test(
        "Law that leaves a gap or overlaps",
        arguments: [
            ("2025-01-02", "leaves a gap after ZZ/2020, which ends on 2024-12-31"),
            ("2024-12-31", "overlaps with ZZ/2020, which ends on 2024-12-31"),
            ("2020-01-01", "overlaps with ZZ/2020, which ends on 2024-12-31"),
        ])
    func sequence(from: String, reason: String) throws {
        let review = try Embedded.book().reviewing([PackSource.own("zz-law").file("a.json5"), successor(from: from)])
        #expect(
            review.problems.map(\.description) == ["b.json5: ZZ/2025, from: begins on \(from) and so \(reason)"])
        let seamless = try Embedded.book()
            .reviewing([PackSource.own("zz-law").file("a.json5"), successor(from: "2025-01-01")])
        #expect(seamless.problems == [])
    }

    private func successor(from: String) throws -> PackFile {
        try PackSource.own("zz-law").replacing("id: \"ZZ/2020\"", with: "id: \"ZZ/2025\"")
            .replacing("from: \"2020-01-01\",\n  to: \"2024-12-31\"", with: "from: \"\(from)\",\n  to: \"2029-12-31\"")
            .file("b.json5")
    }

    @Test("An overlay with no law under it, or before there is any")
    func overlay() throws {
        let north = try PackSource.own("zz-north").file("north.json5")
        let alone = try Embedded.book().reviewing([north])
        let reason = "begins on 2021-07-01, when ZZ has no pack for it to lie over"
        #expect(alone.problems.map(\.description) == ["north.json5: ZZ-N/2021, from: \(reason)"])
        #expect(throws: RuleError.self) { try Embedded.book().adding(files: [north]) }
        let law = try PackSource.own("zz-law")
        #expect(try Embedded.book().reviewing([law.file(), north]).problems == [])
        let later = try law.replacing("from: \"2020-01-01\"", with: "from: \"2022-01-01\"").file()
        #expect(try Embedded.book().reviewing([later, north]).problems.contains { $0.reason == reason })
        let kit = try law.replacing("referenceOnly: false", with: "referenceOnly: true").file()
        #expect(try Embedded.book().reviewing([kit, north]).problems.contains { $0.reason == reason })
    }

    @Test(
        "An overlay with a name or region of another",
        arguments: [
            ("id: \"ZZ-N/2021\"", "id: \"ZZ/2021\"", "id", "has to begin with its region, \"ZZ-N/\""),
            ("region: \"ZZ-N\"", "region: \"YY-N\"", "region", "\"YY-N\" is not a region of ZZ"),
        ])
    func overlayName(old: String, new: String, place: String, reason: String) throws {
        let north = try PackSource.own("zz-north").replacing(old, with: new).file()
        let problems = try Embedded.book().reviewing([PackSource.own("zz-law").file(), north]).problems
        #expect(problems.contains { $0.place == place && $0.reason.contains(reason) && $0.file == "zz-north.json5" })
    }

    @Test("Two overlays of one region on the same day")
    func overlays() throws {
        let north = try PackSource.own("zz-north")
        let again = try north.replacing("id: \"ZZ-N/2021\"", with: "id: \"ZZ-N/2023\"")
            .replacing("from: \"2021-07-01\"", with: "from: \"2023-07-01\"")
        let files = [try PackSource.own("zz-law").file(), north.file("a.json5"), again.file("b.json5")]
        let problems = try Embedded.book().reviewing(files).problems
        #expect(
            problems.map(\.description) == [
                "b.json5: ZZ-N/2023, from: begins on 2023-07-01 and so overlaps with ZZ-N/2021, which ends on no day"
            ])
    }

    @Test("Two files with one name; and how many more things are wrong")
    func several() throws {
        let law = try PackSource.own("zz-law")
        let twice = try Embedded.book().reviewing([law.file("a.json5"), law.file("b.json5")])
        #expect(
            twice.problems.map(\.description) == ["b.json5, id: a pack \"ZZ/2020\" stands in another file already"])
        #expect(twice.packs.count == 1)
        let worse = try law.replacing("days: 40,", with: "days: 20,")
            .replacing("duration: { months: 6,", with: "duration: { months: 5,")
        let message = #expect(throws: RuleError.self) { try Embedded.book().adding(files: [worse.file()]) }?.message
        #expect(message?.hasSuffix("; and 1 more: jalon rules validate shows them") == true)
    }
}
