import Jalon
import Testing

@Suite("The figures of a casebook's year")
struct CasebookStatisticsTests {
    let folder = TemporaryFolder()

    @Test("Cases are counted one by one, and the figures say where the casebook ended")
    func figures() throws {
        let casebook = try Casebook.create(at: folder.file())
        for number in 1...12 { try casebook.open("BE-\(number)") }
        try casebook.open("FR-1", .france)
        var looked: [Int] = []
        let (figures, end) = try casebook.statistics(
            year: 2013, country: .belgium, today: date("2013-06-15"), progress: { looked.append($0) })
        let persons = try #require(figures.tables.first { $0.id == .persons }?.rows.first)
        #expect(persons.count == 11 && persons.most == 21 && figures.isProtected && figures.scope.isPartial)
        #expect(looked == Array(1...13) && end.entries == 13)
        #expect(try casebook.verify().head == end.head)
        let exact = try casebook.statistics(year: 2013, threshold: 0, today: date("2013-06-15")).figures
        #expect(exact.tables.first { $0.id == .persons }?.rows.first?.count == 13 && !exact.isProtected)
        #expect(exact.tables.first { $0.id == .countries }?.total == 13)
    }

    @Test("A year, a threshold and a country that make no sense are refused")
    func refused() throws {
        let casebook = try Casebook.create(at: folder.file())
        let today = try date("2013-06-15")
        let germany = try #require(CountryCode(rawValue: "DE"))
        for (year, country, threshold) in [(1899, nil, 11), (2013, germany, 11), (2013, nil, -1), (2013, nil, 1_001)] {
            let error = #expect(throws: JalonError.self) {
                try casebook.statistics(year: year, country: country, threshold: threshold, today: today)
            }
            #expect(error?.code == .invalidInput, "\(year) \(threshold)")
        }
    }
}
