import Foundation
import Jalon

/// Rules of one's own beside those of Jalon: what the check says of them, and a casebook that computes with them.
func ownPacks(in folder: URL, casebookAt path: String, print: (Any...) -> Void) throws {
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
        .map { try PackFile(name: $0.lastPathComponent, bytes: Array(Data(contentsOf: $0))) }
    let review = try RuleBook.embedded().reviewing(files)
    for problem in review.problems { print(problem.severity, problem) }

    let rules = try RuleBook.embedded().adding(files: files)
    let casebook = try Casebook.create(at: path, rules: rules)
    print(try casebook.rules().countries.map(\.rawValue).joined(separator: " "))
}
