import CivilCalendar
import Testing

@testable import CountryRules

@Suite("Indicators, forms of exploitation and roles")
struct ReferenceBookTests {
    private let book: ReferenceBook

    init() throws { book = try ReferenceBook.carried() }

    @Test("The centre lists eleven indicators in its order; the three of Hungary are kept apart")
    func indicators() throws {
        #expect(book.indicatorLists.map(\.id) == ["centre", "hu-2021"])
        #expect(
            book.indicatorLists[0].indicators.map(\.id) == [
                "ind.movement", "ind.contacts", "ind.documents", "ind.fearSpeak", "ind.fearOthers", "ind.mistrust",
                "ind.work", "ind.housing", "ind.pay", "ind.debt", "ind.violence",
            ])
        #expect(
            book.indicatorLists[1].indicators.map(\.id) == [
                "ind.hu.eatsApart", "ind.hu.benefitsTaken", "ind.hu.dependence",
            ])
        #expect(book.indicatorLists[0].notes == ["selection", "several", "magistrate"])
        #expect(book.indicatorLists.map(\.origin.asOf) == ["2026", "2021"])
        let groups = book.indicatorLists[0].indicators.compactMap(\.group)
        #expect(groups.count == 11)
        #expect(Set(groups) == ["control", "isolation", "fear", "work", "debt", "violence"])
        #expect(book.indicator("ind.debt")?.group == "debt" && book.indicator("ind.score") == nil)
        #expect(try Embedded.texts(.english)["indicatorNote.several"] == "Several present: trafficking is possible.")
    }

    @Test("The forms of exploitation are those of the casebook")
    func forms() throws {
        #expect(book.exploitation.map(\.id) == (try Vocabulary.codes(of: "Exploitation")))
        #expect(
            book.exploitationNotes.map(\.id) == [
                "consent", "smuggling", "smugglingTrack", "smugglingFigures", "brusselsPriorities",
            ])
    }

    @Test("Aggravated smuggling stands among the forms and is no trafficking; what Belgium counts together is a group")
    func figures() throws {
        #expect(book.exploitation.filter { !$0.isTrafficking }.map(\.id) == ["exp.aggravatedSmuggling"])
        let group = try #require(book.exploitationGroups.first)
        #expect(book.exploitationGroups.count == 1 && group.country == .belgium && group.origin.status == .kit)
        #expect(group.forms == ["exp.labour", "exp.domestic"])
        #expect(group.forms.allSatisfy { form in book.exploitation.contains { $0.id == form } })
    }

    @Test(
        "Which law names a form depends on the day",
        arguments: [
            ("exp.sexual", "2026-04-07", ["be1867 1°", "eu2011"]),
            ("exp.sexual", "2026-04-08", ["be2024 1°", "eu2011"]),
            ("exp.begging", "2026-04-08", ["be2024 2°", "eu2011"]),
            ("exp.labour", "2026-04-07", ["be1867 3°", "eu2011"]),
            ("exp.organs", "2026-04-08", ["be2024 4°", "eu2011"]),
            ("exp.criminality", "2026-04-07", ["be1867 5°", "eu2011"]),
            ("exp.domestic", "2026-04-08", ["be2024 3° within exp.labour", "eu2011 within exp.labour"]),
            ("exp.illegalAdoption", "2026-04-07", ["eu2024"]),
            ("exp.illegalAdoption", "2026-04-08", ["be2024 6°", "eu2024"]),
            ("exp.forcedMarriage", "2026-04-08", ["be2024 7°", "eu2024"]), ("exp.surrogacy", "2024-07-13", []),
            ("exp.surrogacy", "2026-04-08", ["eu2024"]),
            ("exp.aggravatedSmuggling", "2026-04-07", ["be1980smuggling"]),
            ("exp.aggravatedSmuggling", "2026-04-08", ["be2024smuggling"]), ("exp.other", "2026-04-08", []),
        ])
    func laws(form: String, day: String, expected: [String]) throws {
        let found = try #require(book.exploitation.first { $0.id == form }).laws(on: date(day))
        let names = found.map { law in
            law.law + (law.number.map { " \($0)" } ?? "") + (law.within.map { " within \($0)" } ?? "")
        }
        #expect(names == expected)
        #expect(found.allSatisfy { $0.law != "be1867" || $0.status == .memory })
        #expect(found.allSatisfy { $0.law != "be2024" || $0.status == .verified })
    }

    @Test("Every role of the casebook has a name; those that a source describes have tasks")
    func roles() throws {
        #expect(book.roles.map(\.id) == (try Vocabulary.codes(of: "Role")))
        let tasked = book.roles.filter { !$0.tasks.isEmpty }.map(\.id)
        #expect(
            tasked.sorted() == [
                "child-focus", "guardian", "immigration-office", "labour-prosecutor", "lawyer", "police", "prosecutor",
                "social-inspection", "specialised-centre", "youth-judge", "youth-services",
            ])
        let guardian = try #require(book.roles.first { $0.id == "guardian" })
        #expect(guardian.tasks.map(\.origin.status) == [.memory, .verified])
    }

    @Test("Every name and sentence exists in every language", arguments: RuleLanguage.allCases)
    func texts(language: RuleLanguage) throws {
        let texts = try Embedded.texts(language)
        for key in book.textKeys { #expect(texts.has(key), "\(key)") }
        let names = book.roles.map { texts[$0.textKey] }
        #expect(Set(names).count == names.count, "two roles of one name in \(language)")
    }

    @Test("No source is there that nothing names")
    func sources() throws {
        var used = Set(book.indicatorLists.map(\.origin.source.id))
        used.formUnion(book.exploitation.flatMap { [$0.origin.source.id] + $0.laws.map(\.source.id) })
        used.formUnion(book.exploitationNotes.map(\.origin.source.id))
        used.formUnion(book.roles.flatMap { $0.tasks.map(\.origin.source.id) })
        let contacts = book.contacts(includingHistorical: true) + book.hotlines(includingHistorical: true)
        used.formUnion(contacts.flatMap { $0.sources.map(\.id) })
        let guide = try SignallingGuide.carried()
        used.formUnion(guide.sections.flatMap { $0.items.map(\.origin.source.id) })
        let law = try SecrecyLaw.carried(for: .belgium)
        used.formUnion(law.versions.flatMap { [$0.source.id] + $0.articles.map(\.source.id) })
        used.formUnion(law.statements.map(\.source.id))
        let sources = try ReferenceSources.carried().byID
        #expect(Set(sources.keys) == used)
        #expect(sources.values.allSatisfy { $0.url?.hasPrefix("http") ?? true && !$0.text.isEmpty })
    }
}
