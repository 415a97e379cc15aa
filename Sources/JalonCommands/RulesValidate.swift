internal import ArgumentParser
internal import Jalon

/// `jalon rules validate`.
struct RulesValidate: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "validate",
        abstract: "Hold rule packs of one's own against the conformance check that those of Jalon pass.",
        discussion: """
            The packs are looked at beside those that Jalon carries; one of the same name takes the place of the other. \
            Exit code 0 when they may be used, 64 when they may not. The format is in Documentation/rule-packs.md.
            """)

    @Argument(help: ArgumentHelp("The files of the packs.", valueName: "file"), completion: .file())
    var files: [String]

    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        var read: [PackFile] = []
        for file in files { read.append(try PackFolder.file(at: file)) }
        let review = try session.rules().reviewing(read)
        let errors = review.problems.filter { $0.severity == .error }
        if session.isJSON {
            try session.print(
                Document.make(
                    "rules-review",
                    [
                        .init("packs", .texts(review.packs.map(\.id))), .init("valid", .bool(errors.isEmpty)),
                        .init("problems", .array(review.problems.map(Self.document))),
                    ]))
        } else {
            for problem in review.problems {
                // What it quotes comes from a file: nothing in it acts on the terminal.
                try session.print(StandardError.harmless("\(problem.severity.rawValue): \(problem)"))
            }
            if errors.isEmpty {
                try session.print(
                    session.sentence("message.packs-fit", ["packs": .list(review.packs.map { .text($0.id) })]))
            }
        }
        guard errors.isEmpty else {
            session.say("message.packs-refused", ["n": .number(errors.count)])
            throw ExitCode(JalonError(.invalidInput, "").exitCode)
        }
    }

    private static func document(_ problem: PackCheck.Problem) -> JSONValue {
        .object([
            .init("severity", .string(problem.severity.rawValue)), .init("file", .text(problem.file)),
            .init("pack", .string(problem.pack)), .init("place", .string(problem.place)),
            .init("reason", .string(problem.reason)),
        ])
    }
}
