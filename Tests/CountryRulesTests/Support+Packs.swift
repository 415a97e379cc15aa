import CountryRules
import Foundation
import Testing

/// A pack of the project as it is written, to be changed at one place.
struct PackSource {
    let name: String
    private(set) var text: String

    init(_ country: String) throws {
        name = "\(country)-FIIT-2013.json5"
        text = try String(contentsOf: Folder.rules.appending(path: "Packs/\(name)"), encoding: .utf8)
    }

    /// The same source with the first occurrence of a text replaced; the text has to be there.
    func replacing(_ old: String, with new: String) throws -> PackSource {
        var copy = self
        copy.text.replaceSubrange(try #require(text.range(of: old), "\(name) no longer says \(old)"), with: new)
        return copy
    }

    func read() throws(RuleError) -> RulePack {
        try RulePack.read(Array(text.utf8), name: name)
    }

    /// A pack of law of one's own: other days, another name, the same stages.
    static func law(_ id: String, from: String, to: String?) throws -> RulePack {
        try PackSource("BE")
            .replacing("id: \"BE/FIIT-2013\"", with: "id: \"\(id)\"")
            .replacing("from: \"2013-01-01\"", with: "from: \"\(from)\"")
            .replacing("to: \"2013-12-31\",", with: to.map { "to: \"\($0)\"," } ?? "")
            .replacing("referenceOnly: true,", with: "")
            .read()
    }
}

extension PackCheck {
    /// A check against the texts that Jalon carries.
    static func embedded() throws -> PackCheck {
        PackCheck(texts: try RuleLanguage.allCases.map { language in try RuleTexts(language) })
    }
}
