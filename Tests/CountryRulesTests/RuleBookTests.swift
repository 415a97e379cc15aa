import CivilCalendar
import CountryRules
import Testing

@Suite("The choice of a pack by the day")
struct RuleBookTests {
    @Test("The five countries, and each pack by its name")
    func countries() throws {
        let book = try Embedded.book()
        #expect(book.countries.map(\.rawValue) == ["BE", "FR", "GB", "HU", "IT"])
        #expect(
            book.packs.map(\.id) == [
                "BE/2007", "BE/FIIT-2013", "BE/2017", "BE/2026",
                "FR/2007", "FR/FIIT-2013", "FR/2014", "FR/2016", "FR/2021",
                "GB/2009", "GB/FIIT-2013", "GB-NIR/2015", "GB-SCT/2018", "GB/2022-12", "GB/2023",
                "HU/2007", "HU/FIIT-2013", "HU/2024",
                "IT/2005", "IT/FIIT-2013", "IT/2014", "IT/2025",
            ])
        for pack in book.packs { #expect(try book.pack(named: pack.id) == pack) }
    }

    @Test("In 2013 the law goes before the kit", arguments: ["2013-01-01", "2013-06-30", "2013-12-31"])
    func kit(day: String) throws {
        let law = ["BE": "BE/2007", "FR": "FR/2007", "GB": "GB/2009", "HU": "HU/2007", "IT": "IT/2005"]
        for code in try Embedded.book().countries {
            #expect(try Embedded.book().pack(of: code, on: date(day)).id == law[code.rawValue])
        }
    }

    @Test("A day before the law is covered by none, and what there is is named")
    func uncovered() throws {
        let error = #expect(throws: RuleError.self) {
            try Embedded.book().deadline(of: "hu.reflection", in: country("HU"), on: date("2007-06-30"))
        }
        #expect(error?.code == .noPackCoversDay)
        #expect(
            error?.message
                == "no rule pack of HU covers 2007-06-30; there is HU/2007 (from 2007-07-01 to 2024-02-29), "
                + "HU/FIIT-2013 (from 2013-01-01 to 2013-12-31), HU/2024 (from 2024-03-01 on): "
                + "name one with --pack to compute with it all the same")
    }

    @Test("A pack that is named computes any day, and says that the day lies outside")
    func forced() throws {
        let book = try Embedded.book()
        let found = try book.deadline(
            of: "be.reflection", in: country("BE"), on: date("2014-01-01"), pack: "BE/FIIT-2013")
        #expect(found.due.description == "2014-02-15" && found.flags == [.outsidePack])
        let kit = try book.deadline(of: "reflection", in: country("BE"), on: date("2013-12-31"), pack: "BE/FIIT-2013")
        #expect(kit.flags == [] && kit.pack == "BE/FIIT-2013")
        let early = try book.deadline(of: "uk.reflection", in: country("GB"), on: date("2020-01-01"), pack: "GB/2023")
        #expect(early.flags == [.minimum, .outsidePack] && early.due.description == "2020-01-30")
    }

    @Test("What is not known is named with what would be accepted")
    func unknown() throws {
        let book = try Embedded.book()
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
                == "GB/2009 has no stage \"uk.refelction\"; "
                + "it has uk.reflection, uk.residence, uk.reasonableGrounds, uk.stay.specialised")
        let pack = try refusal("be.reflection", "BE", pack: "BE/2018")
        #expect(pack?.code == .unknownPack)
        #expect(
            pack?.message.hasPrefix(
                "there is no rule pack \"BE/2018\"; there are BE/2007, BE/FIIT-2013, BE/2017, BE/2026, FR/2007")
                == true)
        let foreign = try refusal("be.reflection", "BE", pack: "FR/2007")
        #expect(foreign?.code == .unknownPack)
        #expect(foreign?.message == "FR/2007 holds the rules of FR, not of BE")
    }

    @Test("A rule of other days is told apart from one that does not exist")
    func otherDays() throws {
        func message(_ stage: String, _ code: String, _ day: String) throws -> String? {
            #expect(throws: RuleError.self) {
                try Embedded.book().deadline(of: stage, in: country(code), on: date(day))
            }?.message
        }
        #expect(
            try message("it.art18ter", "IT", "2024-10-10")?.hasPrefix(
                "IT/2014 has no it.art18ter for events on 2024-10-10: that rule holds on other days; it has ") == true)
        #expect(
            try message("uk.reconsideration", "GB", "2024-02-21")?.hasPrefix(
                "GB/2023 has no uk.reconsideration for events on 2024-02-21: that rule holds on other days") == true)
        #expect(
            try message("fr.stay.minors", "FR", "2025-01-01")?.hasPrefix(
                "FR/2021 lays down no length for fr.stay.minors; it has ") == true)
    }

    @Test("Law goes before a snapshot of the same days, and ends where it says")
    func law() throws {
        let belgium = try country("BE")
        let book = RuleBook([
            try PackSource("BE-FIIT-2013").read(), try PackSource.law("BE/New", from: "2013-07-01", to: nil),
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
        #expect(error?.message.contains("BE/Old (from 2010-01-01 to 2013-03-31)") == true)
        #expect(error?.message.contains("BE/New (from 2013-07-01 on)") == true)
    }

    @Test("Only the countries that are asked for are read, with their overlays")
    func some() throws {
        let book = try RuleBook.embedded(countries: [country("IT"), country("GB")])
        #expect(book.countries.map(\.rawValue) == ["GB", "IT"])
        #expect(book.packs.contains { $0.id == "GB-SCT/2018" })
        #expect(try RuleBook.embedded(countries: []).packs == [])
    }

    @Test("The conditions and decisions of all packs are known by name")
    func identifiers() throws {
        let book = try Embedded.book()
        #expect(
            book.decisions == [
                "reasonable-grounds", "conclusive-grounds", "reconsideration", "appeal", "prosecutor-confirmation",
            ])
        #expect(try book.conditions(of: country("GB")).contains("compensation"))
        #expect(try !book.conditions(of: country("BE")).contains("compensation"))
        #expect(try book.conditions(of: country("DE")).isEmpty)
        #expect(book.countries.allSatisfy { book.conditions(of: $0).isSubset(of: book.conditions) })
    }

    @Test("A nation has its calendar, Wales that of England, other regions none")
    func nations() {
        #expect(HolidayCalendar.Region(nation: "GB-ENG") == .england)
        #expect(HolidayCalendar.Region(nation: "GB-WLS") == .england)
        #expect(HolidayCalendar.Region(nation: "GB-SCT") == .scotland)
        #expect(HolidayCalendar.Region(nation: "GB-NIR") == .northernIreland)
        #expect(HolidayCalendar.Region(nation: "BE-BRU") == nil)
        #expect(HolidayCalendar.Region(nation: "none") == nil)
    }
}
