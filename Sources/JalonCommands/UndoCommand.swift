internal import ArgumentParser
internal import Jalon

/// `jalon undo`.
struct UndoCommand: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "undo",
        abstract: "Take back what you recorded last; nothing is deleted, a retraction is recorded.",
        discussion: "Undone again, it takes back the entry before. jalon entry retract takes back any other.")

    @Argument(
        help: ArgumentHelp("Only in this case. (default: in the whole casebook)", valueName: "case"),
        completion: .nothing)
    var reference: String?

    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let casebook = try session.casebook()
        let reference = try reference.map { try casebook.reference(beginningWith: $0) }
        let (undone, retraction) = try casebook.undo(
            by: session.settings.author, in: reference, today: session.today)
        session.say(
            "message.taken-back",
            [
                "kind": .kindInside(undone.facts.kind), "day": .weekday(undone.on),
                "case": .text(undone.caseReference.text),
            ])
        try Recording(casebook, undone.caseReference, session.today, session).show(retraction)
    }
}
