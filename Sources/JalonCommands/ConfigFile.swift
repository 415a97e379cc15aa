internal import Foundation
internal import Jalon

/// The config file: `$XDG_CONFIG_HOME/jalon/config.json`, or the same under `~/.config`.
struct ConfigFile: Decodable {
    var store: String?
    var author: String?
    var lang: String?
    var format: String?
    /// The centre's time zone, such as `Europe/Brussels`.
    var timeZone: String?

    private enum Keys: String, CodingKey, CaseIterable { case store, author, lang, format, timeZone }

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
        author = try values.decodeIfPresent(String.self, forKey: .author)
        lang = try values.decodeIfPresent(String.self, forKey: .lang)
        format = try values.decodeIfPresent(String.self, forKey: .format)
        timeZone = try values.decodeIfPresent(String.self, forKey: .timeZone)
    }

    static func read(environment: [String: String]) throws(JalonError) -> ConfigFile {
        let folder = environment.filled("XDG_CONFIG_HOME") ?? environment.filled("HOME").map { $0 + "/.config" }
        guard let path = folder.map({ $0 + "/jalon/config.json" }),
            let data = FileManager.default.contents(atPath: path)
        else { return ConfigFile() }
        do {
            return try JSONDecoder().decode(ConfigFile.self, from: data)
        } catch let DecodingError.dataCorrupted(context) where !context.codingPath.isEmpty {
            throw JalonError(.invalidInput, "\(path): \(context.debugDescription)")
        } catch {
            throw JalonError(.invalidInput, "\(path) is not a config file: a JSON object of texts")
        }
    }
}
