internal import ArgumentParser
internal import Jalon

/// `jalon dump`.
struct DumpCommand: JalonSubcommand {
    static let configuration = CommandConfiguration(
        commandName: "dump", abstract: "Write the whole casebook as JSON Lines, the interchange format.")

    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let output = session.output
        try session.casebook().dump { (line) throws(JalonError) in
            try output.write(bytes: line)
            try output.write(bytes: CollectionOfOne(UInt8(ascii: "\n")))
        }
    }
}
