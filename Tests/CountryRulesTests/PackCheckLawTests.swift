import CountryRules
import Testing

@Suite("Packs of law follow one another")
struct PackCheckLawTests {
    @Test("One ends on the day before the next begins")
    func seamless() throws {
        let packs = [
            try PackSource.law("BE/B", from: "2014-01-01", to: nil),
            try PackSource.law("BE/A", from: "2013-01-01", to: "2013-12-31"),
        ]
        #expect(try Embedded.check().problems(betweenPacksOfOneCountry: packs) == [])
    }

    @Test(
        "A gap and an overlap are named with both packs",
        arguments: [
            ("2014-01-02", "leaves a gap after BE/A, which ends on 2013-12-31"),
            ("2013-12-31", "overlaps with BE/A, which ends on 2013-12-31"),
            ("2013-01-01", "overlaps with BE/A, which ends on 2013-12-31"),
        ])
    func broken(from: String, reason: String) throws {
        let packs = [
            try PackSource.law("BE/A", from: "2013-01-01", to: "2013-12-31"),
            try PackSource.law("BE/B", from: from, to: nil),
        ]
        let problems = try Embedded.check().problems(betweenPacksOfOneCountry: packs)
        #expect(problems.map(\.description) == ["BE/B, from: begins on \(from) and so \(reason)"])
        #expect(problems.map(\.severity) == [.error])
    }

    @Test("After law without an end nothing may follow")
    func endless() throws {
        let packs = [
            try PackSource.law("BE/A", from: "2013-01-01", to: nil),
            try PackSource.law("BE/B", from: "2014-01-01", to: nil),
        ]
        let problems = try Embedded.check().problems(betweenPacksOfOneCountry: packs)
        #expect(problems.map(\.reason) == ["begins on 2014-01-01 and so overlaps with BE/A, which ends on no day"])
    }

    @Test("A snapshot to compare with may lie beside the law")
    func snapshot() throws {
        let packs = [
            try PackSource("BE-FIIT-2013").read(), try PackSource.law("BE/A", from: "2010-01-01", to: nil),
        ]
        #expect(try Embedded.check().problems(betweenPacksOfOneCountry: packs) == [])
    }
}
