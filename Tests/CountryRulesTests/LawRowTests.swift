import CivilCalendar
import CountryRules
import Testing

@Suite("Every vector of the law of five countries")
struct LawRowTests {
    @Test("Each country has its file of vectors")
    func files() throws {
        #expect(try LawFile.names() == ["be-law", "fr-law", "gb-law", "hu-law", "it-law"])
    }

    @Test("The pack is that of the day, and it gives the day that the law gives", arguments: try LawFile.names())
    func rows(file: String) throws {
        let book = try Embedded.book()
        let cases = try LawFile(named: file)
        let code = try country(cases.country)
        for row in cases.rows {
            guard case .deadline(let expected) = row.expected else { continue }
            let found = try row.computed(book, code)
            #expect(found.due == expected.due, "\(row)")
            #expect(found.earliest == expected.earliest, "\(row): earliest")
            #expect(found.latest == expected.latest, "\(row): latest")
            #expect(found.rolledFrom == expected.rolledFrom, "\(row): rolledFrom")
            #expect(found.opens == expected.opens, "\(row): opens")
            #expect(found.flags.map(\.rawValue) == expected.flags, "\(row): flags")
            #expect(found.pack == expected.pack, "\(row): pack")
            #expect(found.packStatus.rawValue == expected.status, "\(row): status")
            #expect(found.clock == expected.clock ?? row.stage, "\(row): clock")
            #expect(found.trigger == row.on && !found.citations.isEmpty && !found.steps.isEmpty, "\(row)")
            if let kind = expected.kind { #expect(found.kind.rawValue == kind, "\(row): kind") }
            #expect(
                otherwise(found) == [expected.otherwiseOpens, expected.otherwiseCloses].compactMap { $0 },
                "\(row): otherwise")
        }
    }

    private func otherwise(_ found: ComputedDeadline) -> [CivilDate] {
        for case .windowOtherwise(let from, let to) in found.steps.map(\.kind) { return [from, to] }
        return []
    }

    @Test("What the law does not give is refused, and named", arguments: try LawFile.names())
    func refused(file: String) throws {
        let book = try Embedded.book()
        let cases = try LawFile(named: file)
        let code = try country(cases.country)
        for row in cases.rows {
            guard case .refused(let reason) = row.expected else { continue }
            let error = #expect(throws: RuleError.self, "\(row)") { try row.computed(book, code) }
            #expect(error?.code.rawValue == reason, "\(row)")
            #expect(error?.message.isEmpty == false, "\(row)")
        }
    }

    @Test("The document of a stage is that of the day", arguments: try LawFile.names())
    func documents(file: String) throws {
        let book = try Embedded.book()
        let cases = try LawFile(named: file)
        for row in cases.rows {
            guard case .deadline(let expected) = row.expected, let document = expected.document else { continue }
            let pack = try book.pack(of: country(cases.country), on: row.on, region: row.region)
            #expect(pack.stage(row.stage, on: row.on)?.document?.id == document, "\(row)")
        }
    }

    @Test("Where an act would have to be done instead", arguments: try LawFile.names())
    func procedural(file: String) throws {
        let book = try Embedded.book()
        let cases = try LawFile(named: file)
        for row in cases.rows {
            guard case .deadline(let expected) = row.expected, let moved = expected.ifProcedural else { continue }
            let calendar = HolidayCalendar(try book.pack(of: country(cases.country), on: row.on).calendar)
            #expect(try calendar.rollForward(expected.due, saturday: .national) == moved, "\(row)")
        }
    }

    @Test("The rule book computes the same without being told the pack", arguments: try LawFile.names())
    func ruleBook(file: String) throws {
        let book = try Embedded.book()
        let cases = try LawFile(named: file)
        let code = try country(cases.country)
        for row in cases.rows where row.extensions.isEmpty && row.printed == nil && !row.isRenewal {
            guard case .deadline(let expected) = row.expected else { continue }
            let found = try book.deadline(
                of: row.stage, in: code, on: row.on, region: row.region,
                decisions: [row.decision].compactMap { $0 }, delivery: row.delivery)
            #expect(try found == row.computed(book, code) && found.due == expected.due, "\(row)")
        }
    }
}
