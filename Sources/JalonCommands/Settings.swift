internal import Foundation
internal import Jalon

/// What a command works with, once flags, environment and config file are weighed.
struct Settings {
    /// How a result is written.
    enum Format: String, CaseIterable { case table, json, csv, md, html, svg, jsonl, mermaid, fods, ics }

    let store: String
    let today: CivilDate
    /// Who records, as it was given; `nil` for the user of the machine.
    private let givenAuthor: String?
    let language: RuleLanguage
    let format: Format
    let output: String
    let allowsColour: Bool
    /// The folder of rule packs of one's own; `nil` for those that Jalon carries.
    let packs: String?
    /// The key file of the vault; `nil` when none is named, and there is none at the usual place.
    let keyFile: String?
    /// The usual place of the key file: beside the config file.
    let usualKeyFile: String
    /// Where the passphrase of the vault is read from: `-` or `@FILE`.
    let passphrase: String?
    /// The centre's time zone, such as `Europe/Brussels`; `nil` for that of the machine.
    let timeZone: String?

    var words: Words { Words(language) }

    /// Who records; the machine is asked for its user only when somebody does.
    var author: String { givenAuthor ?? NSUserName() }

    init(_ global: GlobalOptions, environment: Variables) throws(JalonError) {
        let config = try ConfigFile.read(environment: environment)
        store = global.store ?? environment.filled("JALON_STORE") ?? config.store ?? Self.defaultStore(environment)
        givenAuthor = global.author ?? environment.filled("JALON_AUTHOR") ?? config.author
        language = try Self.language(global.lang ?? environment.filled("JALON_LANG") ?? config.lang, environment)
        timeZone = config.timeZone
        let now = Self.civilDateNow(timeZone: config.timeZone)
        today = try Self.day(global.today, environment, config).date(today: now)
        format = try Self.format(named: global.json ? "json" : global.format ?? config.format ?? "table")
        output = global.output ?? "-"
        packs = global.packs ?? environment.filled("JALON_PACKS") ?? config.packs
        // What was typed for this run goes before what is set for all of them.
        keyFile =
            global.key
            ?? (global.passphrase == nil
                ? environment.filled("JALON_KEY") ?? config.key ?? Self.usualKey(environment) : nil)
        usualKeyFile = ConfigFile.folder(environment) + "/vault.key"
        passphrase = global.passphrase ?? (global.key == nil ? environment.filled("JALON_PASSPHRASE") : nil)
        allowsColour = environment.filled("NO_COLOR") == nil && environment.filled("TERM") != "dumb"
    }

    /// Checks that a command writes its result in the format that was asked for.
    func check(_ formats: [Format]) throws(JalonError) {
        guard !formats.contains(format) else { return }
        throw JalonError(
            .invalidInput,
            "this command does not write \(format.rawValue); choose \(formats.map(\.rawValue).joined(separator: ", "))",
            Wording(
                "refusal.format",
                ["format": .text(format.rawValue), "formats": .list(formats.map { .text($0.rawValue) })]))
    }

    static func format(named name: String) throws(JalonError) -> Format {
        // What is not a table is text; people call both by either name.
        guard let format = Format(rawValue: name == "text" ? "table" : name) else {
            let all = Format.allCases.map(\.rawValue).joined(separator: ", ")
            throw JalonError(
                .invalidInput,
                "\"\(name.prefix(20))\" is no format; there are \(all), and --help of a command names those it writes")
        }
        return format
    }

    /// The key file beside the config file, when there is one.
    private static func usualKey(_ environment: Variables) -> String? {
        let path = ConfigFile.folder(environment) + "/vault.key"
        return FileManager.default.fileExists(atPath: path) ? path : nil
    }

    private static func defaultStore(_ environment: Variables) -> String {
        let data = environment.filled("XDG_DATA_HOME") ?? ConfigFile.home(environment) + "/.local/share"
        return data + "/jalon/casebook.sqlite"
    }

    /// The day that was asked for: by the option, the environment, the config file, or else today.
    private static func day(
        _ option: DateArgument?, _ environment: Variables, _ config: ConfigFile
    ) throws(JalonError) -> DateArgument {
        if let option { return option }
        guard let text = environment.filled("JALON_TODAY") else {
            return config.today.flatMap(DateArgument.init(argument:)) ?? .offset(0)
        }
        guard let day = DateArgument(argument: text) else {
            throw JalonError(.invalidInput, "JALON_TODAY: \(DateArgument.refusal(of: text))")
        }
        return day
    }

    private static func language(_ asked: String?, _ environment: Variables) throws(JalonError) -> RuleLanguage {
        if let asked { return try language(named: asked) }
        let locale = ["LC_ALL", "LC_MESSAGES", "LANG"].lazy.compactMap { environment.filled($0) }.first ?? ""
        return RuleLanguage(rawValue: String(locale.prefix(2)).lowercased()) ?? .english
    }

    static func language(named name: String) throws(JalonError) -> RuleLanguage {
        guard let language = RuleLanguage(rawValue: name.lowercased()) else {
            throw JalonError(
                .invalidInput, "\"\(name.prefix(20))\" is not a language that Jalon speaks; choose en, fr, nl, it or hu"
            )
        }
        return language
    }

    /// The civil date now where the centre is: in the zone of the config file, or else of the machine.
    private static func civilDateNow(timeZone name: String?) -> CivilDate {
        var seconds = time(nil)
        if let name {
            let zone = TimeZone(identifier: name) ?? .gmt
            seconds += zone.secondsFromGMT(for: Date(timeIntervalSince1970: TimeInterval(seconds)))
            return CivilDate(dayNumber: Int((Double(seconds) / 86_400).rounded(.down))) ?? .earliest
        }
        var parts = tm()
        localtime_r(&seconds, &parts)
        return CivilDate(year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
            ?? .earliest
    }
}
