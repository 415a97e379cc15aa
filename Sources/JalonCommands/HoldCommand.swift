internal import ArgumentParser
internal import Jalon

/// `jalon hold`.
struct HoldCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "hold",
        abstract: "Legal holds: while one stands, nothing of its case is erased.",
        subcommands: [HoldPlace.self, HoldLift.self, HoldList.self])

    static let grounds = HoldGround.allCases.map(\.rawValue).joined(separator: ", ")

    static func ground(_ code: String) throws(JalonError) -> HoldGround {
        try Parsed.term(code, as: "a ground to keep content")
    }
}

/// `jalon hold place`.
struct HoldPlace: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "place", abstract: "Keep the content of a case, open or closed, whatever its retention says.")

    @OptionGroup var which: CaseArgument
    @OptionGroup var happened: DayOption

    @Option(
        name: .long, help: ArgumentHelp("For what: \(HoldCommand.grounds).", valueName: "id"),
        completion: .codes(HoldGround.self))
    var ground: String

    @OptionGroup var note: NoteOption
    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let ground = try HoldCommand.ground(ground)
        let casebook = try session.casebook()
        let recording = try Recording(
            casebook, which.found(in: casebook), happened.day(session), session)
        try recording.record(.holdPlaced(ground), texts: note.texts(session))
    }
}

/// `jalon hold lift`.
struct HoldLift: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "lift", abstract: "Lift a hold: the content of the case need not be kept for it any more.")

    @OptionGroup var which: CaseArgument
    @OptionGroup var happened: DayOption

    @Option(
        name: .long,
        help: ArgumentHelp(
            "Which hold: \(HoldCommand.grounds). (default: the one that stands)", valueName: "id"),
        completion: .codes(HoldGround.self))
    var ground: String?

    @OptionGroup var note: NoteOption
    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let casebook = try session.casebook()
        let reference = try which.found(in: casebook)
        let ground = try ground.map(HoldCommand.ground) ?? onlyGround(of: reference, in: casebook)
        let recording = Recording(casebook, reference, try happened.day(session), session)
        try recording.record(.holdLifted(ground), texts: note.texts(session))
    }

    /// The ground of the only hold that stands.
    private func onlyGround(of reference: CaseReference, in casebook: Casebook) throws -> HoldGround {
        let grounds = try casebook.state(of: reference).standingHolds.map(\.ground)
        if let first = grounds.first, grounds.count == 1 { return first }
        let name: Wording.Value = .text(reference.text)
        guard !grounds.isEmpty else {
            throw JalonError(
                .contradictsRules, "\(reference) has no hold that stands",
                Wording("hold.refusal.no-hold", ["case": name]))
        }
        let names = grounds.map(\.rawValue).joined(separator: ", ")
        throw JalonError(
            .invalidInput, "\(reference) is kept for \(names): say which hold is lifted (--ground ID)",
            Wording("hold.refusal.which", ["case": name, "grounds": .text(names)]))
    }
}

/// `jalon hold list`.
struct HoldList: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "list", abstract: "List the holds that stand, by case.")

    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let holds = try session.casebook().holds()
        guard !session.isJSON else {
            return try session.print(
                Document.make(
                    "holds",
                    [
                        .init(
                            "holds",
                            .array(
                                holds.map { held in
                                    .object([
                                        .init("case", .string(held.reference.text)),
                                        .init("entry", .string(held.hold.entry.text)),
                                        .init("ground", .string(held.hold.ground.rawValue)),
                                        .init("from", .text(held.hold.from)),
                                        .init("author", .string(held.hold.author)),
                                    ])
                                }))
                    ]))
        }
        guard !holds.isEmpty else { return session.say("hold.none", [:]) }
        let texts = try session.texts()
        var table = Table()
        for held in holds {
            table.add([
                held.reference.text, session.words.short(held.hold.from),
                texts.code("hold", held.hold.ground.rawValue), StandardError.harmless(held.hold.author),
            ])
        }
        try session.print(table.lines())
    }
}
