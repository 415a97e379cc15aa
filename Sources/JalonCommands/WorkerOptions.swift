internal import ArgumentParser
internal import Jalon

/// Whose cases are meant.
struct WorkerOptions: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp("Only cases of which this person is the owner or the deputy, by code.", valueName: "code"))
    var worker: String?

    @Flag(name: .long, help: "Only cases that nobody answers for.")
    var unassigned = false

    func validate() throws {
        guard worker == nil || !unassigned else {
            throw ValidationError("--worker and --unassigned exclude each other: a case has an owner or it has none")
        }
    }

    /// The same options, for a command that a message names.
    var words: String { worker.map { " --worker \($0)" } ?? (unassigned ? " --unassigned" : "") }

    /// The filter; says so when it can find nothing, for codes are compared to the letter.
    func filter(in casebook: Casebook, _ session: Session) throws(JalonError) -> WorkerFilter? {
        guard let worker else { return unassigned ? .nobody : nil }
        let code = try WorkerCode(worker)
        let known = try casebook.workers()
        if !known.contains(code) {
            // What was given may be a name, and is not repeated.
            let names = known.prefix(10).map(\.text).joined(separator: ", ") + (known.count > 10 ? ", …" : "")
            if known.isEmpty {
                session.say("message.no-workers", [:])
            } else {
                session.say("message.no-worker", ["codes": .text(names)])
            }
        }
        return .of(code)
    }
}
