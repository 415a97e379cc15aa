import CivilCalendar
import CountryRules
import Testing

@Suite("Every vector of the kit of 2013")
struct KitRowTests {
    @Test("Each country has its file of vectors")
    func files() throws {
        #expect(
            try KitFile.names() == [
                "be-fiit-2013", "fr-fiit-2013", "gb-fiit-2013", "hu-fiit-2013", "it-fiit-2013",
            ])
    }

    @Test("The last day, the earliest and the latest reading, and what is special", arguments: try KitFile.names())
    func rows(file: String) throws {
        let cases = try KitFile(named: file)
        let pack = try Embedded.pack(cases.pack)
        for row in cases.rows {
            let region = try row.region.map { try #require(HolidayCalendar.Region(rawValue: $0)) }
            let found = try pack.deadline(
                of: row.stage, on: row.on, prolongations: row.extensions ?? 0, region: region)
            #expect(found.due == row.due, "\(row)")
            #expect(found.earliest == row.earliest, "\(row)")
            #expect(found.latest == row.latest, "\(row)")
            #expect(found.flags.contains(.clamped) == (row.clamped ?? false), "\(row)")
            #expect(found.flags.contains(.outsidePack) == (row.on.year != 2013), "\(row)")
            #expect(found.trigger == row.on && found.pack == cases.pack && found.rolledFrom == nil, "\(row)")
            #expect(!found.citations.isEmpty && found.packStatus == .kit && found.opens == nil, "\(row)")
        }
    }

    @Test("Where an act would have to be done instead", arguments: try KitFile.names())
    func procedural(file: String) throws {
        let cases = try KitFile(named: file)
        let calendar = HolidayCalendar(try Embedded.pack(cases.pack).calendar)
        for row in cases.rows {
            guard let moved = row.ifProcedural else { continue }
            #expect(try calendar.rollForward(row.due, saturday: .national) == moved, "\(row)")
        }
    }

    @Test("The rule book gives the same day as the pack that is named", arguments: try KitFile.names())
    func ruleBook(file: String) throws {
        let cases = try KitFile(named: file)
        let book = try Embedded.book()
        let code = try country(String(cases.pack.prefix(2)))
        for row in cases.rows where row.extensions == nil {
            let found = try book.deadline(of: row.stage, in: code, on: row.on, pack: cases.pack, region: row.region)
            #expect(found.due == row.due, "\(row)")
            let short = String(row.stage.dropFirst(3))
            if try book.pack(named: cases.pack).stage(row.stage) != nil {
                #expect(
                    try book.deadline(of: short, in: code, on: row.on, pack: cases.pack, region: row.region) == found)
            }
        }
    }
}
