import CountryRules
import Testing

@Suite("The check of packs")
struct PackCheckTests {
    @Test("The packs of the project pass without an error", arguments: try Embedded.names())
    func embedded(id: String) throws {
        let problems = try Embedded.check().problems(in: Embedded.pack(id))
        let errors = problems.filter { $0.severity == .error }
        #expect(errors.isEmpty, "\(errors.map(\.description).joined(separator: "\n"))")
        // The month of the Hungarian Acts can be 28 days: the floor of the Convention is a warning.
        let months = problems.filter { $0.severity == .warning }.map(\.description)
        #expect(
            months
                == (["HU/2007", "HU/2024"].contains(id)
                    ? ["\(id), stage hu.reflection: one month can be 28 days, less than the 30 of CETS 197 art. 13"]
                    : []))
    }

    @Test("The packs of each country follow one another", arguments: ["BE", "FR", "GB", "HU", "IT"])
    func between(code: String) throws {
        let packs = try Embedded.book().packs(of: country(code))
        #expect(try Embedded.check().problems(betweenPacksOfOneCountry: packs) == [])
    }

    @Test("A pack of one's own with its texts inside passes without a word")
    func own() throws {
        for file in ["zz-law", "zz-north"] {
            #expect(try Embedded.check().problems(in: PackSource.own(file).read()) == [])
        }
    }

    @Test("A reflection of thirty days or five weeks passes; one month is warned about")
    func reflectionLengths() throws {
        let check = try Embedded.check()
        let source = try PackSource("BE-FIIT-2013")
        for length in ["days: 30", "weeks: 5", "months: 2", "years: 1"] {
            #expect(check.problems(in: try source.replacing("days: 45", with: length).read()) == [])
        }
        let month = check.problems(in: try source.replacing("days: 45", with: "months: 1").read())
        #expect(month.map(\.severity) == [.warning] && month.map(\.place) == ["stage be.reflection"])
    }

    @Test(
        "A permit under Directive 2004/81/EC lasts at least six months",
        arguments: [
            ("months: 5", false), ("months: 6", true), ("years: 1", true), ("days: 179", false), ("weeks: 25", false),
            ("weeks: 27", true), ("days: 184", true),
            // Six months from 1 March are 184 days: 180 days are less than six months, whenever they begin.
            ("days: 180", false),
        ])
    func permitLengths(length: String, passes: Bool) throws {
        let source = try PackSource.own("zz-law").replacing("duration: { months: 6,", with: "duration: { \(length),")
        let problems = try Embedded.check().problems(in: source.read())
        #expect(problems.isEmpty == passes, "\(problems.map(\.description))")
        // Where the directive does not bind, no length is too short.
        let free = try source.replacing("floors: [\"2004/81/EC\"],", with: "").read()
        #expect(try Embedded.check().problems(in: free) == [])
    }

    @Test("The directive binds Belgium, France, Hungary and Italy, not the United Kingdom")
    func floors() throws {
        for pack in try Embedded.book().packs where !pack.referenceOnly {
            #expect((pack.floors == [.directive2004on81]) == (pack.country != .unitedKingdom), "\(pack.id)")
        }
    }

    @Test("During reflection nobody is removed, in every pack of law that has such a period")
    func noRemoval() throws {
        for pack in try Embedded.book().packs where !pack.referenceOnly {
            for stage in pack.stages where stage.role == .reflection {
                #expect(stage.rights.contains { $0.id == "no-removal" }, "\(pack.id) \(stage.id)")
            }
        }
    }

    @Test("A language without texts is said once")
    func languageWithoutTexts() throws {
        let check = PackCheck(texts: [try Embedded.texts(.english), try Embedded.texts(.french)])
        let problems = check.problems(in: try Embedded.pack("BE/FIIT-2013"))
        #expect(problems.map(\.description) == ["BE/FIIT-2013, languages: there are no texts in \"nl\""])
    }
}
