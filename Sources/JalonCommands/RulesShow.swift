internal import ArgumentParser
internal import Jalon

/// `jalon rules show`.
struct RulesShow: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "show",
        abstract: "Read a rule pack: stages, lengths, conditions, rights, periods, stays, duties, sources.")

    static var formats: [Settings.Format] { [.table, .json, .md] }

    @Argument(help: ArgumentHelp("The pack, such as BE/2017.", valueName: "pack"), completion: .packs)
    var pack: String

    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let pack = try session.rules().pack(named: pack)
        switch session.settings.format {
        case .json: try session.print(PackDocument(pack).document)
        case .md: try session.print(PackPage(pack, try session.texts()).markdown)
        default: try session.print(PackPage(pack, try session.texts()).lines(session.style))
        }
    }
}
