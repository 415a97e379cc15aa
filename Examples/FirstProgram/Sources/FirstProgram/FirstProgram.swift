import Foundation
import Jalon

@main
struct FirstProgram {
    static func main() throws {
        let folder = FileManager.default.temporaryDirectory.appending(path: "jalon-\(UUID().uuidString)")
        defer { try? FileManager.default.removeItem(at: folder) }
        let casebook = try Casebook.create(at: folder.appending(path: "casebook.sqlite").path)

        let facts = CaseFacts(country: .belgium, openedOn: try CivilDate(iso8601: "2026-03-01"))
        let reference = try casebook.open(facts, author: "hd").reference
        try casebook.record(
            .stageGranted(.init(stage: "be.reflection")), in: reference, on: CivilDate(iso8601: "2026-03-02"),
            author: "hd")

        for deadline in try casebook.deadlines() {
            print("\(deadline.caseReference): \(deadline.name) is due on \(deadline.due)")
            let why = try casebook.state(of: reference).explanations[deadline.name]
            for step in why?.steps ?? [] {
                print("  \(step.date?.description ?? "          ")  \(step.text(try RuleTexts(.english)))")
            }
            for source in deadline.citations { print("  \(source)") }
        }
    }
}
