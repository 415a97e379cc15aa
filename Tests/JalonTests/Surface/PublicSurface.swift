import Foundation

/// What sources declare public, one line each: the declaration without its body, behind the type that it belongs to.
struct PublicSurface {
    /// The declarations by their type's name, sorted.
    private(set) var lines: [String] = []
    /// Lines that say public where no declaration was looked for: nothing is missed in silence.
    private(set) var unread: [String] = []

    private var declarations: Set<String> = []
    /// What extensions add to types, which counts where the type does.
    private var conformances: [(type: String, line: String)] = []
    private var publicTypes: Set<String> = []
    /// The types that are open now, from the outermost, each with the depth of its braces.
    private var open: [(name: String, depth: Int, members: Members, isPublic: Bool)] = []

    /// What stands between the braces of a type.
    private enum Members { case enumeration, requirements, declarations }

    /// Reads the sources of a module.
    ///
    /// - Parameter only: The names of the types that count; `nil` for all.
    init(folder: URL, only: Set<String>? = nil) throws {
        for file in try FileManager.default.subpathsOfDirectory(atPath: folder.path).sorted()
        where file.hasSuffix(".swift") {
            read(SwiftCode(try String(contentsOf: folder.appending(path: file), encoding: .utf8)).text)
        }
        declarations.formUnion(conformances.filter { publicTypes.contains($0.type) }.map(\.line))
        lines = declarations.sorted().filter { line in
            let type = line.prefix { $0 != "." && $0 != ":" }
            return only.map { $0.contains(String(type)) } ?? true
        }
    }

    private mutating func read(_ code: String) {
        var depth = 0
        var lines = code.split(separator: "\n", omittingEmptySubsequences: false)[...]
        open = []
        while let line = lines.popFirst() {
            // A type's members stand one brace deeper than the type.
            if depth == (open.last?.depth ?? -1) + 1 {
                take(Self.header(line, lines), depth)
            } else if line.split(separator: " ").contains("public") {
                unread.append(String(line))
            }
            for character in line { depth += character == "{" ? 1 : character == "}" ? -1 : 0 }
            while let last = open.last, depth <= last.depth { open.removeLast() }
        }
    }

    private mutating func take(_ declaration: String, _ depth: Int) {
        let words = declaration.split(separator: " ")
        guard let first = words.first, !words.contains("import") else { return }
        let isPublic = words.contains("public")
        let owner = open.map(\.name).joined(separator: ".")
        // The cases of an enumeration and what a protocol asks for are as public as it is.
        let isMember =
            switch open.last?.members {
            case .enumeration: open.last?.isPublic == true && ["case", "indirect"].contains(first)
            case .requirements: open.last?.isPublic == true && first != "}"
            case .declarations, nil: false
            }
        if isPublic || isMember {
            declarations.insert(owner.isEmpty ? "\(Self.name(words)): \(declaration)" : "\(owner): \(declaration)")
        }
        guard let kind = words.firstIndex(where: Self.typeKinds.contains), kind + 1 < words.endIndex,
            words[..<kind].allSatisfy({ !Self.otherKinds.contains($0) })
        else { return }
        let name = Self.name(words)
        let full = owner.isEmpty ? name : owner + "." + name
        if words[kind] == "extension" {
            if declaration.contains(":") { conformances.append((name, "\(name): \(declaration)")) }
        } else if isPublic {
            publicTypes.insert(full)
        }
        let members: Members =
            switch words[kind] {
            case "enum": .enumeration
            case "protocol": .requirements
            default: .declarations
            }
        open.append((name, depth, members, isPublic))
    }

    private static let typeKinds: Set<Substring> = ["struct", "enum", "class", "actor", "protocol", "extension"]
    private static let otherKinds: Set<Substring> = ["func", "var", "let", "case", "init", "typealias"]

    /// The name behind the word that says what is declared.
    private static func name(_ words: [Substring]) -> String {
        guard let kind = words.firstIndex(where: { typeKinds.contains($0) || otherKinds.contains($0) }),
            kind + 1 < words.endIndex
        else { return "" }
        return String(words[kind + 1].prefix { $0 != ":" && $0 != "<" && $0 != "{" && $0 != "(" })
    }

    /// A declaration up to its body or its value, on one line.
    private static func header(_ line: Substring, _ following: ArraySlice<Substring>) -> String {
        // An enumeration of one line has its cases there.
        if line.contains("enum "), line.contains("{ case "), line.hasSuffix("}") {
            return line.split(separator: " ").joined(separator: " ")
        }
        var text = ""
        var depth = 0
        scan: for next in [line] + following.prefix(40) {
            for character in next {
                if depth == 0, character == "{" { break scan }
                if "([".contains(character) { depth += 1 }
                if ")]".contains(character) { depth -= 1 }
                text.append(character)
            }
            text.append(" ")
            if depth <= 0, ![",", "=", "->", ":"].contains(where: next.hasSuffix) { break }
        }
        let words = text.split(separator: " ")
        let isVariable = words.contains("let") || (words.contains("var") && !words.contains("func"))
        var header = words.joined(separator: " ").replacing("( ", with: "(").replacing(" )", with: ")")
        // What a constant is, is not its name; a default of a parameter stands in parentheses.
        if isVariable, let value = header.firstRange(of: " = ") { header = String(header[..<value.lowerBound]) }
        return header
    }
}
