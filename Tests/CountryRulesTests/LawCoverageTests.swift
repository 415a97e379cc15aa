import CivilCalendar
import CountryRules
import Testing

@Suite("No length of the law changes unseen")
struct LawCoverageTests {
    /// What a row says of a computed day, or why there is none.
    private func outcome(_ row: LawRow, _ book: RuleBook, _ country: CountryCode) -> [String] {
        do throws(RuleError) {
            let found = try row.computed(book, country)
            let others = found.steps.compactMap { if case .windowOtherwise = $0.kind { "\($0)" } else { nil } }
            return [found.due, found.earliest, found.latest, found.rolledFrom, found.opens].map {
                "\($0, default: "-")"
            }
                + found.flags.map(\.rawValue) + others + [found.pack, found.packStatus.rawValue]
        } catch {
            return [error.code.rawValue]
        }
    }

    /// A pack with one number, or one way of counting, changed: some row has to give another day.
    @Test(
        "Every number of days, weeks, months, years and working days is held by a row",
        arguments: try Embedded.names().filter { !$0.hasSuffix("/FIIT-2013") })
    func held(id: String) throws {
        let book = try Embedded.book()
        let pack = try Embedded.pack(id)
        let file = try #require(try LawFile.names().map(LawFile.init).first { $0.country == pack.country.rawValue })
        let rows = file.rows.filter { row in pack.covers(row.on) || row.extensions.contains(where: pack.covers) }
        let before = rows.map { outcome($0, book, pack.country) }
        var numbers = 0
        for scalar in try PackSource(id.replacing("/", with: "-")).tree().scalars() {
            let key = scalar.place.split(separator: ".").last ?? ""
            guard ["days", "weeks", "months", "years", "workingDays"].contains(key) else { continue }
            numbers += 1
            let changed = book.adding([try #require(scalar.others.lazy.compactMap { scalar.whole($0).pack() }.first)])
            let isHeld = zip(rows, before).contains { outcome($0, changed, pack.country) != $1 }
            #expect(isHeld, "\(scalar.place): \(scalar.old)")
        }
        #expect(numbers > 0 && numbers < 40)
    }

    @Test("Every clock of the law has a row", arguments: ["be-law", "fr-law", "gb-law", "hu-law", "it-law"])
    func clocks(name: String) throws {
        let file = try LawFile(named: name)
        for pack in try Embedded.book().packs(of: country(file.country)) where !pack.referenceOnly {
            for clock in pack.clockIdentifiers {
                let hasRow = file.rows.contains { $0.stage == clock && pack.covers($0.on) }
                #expect(hasRow, "\(pack.id) \(clock)")
            }
        }
    }

    @Test("The first day counts only where the law says \"beginning with\"")
    func counting() throws {
        let inclusive = try Embedded.book().packs.flatMap { pack in
            let ofStages = pack.stages.filter { $0.duration.counting != .exclusive }.map(\.id)
            let ofPeriods = pack.periods.filter {
                if case .duration(let duration) = $0.clock { duration.counting != .exclusive } else { false }
            }
            let ofStays = pack.stays.filter { $0.duration.map { $0.counting != .exclusive } ?? false }
            return (ofStages + ofPeriods.map(\.id) + ofStays.map(\.id)).map { "\(pack.id) \($0)" }
        }
        #expect(inclusive == ["GB-SCT/2018 uk.reflection", "GB/2023 uk.reflection"])
    }

    @Test("Only an appeal moves to a working day, and working days stand in procedures alone")
    func natures() throws {
        for pack in try Embedded.book().packs {
            for stage in pack.stages { #expect(stage.duration.nature == .validity, "\(pack.id) \(stage.id)") }
            for stay in pack.stays { #expect(stay.duration?.nature ?? .validity == .validity, "\(pack.id) \(stay.id)") }
            for period in pack.periods {
                guard case .duration(let duration) = period.clock else { continue }
                let isProcedural =
                    period.id.contains("ppeal") || ["uk.reasonableGrounds", "uk.supportEnd"].contains(period.id)
                let isUnmoved = ["uk.reconsideration", "fr.lateApplication"].contains(period.id)
                #expect((duration.nature == .procedural) == isProcedural, "\(pack.id) \(period.id)")
                #expect((duration.nature == .unmoved) == isUnmoved, "\(pack.id) \(period.id)")
            }
        }
    }

    @Test("The law knows every stage by the name that the kit gave it", arguments: ["BE", "FR", "GB", "HU", "IT"])
    func kitNames(code: String) throws {
        let kit = try Embedded.pack("\(code)/FIIT-2013")
        for pack in try Embedded.book().packs(of: country(code)) where pack.region == nil {
            for stage in kit.stages { #expect(pack.stage(stage.id) != nil, "\(pack.id) \(stage.id)") }
        }
    }
}
