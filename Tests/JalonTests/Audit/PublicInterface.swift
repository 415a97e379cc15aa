import Foundation

/// The functions that the sources of Jalon declare public, as `Type.name(label:label:)`.
///
/// They are read off the sources, and everything that looks public and is not understood is given apart: nothing is
/// missed in silence.
struct PublicInterface {
    private(set) var functions: [String] = []
    /// Lines with a public function that could not be read.
    private(set) var unread: [String] = []

    init() throws {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../Sources/Jalon").standardizedFileURL
        let files = try FileManager.default.subpathsOfDirectory(atPath: folder.path).filter { $0.hasSuffix(".swift") }
        for file in files.sorted() {
            try read(String(contentsOf: folder.appending(path: file), encoding: .utf8), file)
        }
        functions.sort()
    }

    private mutating func read(_ text: String, _ file: String) {
        var type = ""
        var lines = text.split(separator: "\n", omittingEmptySubsequences: false)[...]
        while let line = lines.popFirst() {
            if let found = line.firstMatch(
                of: /^(?:public |package |private |final )*(?:extension|class|struct|enum) (\w+)/)
            {
                type = String(found.output.1)
                // Whatever stands in a public extension is public without saying so.
                if line.hasPrefix("public extension") || line.hasPrefix("open ") { unread.append("\(file): \(line)") }
            }
            let words = line.split(separator: " ")
            guard words.first?.hasPrefix("//") != true else { continue }
            guard words.contains(where: { $0 == "public" || $0 == "open" }), !words.contains("import") else { continue }
            let isFunction = words.contains {
                $0 == "func" || $0.hasPrefix("init(") || $0.hasPrefix("init?(") || $0.hasPrefix("subscript")
            }
            guard isFunction else {
                // A closure behind a name can do whatever a function does; values and types cannot.
                let isValue = ["let", "var", "struct", "enum", "class", "extension", "typealias"].contains {
                    words.contains($0[...])
                }
                if !isValue { unread.append("\(file): \(line)") }
                continue
            }
            let declaration = ([line] + lines.prefix(20)).joined(separator: "\n")
            if let name = Self.signature(declaration) {
                functions.append("\(type).\(name)")
            } else {
                unread.append("\(file): \(line)")
            }
        }
    }

    /// The name of a function with its labels.
    private static func signature(_ text: String) -> String? {
        guard let name = text.firstMatch(of: /(?:func ([^\s(<]+)(?:<[^(]*>)?|(init)\??)\(/) else { return nil }
        var depth = 0
        var parameters = [""]
        for character in text[name.range.upperBound...] {
            if depth == 0, character == ")" {
                let labels = parameters.compactMap { $0.split(whereSeparator: \.isWhitespace).first }
                    .map { $0.hasSuffix(":") ? "\($0)" : "\($0):" }
                return "\(name.output.1 ?? name.output.2 ?? "")(\(labels.joined()))"
            }
            if "([<{".contains(character) { depth += 1 }
            if ")]}".contains(character) || (character == ">" && parameters[parameters.count - 1].last != "-") {
                depth -= 1
            }
            if depth == 0, character == "," {
                parameters.append("")
            } else {
                parameters[parameters.count - 1].append(character)
            }
        }
        return nil
    }
}
