internal import Foundation
internal import Jalon

/// Rule packs of one's own: reading, the conformance check, and a deadline of every stage of what passes it.
enum PackTarget {
    private static let check = Result { try PackCheck(texts: RuleLanguage.allCases.map { try RuleTexts($0) }) }
    private static let days = ["2013-03-01", "2026-02-28"].compactMap { try? CivilDate(iso8601: $0) }

    static func prepare() throws { _ = try check.get() }

    static func run(_ bytes: [UInt8]) {
        guard let check = try? check.get(), let pack = try? RulePack.read(bytes, name: "pack") else { return }
        let problems = check.problems(in: pack)
        guard !problems.contains(where: { $0.severity == .error }) else { return }
        for stage in pack.stages { for day in days { _ = try? pack.deadline(of: stage.id, on: day) } }
        _ = RuleBook([pack])
    }
}
