import CountryRules
import Foundation
import Testing

/// A pack as it is written, to be changed at one place.
struct PackSource {
    let name: String
    private(set) var text: String

    /// A pack of the project by its file's name without the ending, such as `BE-FIIT-2013`.
    init(_ file: String) throws {
        try self.init(name: "\(file).json5", in: Folder.rules.appending(path: "Packs"))
    }

    private init(name: String, in folder: URL) throws {
        self.name = name
        text = try String(contentsOf: folder.appending(path: name), encoding: .utf8)
    }

    /// A pack of the tests, of a country that does not exist: `zz-law` or `zz-north`.
    static func own(_ file: String) throws -> PackSource {
        try PackSource(name: "\(file).json5", in: Folder.cases.appending(path: "Packs"))
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

    /// The source as a file of one's own, under another name if need be.
    func file(_ name: String? = nil) -> PackFile {
        PackFile(name: name ?? self.name, bytes: Array(text.utf8))
    }

    /// A pack of law of one's own: other days, another name, the same stages.
    static func law(_ id: String, from: String, to: String?) throws -> RulePack {
        try PackSource("BE-FIIT-2013")
            .replacing("id: \"BE/FIIT-2013\"", with: "id: \"\(id)\"")
            .replacing("from: \"2013-01-01\"", with: "from: \"\(from)\"")
            .replacing("to: \"2013-12-31\",", with: to.map { "to: \"\($0)\"," } ?? "")
            .replacing("referenceOnly: true,", with: "")
            .read()
    }
}

/// One thing changed in the law of the country that does not exist, and what is said of it.
struct PackChange: Sendable, CustomStringConvertible {
    let old, new, place, reason: String
    var description: String { "\(place): \(reason)" }

    init(_ old: String, _ new: String, at place: String, _ reason: String) {
        (self.old, self.new, self.place, self.reason) = (old, new, place, reason)
    }

    /// The changed pack as a file of one's own.
    func file() throws -> PackFile {
        try PackSource.own("zz-law").replacing(old, with: new).file("mine.json5")
    }
}
