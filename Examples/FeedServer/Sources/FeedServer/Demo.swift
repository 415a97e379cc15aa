import ArgumentParser
import Foundation
import Jalon

/// Serves a casebook of fictional cases, to look at.
struct Demo: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Serves fictional cases out of a temporary folder, which is taken away at the end.")

    @OptionGroup var listening: Listening

    func run() async throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "jalon-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let casebook = folder.appending(path: "casebook.sqlite").path
        try fill(Casebook.create(at: casebook), on: listening.today())

        let token = ReaderToken.random()
        let readers = ReadersFile(folder.appending(path: "readers.json").path)
        try readers.replace([Reader(name: "demo", tokenHash: ReaderToken.hash(token), showsTitles: true)])
        let address = "http://\(listening.host):\(listening.port)/\(token)"
        let addresses = "the page:     \(address)/due\nthe calendar: \(address)/deadlines.ics\n"
        try FileHandle.standardOutput.write(contentsOf: Data(addresses.utf8))
        try await serve(CasebookFile(casebook), readers, listening)
    }

    /// Three cases: one overdue, one due this week, one that has time.
    private func fill(_ casebook: Casebook, on today: CivilDate) throws {
        let grants: [(country: CountryCode, stage: String, daysAgo: Int)] = [
            (.belgium, "be.reflection", 50), (.belgium, "be.reflection", 42), (.france, "fr.reflection", 3),
        ]
        for grant in grants {
            let day = try today.adding(days: -grant.daysAgo)
            let opened = try casebook.open(CaseFacts(country: grant.country, openedOn: day), author: "demo")
            try casebook.record(
                .stageGranted(.init(stage: grant.stage)), in: opened.reference, on: day, author: "demo")
        }
    }
}
