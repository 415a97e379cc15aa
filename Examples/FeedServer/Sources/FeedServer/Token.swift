import ArgumentParser
import Foundation
import Jalon

/// Gives readers their tokens, and takes them back.
struct Token: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Gives readers their tokens, and takes them back.", subcommands: [Add.self, Remove.self, List.self])

    struct File: ParsableArguments {
        @Option(help: "The file of the readers.", completion: .file())
        var readers: String
    }

    struct Add: ParsableCommand {
        static let configuration = CommandConfiguration(
            abstract: "Adds a reader and prints the token, which is shown this once.")

        @Argument(help: "The reader, by a code such as hd; a reader who is there already gets a new token.")
        var name: String

        @OptionGroup var file: File

        @Option(help: "en, fr, nl, it or hu.")
        var language = RuleLanguage.english.rawValue

        @Option(help: "Only the cases of this country.")
        var country: String?

        @Option(help: "Only the cases of this case worker, by code.")
        var worker: String?

        @Flag(help: "Name in the calendar what ends, such as the stage.")
        var titles = false

        func run() throws {
            let token = ReaderToken.random()
            let reader = Reader(
                name: name, tokenHash: ReaderToken.hash(token), language: language, country: country, worker: worker,
                showsTitles: titles)
            guard reader.isSound else {
                throw ValidationError("name and worker are codes such as hd, the country a code such as BE")
            }
            try replace(in: file.readers) { $0.filter { $0.name != name } + [reader] }
            try FileHandle.standardOutput.write(contentsOf: Data("\(token)\n".utf8))
        }
    }

    struct Remove: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Takes a reader out, at once.")

        @Argument(help: "The reader.")
        var name: String

        @OptionGroup var file: File

        func run() throws { try replace(in: file.readers) { $0.filter { $0.name != name } } }
    }

    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(abstract: "Lists the readers.")

        @OptionGroup var file: File

        func run() throws {
            let names = try reading { try ReadersFile(file.readers).all().map { "\($0.name)\n" }.joined() }
            try FileHandle.standardOutput.write(contentsOf: Data(names.utf8))
        }
    }
}

private func replace(in path: String, _ change: ([Reader]) -> [Reader]) throws {
    let file = ReadersFile(path)
    try reading {
        var readers: [Reader] = []
        do { readers = try file.all() } catch ReadersFile.Problem.missing {}
        try file.replace(change(readers))
    }
}

private func reading<Result>(_ work: () throws -> Result) throws -> Result {
    do { return try work() } catch let problem as ReadersFile.Problem { throw ExitCode.failure(saying: problem) }
}
