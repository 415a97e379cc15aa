import CaseModel
import CivilCalendar
import CountryRules
import Testing

@testable import CaseExport

@Suite("What is counted of a case in a year")
struct StatisticsCounterTests {
    /// A case that a test tells, entry by entry.
    private struct Told {
        var entries: [TimelineEntry]

        init(
            _ country: CountryCode = .belgium, on day: String = "2012-03-01",
            _ edit: (inout CaseFacts) -> Void = { _ in }
        )
            throws
        {
            let reference = try #require(CaseReference("X-1"))
            var facts = CaseFacts(country: country, openedOn: try CivilDate(iso8601: day))
            edit(&facts)
            entries = []
            try record(.caseOpened(CaseHeader(reference: reference, facts)), on: day)
        }

        @discardableResult
        mutating func record(_ facts: EntryFacts, on day: String, at moment: String? = nil) throws -> EntryID {
            let number = String(entries.count + 10)
            let entry = TimelineEntry(
                id: try #require(EntryID("00000000-0000-7000-8000-0000000000\(number)")),
                sequence: Int64(entries.count + 1), caseReference: try #require(CaseReference("X-1")),
                on: try CivilDate(iso8601: day),
                recordedAt: try #require(Instant(rfc3339: moment ?? "\(day)T10:00:00Z")), author: "hd", facts: facts)
            entries.append(entry)
            return entry.id
        }

        /// The exact figures of a year.
        func tables(
            _ year: Int = 2012, knownOn: String? = nil, today: String = "2014-06-15", country: CountryCode? = .belgium
        ) throws -> [YearlyFigures.Table] {
            let scope = try #require(
                YearlyFigures.Scope(
                    year: year, country: country, knownOn: try knownOn.map { try CivilDate(iso8601: $0) },
                    today: CivilDate(iso8601: today)))
            var counter = StatisticsCounter(
                scope, rules: try .embedded(), groups: try ReferenceBook.carried().exploitationGroups)
            counter.add(entries)
            return counter.figures(threshold: 1).tables
        }

        func count(_ row: String, _ table: YearlyFigures.Table.ID = .persons, _ year: Int = 2012) throws -> Int? {
            try tables(year).row(row, table)?.count
        }
    }

    @Test(
        "A case that was erased counts from its opening to its closing, whenever it was erased, and nothing else is known"
    )
    func erased() throws {
        var told = try Told { facts in
            (facts.sex, facts.nationality, facts.exploitation) = (.female, CountryCode(rawValue: "MA"), [.labour])
            facts.isMinor = true
        }
        try told.record(.caseClosed(.voluntaryReturn), on: "2013-02-01")
        let before = try [2011, 2012, 2013, 2014].map { try told.count("supported", .persons, $0) }
        let kept = EntryFacts.ContentErased(
            country: .belgium, openedOn: try CivilDate(iso8601: "2012-03-01"),
            closedOn: try CivilDate(iso8601: "2013-02-01"), entries: 2, basis: .request)
        told.entries = told.entries.map { $0.erased(by: kept) }
        try told.record(.contentErased(kept), on: "2014-05-01")
        #expect(try [2011, 2012, 2013, 2014].map { try told.count("supported", .persons, $0) } == before)
        // It was erased after that day, and is not known any more.
        #expect(try told.tables(2013, knownOn: "2013-12-31").row("supported", .persons)?.count == 1)
        #expect(try told.tables(2014, knownOn: "2014-04-30").row("supported", .persons)?.count == 0)
        #expect(
            try told.count("minor", .age) == 0 && told.count("adult", .age) == 0 && told.count("unknown", .age) == 1
                && told.count("returned", .persons, 2013) == 0)
        let tables = try told.tables()
        #expect(tables.allSatisfy { $0.id == .persons || $0.rows.allSatisfy { $0.count == 0 || $0.id == "unknown" } })
    }

    @Test("A person is supported in every year in which the case was open on a day, and new in the first")
    func supported() throws {
        var told = try Told(on: "2011-12-31")
        try told.record(.caseClosed(.completed), on: "2013-01-01")
        let expected = [(2010, 0, 0), (2011, 1, 1), (2012, 1, 0), (2013, 1, 0), (2014, 0, 0)]
        for (year, supported, new) in expected {
            #expect(try told.count("supported", .persons, year) == supported, "\(year)")
            #expect(try told.count("new", .persons, year) == new, "\(year)")
        }
        #expect(try told.tables(country: nil).row("supported", .persons)?.count == 1)
        #expect(try told.tables(country: .france).row("supported", .persons)?.count == 0)
    }

    @Test("A closure that was retracted does not end the support; one of a case opened in error takes it away")
    func closures() throws {
        var told = try Told(on: "2011-05-01")
        let closing = try told.record(.caseClosed(.voluntaryReturn), on: "2011-06-01")
        #expect(try told.count("supported") == 0 && told.count("returned", .persons, 2011) == 1)
        var retracted = told
        try retracted.record(.entryRetracted(closing, .recordedInError), on: "2011-07-01")
        #expect(try retracted.count("supported") == 1 && retracted.count("returned", .persons, 2011) == 0)
        try told.record(.caseReopened, on: "2012-12-31")
        #expect(try told.count("supported") == 1 && told.count("new") == 0)
        try told.record(.caseClosed(.openedInError), on: "2013-02-01")
        #expect(try told.count("supported") == 0 && told.count("supported", .persons, 2011) == 0)
    }

    @Test("What is said of the person is what was known of the last day of support in the year")
    func facts() throws {
        var told = try Told(on: "2012-03-01") {
            ($0.isMinor, $0.adultOn, $0.exploitation) = (true, "2013-04", [.labour, .domestic, .sexual])
        }
        var change = CaseChange()
        (change.sex, change.nationality) = (.some(.female), .some(CountryCode(rawValue: "MA")))
        try told.record(.caseAmended(change), on: "2013-02-01")
        #expect(try told.count("unknown", .sex) == 1 && told.count("female", .sex) == 0)
        #expect(try told.count("female", .sex, 2013) == 1 && told.count("MA", .nationality, 2013) == 1)
        #expect(try told.count("minor", .age) == 1 && told.count("minor", .age, 2013) == 0)
        #expect(try told.count("labourAndDomestic", .exploitation) == 1, "once, although it is two forms")
        #expect(try told.count("exp.sexual", .exploitation) == 1 && told.count("exp.labour", .exploitationCodes) == 1)
        #expect(try told.count("unknown", .exploitation) == 0)
    }

    @Test("Permits are granted and renewed by decision, under the name of the law; what was retracted is not counted")
    func permits() throws {
        var told = try Told(on: "2012-01-02")
        try told.record(.stageGranted(.init(stage: "be.reflection")), on: "2012-01-03")
        try told.record(.stageGranted(.init(stage: "be.provisional")), on: "2012-02-10")
        let wrong = try told.record(.stageExtended(.init(stage: "be.provisional")), on: "2012-05-01")
        try told.record(.stageGranted(.init(stage: "be.longTerm")), on: "2012-07-01")
        try told.record(.stageExtended(.init(stage: "be.temporary")), on: "2012-12-20")
        try told.record(.stageGranted(.init(stage: "be.temporary")), on: "2013-06-20")
        #expect(try told.count("be.temporary", .permitsGranted) == 1)
        #expect(try told.count("be.temporary", .permitsRenewed) == 1)
        #expect(try told.count("be.provisional", .permitsRenewed) == 1 && told.tables()[.permitsGranted]?.total == 3)
        #expect(try told.count("be.temporary", .permitsRenewed, 2013) == 1, "granted again after itself")
        #expect(try told.count("be.temporary", .permitsGranted, 2013) == 0)
        try told.record(.entryRetracted(wrong, .didNotHappen), on: "2012-12-30")
        #expect(try told.count("be.provisional", .permitsRenewed) == 0 && told.count("renewed", .permits) == 1)
    }

    @Test("What a decision started by itself is no permit")
    func implied() throws {
        var told = try Told(.unitedKingdom, on: "2012-01-02")
        try told.record(.decisionRecorded(.init("reasonable-grounds", .positive)), on: "2012-01-20")
        let tables = try told.tables(country: .unitedKingdom)
        #expect(tables[.permitsGranted]?.total == 0 && (tables[.permitsGranted]?.rows.count ?? 0) > 1)
    }

    @Test("As it was known on a day: what was recorded later, corrections among it, is not seen")
    func knownOn() throws {
        var told = try Told(on: "2012-03-01")
        let granted = try told.record(.stageGranted(.init(stage: "be.reflection")), on: "2012-03-02")
        try told.record(
            .entryCorrected(granted, .stageGranted(.init(stage: "be.provisional"))), on: "2012-03-02",
            at: "2013-01-15T00:00:00Z")
        let before = try told.tables(knownOn: "2013-01-14")
        let after = try told.tables(knownOn: "2013-01-15")
        #expect(before.row("be.reflection", .permitsGranted)?.count == 1)
        #expect(after.row("be.reflection", .permitsGranted)?.count == 0)
        #expect(after.row("be.provisional", .permitsGranted)?.count == 1)
        #expect(try told.tables(knownOn: "2012-02-29").row("supported", .persons)?.count == 0)
    }

    @Test("A year that is not over is counted until today, and one to come is empty")
    func partial() throws {
        var told = try Told(on: "2012-03-01")
        try told.record(.stageGranted(.init(stage: "be.reflection")), on: "2012-09-01")
        #expect(try told.tables(today: "2012-08-31")[.permitsGranted]?.total == 0)
        #expect(try told.tables(today: "2012-09-01")[.permitsGranted]?.total == 1)
        #expect(try told.tables(2013, today: "2012-09-01").row("supported", .persons)?.count == 0)
        let day = try CivilDate(iso8601: "2012-09-01")
        let scope = try #require(YearlyFigures.Scope(year: 2012, today: day))
        #expect(scope.isPartial && scope.through == day)
        let whole = try #require(YearlyFigures.Scope(year: 2011, today: day))
        #expect(!whole.isPartial && whole.through.description == "2011-12-31")
    }
}
