import CountryRules
import Foundation
import Testing

extension RuleBook {
    /// The rules of one country with the first occurrence of a text of its pack replaced; the text has to be there.
    static func embedded(_ country: String, replacing old: String, with new: String) throws -> RuleBook {
        let name = "\(country)-FIIT-2013.json5"
        let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
            .deletingLastPathComponent().appending(path: "Sources/CountryRules/Packs/\(name)")
        var text = try String(contentsOf: file, encoding: .utf8)
        text.replaceSubrange(try #require(text.range(of: old), "\(name) no longer says \(old)"), with: new)
        return RuleBook([try RulePack.read(Array(text.utf8), name: name)])
    }
}
