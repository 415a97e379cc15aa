internal import ArgumentParser
internal import Jalon

/// `jalon verify`.
struct VerifyCommand: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "verify",
        abstract: "Read the whole casebook: the file, every link of the chain, and what is derived from the entries.")

    @OptionGroup var kept: KeptHeadOption
    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let settings = session.settings
        let hasKey = settings.keyFile != nil || settings.passphrase != nil
        let verification = try Casebook.verify(
            at: settings.store, rules: session.ownRules(), head: kept.head, vault: hasKey ? session.vault : nil,
            author: settings.author, upgraded: session.sayUpgraded)
        let isWhole = verification.problems.isEmpty
        if session.isJSON {
            try session.print(Self.document(verification))
        } else if isWhole {
            try session.print(
                session.sentence(
                    "message.whole",
                    ["cases": .cases(verification.cases), "entries": .entries(Int(verification.entries))]))
            try session.print(session.sentence("message.head", ["head": .text(verification.head)]))
            if verification.sealed > 0 {
                try session.print(
                    session.sentence(
                        verification.isOpened ? "message.sealed-compared" : "message.sealed-unopened",
                        ["n": .number(verification.sealed)]))
            }
        }
        guard !isWhole else { return }
        Self.sayProblems(of: verification, session)
        session.say("message.not-whole", [:])
        throw ExitCode(13)
    }

    /// Says the first problems.
    static func sayProblems(of verification: Verification, _ session: Session) {
        for problem in verification.problems.prefix(20) { session.say("jalon: \(problem.message)") }
        if verification.problems.count > 20 {
            session.say("message.more", ["n": .number(verification.problems.count - 20)])
        }
    }

    private static func document(_ verification: Verification) -> JSONValue {
        Document.make(
            "verification",
            [
                .init("whole", .bool(verification.problems.isEmpty)), .init("cases", .int(verification.cases)),
                .init("entries", .int(Int(verification.entries))), .init("events", .int(Int(verification.events))),
                .init("head", .string(verification.head)),
                .init("sealed", .int(verification.sealed)), .init("opened", .bool(verification.isOpened)),
                .init("problems", problems(verification.problems)),
            ])
    }

    /// Problems as documents have them.
    static func problems(_ problems: [Verification.Problem]) -> JSONValue {
        .array(
            problems.map { problem in
                .object([
                    .init("place", .string(problem.place.rawValue)),
                    .init("sequence", problem.sequence.map { .int(Int($0)) } ?? .null),
                    .init("message", .string(problem.message)),
                ])
            })
    }
}
