import Foundation
import Testing

/// The codes of the casebook, read off the sources: these tests know nothing of cases, and their texts are here.
enum Vocabulary {
    /// The raw values of an enumeration of `CaseModel`, in the order of the source.
    static func codes(of name: String) throws -> [String] {
        let folder = Folder.rules.deletingLastPathComponent().appending(path: "CaseModel")
        let files = try Folder.names(in: folder).filter {
            ($0.hasPrefix("Vocabulary") && $0.hasSuffix(".swift")) || $0 == "TextField.swift"
        }
        #expect(files.count == 6)
        let text = try files.map { try String(contentsOf: folder.appending(path: $0), encoding: .utf8) }.joined()
        let start = try #require(text.range(of: "enum \(name): String, CodedTerm {"), "\(name)")
        let end = try #require(text.range(of: "\n}", range: start.upperBound..<text.endIndex))
        let lines = text[start.upperBound..<end.lowerBound].split(separator: "\n")
        let cases = lines.map { $0.trimmingCharacters(in: .whitespaces) }.filter {
            $0.hasPrefix("case ") && !$0.hasPrefix("case .")
        }
        return cases.flatMap { line in
            line.dropFirst(5).split(separator: ",").map { piece in
                let sides = piece.split(separator: "=").map { $0.trimmingCharacters(in: .whitespaces) }
                return (sides.last ?? "").trimmingCharacters(in: ["\""])
            }
        }
    }
}
