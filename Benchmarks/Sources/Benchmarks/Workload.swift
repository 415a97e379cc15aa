import Jalon

/// The cases that every row is measured with: ten entries each, of five countries, over the four years before a day.
///
/// A thousand cases are open, whatever their number, and their permits end on the sixty days after: about five hundred
/// deadlines lie within thirty days. The others are closed. Nothing is random, so that every run has the same rows.
struct Workload {
    /// How many cases there are.
    let cases: Int

    /// The day that the deadlines are asked for.
    static let today = day("2026-11-21")
    static let author = "hd"
    static let entriesOfACase = 10

    private static let stages: [(country: CountryCode, stage: String)] = [
        (.belgium, "be.reflection"), (.france, "fr.reflection"), (.italy, "it.art18"), (.hungary, "hu.humanitarian"),
        (.unitedKingdom, "uk.reflection"),
    ]

    /// Opens one case in a batch and records its entries.
    func append(_ number: Int, to batch: CasebookBatch) throws {
        let stride = max(1, cases / 1_000)
        let isOpen = number.isMultiple(of: stride)
        let (country, stage) = Self.stages[number % Self.stages.count]
        let opened = try Self.today.adding(days: isOpen ? -60 : -200 - number * 37 % 1_500)
        let reference = try Self.reference(number, country, opened)
        func moment(_ day: CivilDate, _ minute: Int) -> Instant? {
            Instant(microseconds: (Int64(day.dayNumber) * 1_440 + Int64(540 + minute)) * 60_000_000)
        }
        try batch.open(
            CaseFacts(
                country: country, openedOn: opened, exploitation: [.labour], nationality: CountryCode(rawValue: "MA")),
            reference: reference, recordedAt: moment(opened, 0), author: Self.author)
        func record(_ facts: EntryFacts, _ days: Int, _ minute: Int) throws {
            let day = try opened.adding(days: days)
            try batch.record(
                facts, in: reference, on: day, recordedAt: moment(day, minute), author: Self.author)
        }
        try record(.indicatorsObserved([.movement, .documents]), 0, 5)
        try record(
            .stepRecorded(.init(.teamDiscussion, with: [.educator, .psychologist], outcome: .continued)), 1, 10)
        try record(
            .stepRecorded(.init(.specialisedCentre, with: [.specialisedCentre], outcome: .adviceGiven)), 2, 15)
        try record(.consentGiven(.init([.dataProcessing, .referral], by: .person)), 3, 20)
        try record(.conditionRecorded("cooperates", .met), 3, 25)
        try record(.caseAssigned(.init(owner: try WorkerCode("hd"), deputy: try WorkerCode("hd2"))), 3, 30)
        let end = isOpen ? 61 + number / stride * 7 % 60 : 49
        try record(.stageGranted(.init(stage: stage, until: try opened.adding(days: end))), 4, 35)
        try record(.referralSent(.init(to: .doctor, purpose: .additionalServices)), 5, 40)
        if isOpen {
            try record(.supportPlanned(.init(.legal, with: [.lawyer])), 6, 45)
        } else {
            try record(.caseClosed(.voluntaryReturn), 90, 45)
        }
    }

    private static func reference(_ number: Int, _ country: CountryCode, _ opened: CivilDate) throws -> CaseReference {
        let digits = String(number)
        let text = "\(country)-\(opened.year)-\(String(repeating: "0", count: max(0, 7 - digits.count)))\(digits)"
        guard let reference = CaseReference(text) else { throw BenchmarkFailure("\(text) is no reference") }
        return reference
    }

    static func day(_ text: String) -> CivilDate {
        guard let day = try? CivilDate(iso8601: text) else { preconditionFailure("\(text) is no day") }
        return day
    }
}

/// Why a benchmark says nothing.
struct BenchmarkFailure: Error, CustomStringConvertible {
    let description: String
    init(_ description: String) { self.description = description }
}
