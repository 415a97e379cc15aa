internal import ArgumentParser

/// The options that every command accepts: flag, then environment, then config file, then default.
struct GlobalOptions: ParsableArguments {
    @Option(name: .long, help: ArgumentHelp("The casebook file. [JALON_STORE]", valueName: "path"), completion: .file())
    var store: String?

    @Option(
        name: .long, parsing: .unconditional,
        help: ArgumentHelp("The day that everything is computed for. [JALON_TODAY]", valueName: "date"),
        completion: .days,
        transform: Parsed.date)
    var today: DateArgument?

    @Option(name: .long, help: ArgumentHelp("Who records. [JALON_AUTHOR]", valueName: "name"))
    var author: String?

    @Option(
        name: .long,
        help: ArgumentHelp("Language of what people read: en, fr, nl, it, hu. [JALON_LANG]", valueName: "lang"),
        completion: .languages)
    var lang: String?

    @Option(
        name: .long,
        help: ArgumentHelp("A folder of rule packs to use beside those of Jalon. [JALON_PACKS]", valueName: "dir"),
        completion: .directory)
    var packs: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The key file of the vault. (default: vault.key beside the config file) [JALON_KEY]", valueName: "path"),
        completion: .file())
    var key: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "The passphrase of the vault: - for standard input, or @FILE. [JALON_PASSPHRASE]", valueName: "text"))
    var passphrase: String?

    @Option(
        name: .long,
        help: ArgumentHelp(
            "How the result is written: table, json, or another form that the command writes.", valueName: "format"),
        completion: .choices(Settings.Format.self))
    var format: String?

    @Flag(name: .long, help: "The same as --format json.")
    var json = false

    @Option(
        name: .long, help: ArgumentHelp("Where the result is written; - is standard output.", valueName: "path"),
        completion: .file())
    var output: String?

    @Flag(name: .long, help: "Replace the file that --output names.")
    var force = false

    /// Options that stand before the noun or the verb, as with git, are moved behind the verb, where every command
    /// reads them; the same option given again after the verb wins.
    static func movedBehindTheVerb(_ arguments: [String]) -> [String] {
        let withValue: Set = [
            "--store", "--today", "--author", "--lang", "--packs", "--key", "--passphrase", "--format", "--output",
        ]
        let alone: Set = ["--json", "--force"]
        var rest = arguments[...]
        var words: [String] = []
        var moved: [String] = []
        while words.count < 2, let first = rest.first {
            if alone.contains(first) || withValue.contains(where: { first.hasPrefix($0 + "=") }) {
                moved.append(rest.removeFirst())
            } else if withValue.contains(first), rest.count >= 2 {
                moved += [rest.removeFirst(), rest.removeFirst()]
            } else if first.hasPrefix("-") {
                break
            } else {
                words.append(rest.removeFirst())
            }
        }
        return words + moved + rest
    }
}
