import Foundation

/// Folders of the project, found from this file.
enum Folder {
    static let tests = URL(filePath: #filePath).deletingLastPathComponent()
    static let cases = tests.appending(path: "Cases")
    static let rules = tests.deletingLastPathComponent().deletingLastPathComponent()
        .appending(path: "Sources/CountryRules")

    static func names(in folder: URL) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path).filter { !$0.hasPrefix(".") }.sorted()
    }
}

extension JSONDecoder {
    /// A decoder of the files that people write: JSON with comments and bare keys.
    static var json5: JSONDecoder {
        let decoder = JSONDecoder()
        decoder.allowsJSON5 = true
        return decoder
    }
}
