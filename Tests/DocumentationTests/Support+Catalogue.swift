import Foundation

/// The documentation catalogues of the project, and the listings that they show.
enum Catalogue {
    static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent()
    static let resources = root.appending(path: "Sources/Jalon/Jalon.docc/Resources")
    static let listings = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Listings")

    /// A page of a catalogue.
    struct Page {
        let name: String
        let text: String

        /// The code blocks that are written in a language, without their fences.
        func blocks(_ language: String) -> [String] {
            var blocks: [String] = []
            var open: [Substring]?
            for line in text.split(separator: "\n", omittingEmptySubsequences: false) {
                if let lines = open, line == "```" {
                    blocks.append(lines.joined(separator: "\n"))
                    open = nil
                } else if open != nil {
                    open?.append(line)
                } else if line == "```\(language)" {
                    open = []
                }
            }
            return blocks
        }
    }

    /// Every page and tutorial below Sources, by name.
    static func pages() throws -> [Page] {
        let sources = root.appending(path: "Sources").path
        return try FileManager.default.subpathsOfDirectory(atPath: sources)
            .filter { $0.contains(".docc/") && ($0.hasSuffix(".md") || $0.hasSuffix(".tutorial")) }.sorted()
            .map { path in
                Page(
                    name: URL(filePath: path).lastPathComponent,
                    text: try String(contentsOfFile: "\(sources)/\(path)", encoding: .utf8))
            }
    }

    /// The text of every file of a folder with that ending, by its name.
    static func files(in folder: URL, _ suffix: String) throws -> [String: String] {
        var files: [String: String] = [:]
        for file in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        where file.lastPathComponent.hasSuffix(suffix) {
            files[file.lastPathComponent] = try String(contentsOf: file, encoding: .utf8)
        }
        return files
    }

    /// The pieces of a code block between its blank lines, each as its lines without the indentation of the first.
    static func pieces(_ block: String) -> [[String]] {
        var pieces: [[String]] = [[]]
        for line in block.split(separator: "\n", omittingEmptySubsequences: false) {
            if line.allSatisfy(\.isWhitespace) {
                pieces.append([])
            } else {
                pieces[pieces.count - 1].append(String(line))
            }
        }
        return pieces.filter { !$0.isEmpty }.map(outdented)
    }

    /// Whether the lines stand in a text one after the other, however deep.
    static func contains(_ text: String, _ lines: [String]) -> Bool {
        let all = text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
        guard !lines.isEmpty, lines.count <= all.count else { return false }
        return (0...(all.count - lines.count)).contains { outdented(Array(all[$0..<($0 + lines.count)])) == lines }
    }

    private static func outdented(_ lines: [String]) -> [String] {
        let depth = lines.first.map { $0.prefix { $0 == " " }.count } ?? 0
        return lines.map { $0.prefix(depth).allSatisfy { $0 == " " } ? String($0.dropFirst(depth)) : $0 }
    }
}
