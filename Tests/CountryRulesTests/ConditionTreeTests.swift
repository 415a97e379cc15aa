import CountryRules
import Testing

@Suite("Conditions and their logic, against every combination")
struct ConditionTreeTests {
    struct Stage: Sendable, CustomStringConvertible {
        let id: String
        let tree: ConditionTree
        var description: String { id }
    }

    static func stages() throws -> [Stage] {
        try Embedded.book().packs.flatMap(\.stages)
            .compactMap { stage in stage.conditions.map { Stage(id: stage.id, tree: $0) } }
    }

    /// The logic once more, with nothing shared but the cases.
    private static func truth(_ tree: ConditionTree, _ met: Set<String>) -> Bool {
        switch tree {
        case .condition(let id): return met.contains(id)
        case .allOf(let branches): return !branches.map { truth($0, met) }.contains(false)
        case .anyOf(let branches): return branches.map { truth($0, met) }.contains(true)
        }
    }

    private static func combinations(_ ids: [String]) -> [Set<String>] {
        (0..<(1 << ids.count)).map { bits in Set(ids.enumerated().filter { bits >> $0.offset & 1 == 1 }.map(\.element))
        }
    }

    @Test("A tree holds, and what is missing makes it hold", arguments: try stages())
    func bruteForce(stage: Stage) throws {
        let ids = stage.tree.identifiers
        #expect(Set(ids).count == ids.count && !ids.isEmpty)
        for met in Self.combinations(ids) {
            let holds = Self.truth(stage.tree, met)
            #expect(stage.tree.holds(met) == holds, "\(met)")
            let missing = stage.tree.missing(met)
            #expect((missing == nil) == holds, "\(met)")
            guard let missing else { continue }
            #expect(met.isDisjoint(with: missing.identifiers), "\(met): \(missing)")
            for more in Self.combinations(missing.identifiers) {
                // What is missing is met exactly when the whole holds.
                #expect(missing.holds(more) == Self.truth(stage.tree, met.union(more)), "\(met) and \(more)")
            }
        }
    }

    @Test("What the kit asks for is read with its logic")
    func kit() throws {
        let book = try Embedded.book()
        func tree(_ pack: String, _ stage: String) throws -> ConditionTree? {
            try book.pack(named: pack).stage(stage)?.conditions
        }
        let french = try #require(try tree("FR/FIIT-2013", "fr.longTerm"))
        #expect(french.holds(["authority-discretion"]) && french.holds(["conviction", "no-offender-contact"]))
        #expect(!french.holds(["conviction"]))
        #expect(french.sentence == "(conviction, no-offender-contact) or authority-discretion")
        let british = try #require(try tree("GB/FIIT-2013", "uk.residence"))
        #expect(
            british.missing(["conclusive-grounds", "application-accepted"])
                == .anyOf([
                    .condition("cooperates"), .condition("personal-circumstances"), .condition("asylum-application"),
                ]))
        #expect(british.missing(["cooperates", "application-accepted"]) == .condition("conclusive-grounds"))
        #expect(
            british.sentence
                == "conclusive-grounds, application-accepted, (cooperates or personal-circumstances or asylum-application)"
        )
        #expect(try tree("HU/FIIT-2013", "hu.reflection") == nil)
    }
}
