import CivilCalendar
import CountryRules
import Testing

@Suite("The choice of a pack by the day")
struct RuleBookTests {
    @Test("The first and the last day of 2013", arguments: ["2013-01-01", "2013-06-30", "2013-12-31"])
    func covered(day: String) throws {
        let book = try RuleBook.embedded()
        #expect(book.countries.map(\.rawValue) == ["BE", "FR", "GB", "HU", "IT"])
        for code in book.countries {
            #expect(try book.pack(of: code, on: date(day)).id == "\(code)/FIIT-2013")
        }
    }

    @Test("A day outside is covered by none, and what there is is named", arguments: ["2012-12-31", "2014-01-01"])
    func uncovered(day: String) throws {
        let error = #expect(throws: RuleError.self) {
            try RuleBook.embedded().deadline(of: "hu.reflection", in: country("HU"), on: date(day))
        }
        #expect(error?.code == .noPackCoversDay)
        #expect(
            error?.message
                == "no rule pack of HU covers \(day); there is HU/FIIT-2013 (2013-01-01 to 2013-12-31): "
                + "name one with --pack to compute with it all the same")
    }

    @Test("A pack that is named computes any day, and says that the day lies outside")
    func forced() throws {
        let book = try RuleBook.embedded()
        let found = try book.deadline(
            of: "be.reflection", in: country("BE"), on: date("2014-01-01"), pack: "BE/FIIT-2013")
        #expect(found.due.description == "2014-02-15" && found.flags == [.outsidePack])
        #expect(try book.deadline(of: "reflection", in: country("BE"), on: date("2013-12-31")).flags == [])
    }

    @Test("What is not known is named with what would be accepted")
    func unknown() throws {
        let book = try RuleBook.embedded()
        let day = try date("2013-03-01")
        func refusal(_ stage: String, _ code: String, pack: String? = nil) throws -> RuleError? {
            let code = try country(code)
            return #expect(throws: RuleError.self) { try book.deadline(of: stage, in: code, on: day, pack: pack) }
        }
        let nowhere = try refusal("reflection", "DE")
        #expect(nowhere?.code == .unknownCountry)
        #expect(nowhere?.message == "there are no rules for DE; there are rules for BE, FR, GB, HU, IT")
        let stage = try refusal("uk.refelction", "GB")
        #expect(stage?.code == .unknownStage)
        #expect(
            stage?.message
                == "GB/FIIT-2013 has no stage \"uk.refelction\"; "
                + "it has uk.reflection, uk.residence, uk.reasonableGrounds, uk.stay.specialised")
        let pack = try refusal("be.reflection", "BE", pack: "BE/2017")
        #expect(pack?.code == .unknownPack)
        #expect(
            pack?.message
                == "there is no rule pack \"BE/2017\"; there are "
                + "BE/FIIT-2013, FR/FIIT-2013, GB/FIIT-2013, HU/FIIT-2013, IT/FIIT-2013")
        let foreign = try refusal("be.reflection", "BE", pack: "FR/FIIT-2013")
        #expect(foreign?.code == .unknownPack)
        #expect(foreign?.message == "FR/FIIT-2013 holds the rules of FR, not of BE")
    }

    @Test("Law goes before a snapshot of the same days, and ends where it says")
    func law() throws {
        let belgium = try country("BE")
        let book = RuleBook([
            try PackSource("BE").read(), try PackSource.law("BE/New", from: "2013-07-01", to: nil),
            try PackSource.law("BE/Old", from: "2010-01-01", to: "2013-03-31"),
        ])
        #expect(try book.packs(of: belgium).map(\.id) == ["BE/Old", "BE/FIIT-2013", "BE/New"])
        for (day, pack) in [
            ("2010-01-01", "BE/Old"), ("2013-03-31", "BE/Old"), ("2013-04-01", "BE/FIIT-2013"),
            ("2013-06-30", "BE/FIIT-2013"), ("2013-07-01", "BE/New"), ("2030-01-01", "BE/New"),
        ] {
            #expect(try book.pack(of: belgium, on: date(day)).id == pack, "\(day)")
        }
        let error = #expect(throws: RuleError.self) { try book.pack(of: belgium, on: date("2009-12-31")) }
        #expect(error?.message.contains("BE/Old (2010-01-01 to 2013-03-31)") == true)
        #expect(error?.message.contains("BE/New (2013-07-01 to today)") == true)
    }

    @Test("Only the countries that are asked for are read")
    func some() throws {
        let book = try RuleBook.embedded(countries: [country("IT"), country("GB")])
        #expect(book.countries.map(\.rawValue) == ["GB", "IT"])
    }
}
