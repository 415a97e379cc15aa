import CivilCalendar
import CountryRules
import Testing

@Suite("An overlay goes before the country's own rules")
struct OverlayTests {
    private func own() throws -> RuleBook {
        RuleBook([try PackSource.own("zz-law").read(), try PackSource.own("zz-north").read()])
    }

    @Test("It replaces the stage of the same name, and leaves the rest")
    func replaces() throws {
        let book = try own()
        let nowhere = try country("ZZ")
        let day = try date("2021-08-01")
        let north = try book.deadline(of: "zz.reflection", in: nowhere, on: day, region: "ZZ-N")
        #expect(north.due.description == "2021-09-30" && north.pack == "ZZ-N/2021" && north.packStatus == .verified)
        let country = try book.deadline(of: "zz.reflection", in: nowhere, on: day)
        #expect(country.due.description == "2021-09-09" && country.pack == "ZZ/2020" && country.packStatus == .memory)
        let stay = try book.deadline(of: "zz.stay", in: nowhere, on: day, region: "ZZ-N")
        #expect(try stay == book.deadline(of: "zz.stay", in: nowhere, on: day))
        // What it takes the place of is still shown, beside it.
        let beside = try book.deadline(of: "zz.reflectionOfTheCountry", in: nowhere, on: day, region: "ZZ-N")
        #expect(beside.due == country.due && beside.pack == "ZZ/2020" && beside.flags == country.flags)
        let period = try book.pack(of: nowhere, on: day, region: "ZZ-N").period("zz.reflectionOfTheCountry")
        #expect(period?.starts == [.granted("zz.reflection")] && period?.kind == .stageEnd)
    }

    @Test("It lies over law alone, on the days of both")
    func days() throws {
        let book = try own()
        let nowhere = try country("ZZ")
        for (day, due) in [("2021-06-30", "2021-08-08"), ("2021-07-01", "2021-08-30"), ("2024-12-31", "2025-03-01")] {
            let found = try book.deadline(of: "zz.reflection", in: nowhere, on: date(day), region: "ZZ-N")
            #expect(found.due.description == due, "\(day)")
        }
        // Its own days go on, but there is no law of the country under them.
        let error = #expect(throws: RuleError.self) {
            try book.deadline(of: "zz.reflection", in: nowhere, on: date("2025-01-01"), region: "ZZ-N")
        }
        #expect(error?.code == .noPackCoversDay)
        #expect(error?.message.contains("ZZ-N") == false)
    }

    @Test("The explanation names it, with the days of each pack")
    func explained() throws {
        let found = try Embedded.book().deadline(
            of: "uk.reflection", in: country("GB"), on: date("2025-03-31"), region: "GB-SCT")
        let kinds = found.steps.map(\.kind)
        #expect(kinds.contains(.overlay(pack: "GB-SCT/2018", region: "GB-SCT")))
        #expect(
            kinds.contains(
                .pack(id: "GB-SCT/2018", from: try date("2018-04-01"), to: nil, status: .memory, forced: false)))
        let beside = try Embedded.book().deadline(
            of: "uk.protection", in: country("GB"), on: date("2022-12-20"), region: "GB-SCT")
        #expect(
            beside.steps.map(\.kind).contains(
                .pack(
                    id: "GB/2022-12", from: try date("2022-12-13"), to: try date("2023-01-29"), status: .verified,
                    forced: false)))
        #expect(!beside.steps.contains { if case .overlay = $0.kind { true } else { false } })
    }

    @Test("Both nations have their own working days for the country's own clocks", arguments: ["GB-SCT", "GB-NIR"])
    func calendars(region: String) throws {
        let calendar = HolidayCalendar(try #require(HolidayCalendar.Region(nation: region)))
        for day in CountryRulesTests.days(from: try date("2025-01-01"), to: try date("2025-12-31")) {
            let found = try Embedded.book()
                .deadline(of: "uk.reasonableGrounds", in: country("GB"), on: day, region: region)
            let expected = try Period(5, .workingDays).lastDay(from: day, counting: .exclusive, calendar: calendar).last
            #expect(found.due == expected && found.pack == "GB/2023", "\(day)")
        }
    }

    @Test("Its rules are in force at once, its texts and notes too")
    func merged() throws {
        let law = try Embedded.book().pack(of: country("GB"), on: date("2025-03-31"), region: "GB-NIR")
        #expect(law.notes.contains("uk.nir.inForce") && law.notes.contains("uk.competentAuthorities"))
        #expect(law.stage("uk.reflection")?.rights.map(\.id) == ["no-removal", "support"])
        #expect(law.citations["nir.act.18"] != nil && law.citations["naba.61.3"] != nil)
        #expect(law.startingStages(on: try date("2025-03-31"), isUnaccompaniedMinor: false, met: []).count == 1)
    }
}
