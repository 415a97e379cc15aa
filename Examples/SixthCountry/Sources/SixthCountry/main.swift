// A country that Jalon does not know, from its pack files alone: sixth-country FOLDER holds the packs against the
// conformance check that Jalon's own packs pass, and explains one deadline under each of them.

import CivilCalendar
import CountryRules
import Foundation

let arguments = CommandLine.arguments.dropFirst()
guard let folder = arguments.first else {
    print("usage: sixth-country FOLDER, such as: sixth-country Packs")
    exit(64)
}

let files = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".json5") }.sorted()
    .map { name in
        PackFile(name: name, bytes: Array(try Data(contentsOf: URL(filePath: "\(folder)/\(name)"))))
    }
// Every problem with its file and place; an error keeps a pack out.
let review = try RuleBook.embedded().reviewing(files)
for problem in review.problems { print("\(problem.severity.rawValue): \(problem)") }
guard !review.problems.contains(where: { $0.severity == .error }) else { exit(1) }
print("\(review.packs.map(\.id).joined(separator: ", ")): the conformance check is passed")

let texts = try RuleTexts(.english).adding(review.packs)
for pack in review.packs {
    guard let stage = pack.stages.first else { continue }
    let deadline = try pack.deadline(of: stage.id, on: pack.from)
    print("\n\(texts["stage.\(stage.id)"]) under \(pack.id): \(deadline.due)")
    for step in deadline.steps { print("  \(step.date.map { "\($0)" } ?? "          ")  \(step.text(texts))") }
}
