internal import ArgumentParser
internal import Jalon

/// `jalon dump`.
struct DumpCommand: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "dump", abstract: "Write the whole casebook as JSON Lines, the interchange format.",
        discussion: """
            What is sealed is left out, unless --identify is given with a reason. Cases that were erased are left out.
            """)

    @OptionGroup var identified: IdentifyOptions
    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let output = session.output
        let sink = { (line: [UInt8]) throws(JalonError) in
            try output.write(bytes: line)
            try output.write(bytes: CollectionOfOne(UInt8(ascii: "\n")))
        }
        let casebook = try session.casebook()
        let erased = (try? casebook.erasedCount()) ?? 0
        if erased > 0 { session.say("erase.dumped", ["n": .number(erased)]) }
        if let reason = try identified.why(session) {
            return try casebook.dumpIdentified(
                reason: reason, on: session.today, author: session.settings.author, to: sink)
        }
        try casebook.dump(author: session.settings.author, to: sink)
        // A damaged lock does not keep what is coded from being saved.
        let sealed = (try? casebook.vaultStatus())??.sealed ?? 0
        if sealed > 0 {
            session.say("message.dump-sealed", ["n": .number(sealed)])
        }
    }
}
