internal import Foundation
internal import Jalon

/// The config file: `$XDG_CONFIG_HOME/jalon/config.json`, or the same under `~/.config`.
struct ConfigFile: Decodable {
    var store: String?
    var today: String?
    var author: String?
    var lang: String?
    var format: String?
    /// The folder of rule packs of one's own.
    var packs: String?
    /// The key file of the vault.
    var key: String?
    /// The centre's time zone, such as `Europe/Brussels`.
    var timeZone: String?

    private enum Keys: String, CodingKey, CaseIterable { case store, today, author, lang, format, packs, key, timeZone }

    private struct AnyName: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }

    init() {}

    init(from decoder: any Decoder) throws {
        let names = try decoder.container(keyedBy: AnyName.self)
        for name in names.allKeys where Keys(rawValue: name.stringValue) == nil {
            throw DecodingError.dataCorruptedError(
                forKey: name, in: names,
                debugDescription:
                    "\"\(name.stringValue)\" is not a setting; there are \(Keys.allCases.map(\.rawValue).joined(separator: ", "))"
            )
        }
        let values = try decoder.container(keyedBy: Keys.self)
        store = try values.decodeIfPresent(String.self, forKey: .store)
        today = try values.decodeIfPresent(String.self, forKey: .today)
        author = try values.decodeIfPresent(String.self, forKey: .author)
        lang = try values.decodeIfPresent(String.self, forKey: .lang)
        format = try values.decodeIfPresent(String.self, forKey: .format)
        packs = try values.decodeIfPresent(String.self, forKey: .packs)
        key = try values.decodeIfPresent(String.self, forKey: .key)
        timeZone = try values.decodeIfPresent(String.self, forKey: .timeZone)
    }

    /// The person's home, also where no shell has said which it is.
    static func home(_ environment: Variables) -> String { environment.filled("HOME") ?? NSHomeDirectory() }

    /// The folder of what is configured.
    static func folder(_ environment: Variables) -> String {
        (environment.filled("XDG_CONFIG_HOME") ?? home(environment) + "/.config") + "/jalon"
    }

    static func read(environment: Variables) throws(JalonError) -> ConfigFile {
        let path = folder(environment) + "/config.json"
        guard FileManager.default.fileExists(atPath: path) else { return ConfigFile() }
        let bytes = try InputFile(path: path, largest: InputFile.largestConfig).bytes()
        do {
            let bounds = JSONBounds(bytes: InputFile.largestConfig, depth: 4, values: 100)
            let document = try JSONDocument.read(bytes, within: bounds)
            if let twice = document.twice.first {
                throw JalonError(.invalidInput, "line \(twice.line): a setting stands twice in one object")
            }
            var config = try document.value.decode(ConfigFile.self)
            // No shell has read the file: what it would have put for the tilde is put here.
            config.store = config.store.map { expanded($0, environment) }
            config.packs = config.packs.map { expanded($0, environment) }
            config.key = config.key.map { expanded($0, environment) }
            try config.check()
            return config
        } catch let error as JalonError {
            throw JalonError(error.code, "\(path): \(error.message)")
        } catch let fault as JSONFault {
            throw JalonError(.invalidInput, "\(path): \(fault)")
        } catch let DecodingError.dataCorrupted(context) where !context.codingPath.isEmpty {
            throw JalonError(.invalidInput, "\(path): \(context.debugDescription)")
        } catch {
            throw JalonError(.invalidInput, "\(path) is not a config file: a JSON object of texts")
        }
    }

    private static func expanded(_ path: String, _ environment: Variables) -> String {
        path.hasPrefix("~/") ? home(environment) + path.dropFirst() : path
    }

    /// Checks what is set, while it can still be said that the file is to blame.
    private func check() throws(JalonError) {
        if let lang { _ = try Settings.language(named: lang) }
        if let format { _ = try Settings.format(named: format) }
        if let today, DateArgument(argument: today) == nil {
            throw JalonError(.invalidInput, "\"today\": \(DateArgument.refusal(of: today))")
        }
        if let timeZone, TimeZone(identifier: timeZone) == nil {
            throw JalonError(
                .invalidInput,
                "the time zone \"\(timeZone.prefix(40))\" is not known; write one such as Europe/Brussels")
        }
    }
}
