import ArgumentParser
import Foundation
import Jalon

@main
struct Program: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "spreadsheet-import",
        abstract: "Takes a centre's sheet (CSV) into a casebook.",
        discussion: """
            Exit codes: 0 everything is in the casebook; 1 it failed; 3 something was left out, and the report says \
            what; 65 the sheet or the mapping cannot be read, and nothing was recorded; 64 usage.
            """)

    @Argument(help: "The sheet.", completion: .file())
    var sheet: String

    @Option(help: "What its columns mean (JSON or JSON5).", completion: .file())
    var mapping: String

    @Option(help: "The casebook.", completion: .file())
    var casebook: String

    @Flag(help: "Make the casebook, its key and its vault where they are missing.")
    var create = false

    @Option(help: "The key file of the casebook's vault, in which names and notes are sealed.", completion: .file())
    var key: String?

    @Option(help: "The day it is, YYYY-MM-DD; a day behind it is doubtful. Without it, that of the machine.")
    var today: String?

    @Flag(help: "Say what would be done, and record nothing.")
    var dryRun = false

    @Flag(help: "Write the report as JSON.")
    var json = false

    private static let refused = ExitCode(65)
    private static let leftOut = ExitCode(3)

    func run() throws {
        let report: SheetReport
        do {
            let mapping = try Mapping.read(try Self.contents(of: mapping))
            let text = try SheetText.read(try Self.contents(of: sheet), as: mapping.encoding)
            let read = try Sheet(text, mapping: mapping)
            var importer = Importer(try casebook(for: mapping), mapping: mapping, isDryRun: dryRun)
            try importer.take(read, today: try day())
            report = importer.report
        } catch let refusal as Refusal {
            try Self.fail("\(refusal)", Self.refused)
        } catch let error as JalonError {
            try Self.fail("\(error)", .failure)
        }
        try FileHandle.standardOutput.write(contentsOf: json ? report.json : Data(report.text.utf8))
        if report.hasLosses { throw Self.leftOut }
    }

    private func casebook(for mapping: Mapping) throws -> Casebook {
        let vault = key.map { VaultAccess(.keyFile($0)) } ?? .none
        guard key != nil || !mapping.needsVault else {
            throw Refusal("the mapping seals names or notes: give --key, or list those columns under ignored")
        }
        guard !create || !dryRun else { throw Refusal("a dry run makes nothing: leave --create or --dry-run out") }
        let files = FileManager.default
        if create, let key, !files.fileExists(atPath: key) { _ = try VaultKey.create(file: key) }
        let opened =
            try create && !files.fileExists(atPath: casebook)
            ? Casebook.create(at: casebook, vault: vault) : Casebook.open(at: casebook, vault: vault)
        guard let key, mapping.needsVault else { return opened }
        if create, try opened.vaultStatus() == nil { try opened.makeVault(for: .keyFile(key), author: mapping.author) }
        guard try opened.vaultStatus() != nil else {
            throw Refusal("the casebook has no vault for names and notes: make one with jalon vault init")
        }
        return opened
    }

    private func day() throws -> CivilDate {
        if let today {
            guard let day = try? CivilDate(iso8601: today) else { throw Refusal("--today is a day, YYYY-MM-DD") }
            return day
        }
        let now = Calendar(identifier: .gregorian).dateComponents([.year, .month, .day], from: Date())
        guard let day = CivilDate(year: now.year ?? 0, month: now.month ?? 0, day: now.day ?? 0) else {
            throw Refusal("the machine's clock shows no day: give --today")
        }
        return day
    }

    private static func contents(of path: String) throws -> Data {
        do {
            return try Data(contentsOf: URL(filePath: path))
        } catch {
            throw Refusal("\(path) cannot be read")
        }
    }

    private static func fail(_ sentence: String, _ code: ExitCode) throws -> Never {
        try FileHandle.standardError.write(contentsOf: Data("spreadsheet-import: \(sentence)\n".utf8))
        throw code
    }
}
