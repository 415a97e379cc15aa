import Jalon
import Testing

@Suite("What another rule pack would change")
struct CasebookImpactTests {
    let casebook: Casebook
    private let folder = TemporaryFolder()
    private let rules: RuleBook

    init() throws {
        rules = try RuleBook.embedded()
        casebook = try Casebook.create(at: folder.file())
        for (name, day) in [
            ("GB-1", "2022-12-12"), ("GB-2", "2022-12-13"), ("GB-3", "2023-01-29"), ("GB-4", "2023-01-30"),
        ] {
            try casebook.open(
                CaseFacts(country: .unitedKingdom, openedOn: date("2022-12-01")), reference: reference(name),
                author: "hd")
            try casebook.record(.decisionRecorded(.init("reasonable-grounds", .positive)), in: name, on: day)
        }
    }

    private func impact(_ old: String, _ new: String) throws -> RuleImpact {
        try Casebook.impact(at: folder.file(), of: rules.pack(named: new), insteadOf: rules.pack(named: old))
    }

    @Test("The open cases of the pack's days, and by how much their days would move")
    func changes() throws {
        let impact = try impact("GB/2022-12", "GB/2009")
        #expect(impact.cases == 2 && impact.unchanged == 0)
        #expect(
            impact.changes.map { "\($0.caseReference) \($0.deadline) \($0.days ?? 0)" } == [
                "GB-2 uk.reflection/end 15", "GB-3 uk.reflection/end 15",
            ])
        #expect(impact.changes.first?.old?.description == "2023-01-12")
    }

    @Test("A pack in its own place changes nothing; a closed case is not looked at")
    func nothing() throws {
        #expect(try impact("GB/2022-12", "GB/2022-12").changes == [])
        try casebook.record(.caseClosed(.completed), in: "GB-2", on: "2023-02-01")
        #expect(try impact("GB/2022-12", "GB/2009").cases == 1)
    }

    @Test("What is compared is what a casebook under the other law says")
    func agrees() throws {
        let (old, new) = (try rules.pack(named: "GB/2022-12"), try rules.pack(named: "GB/2009"))
        let found = try impact(old.id, new.id)
        let before = try days()
        let other = try Casebook.open(at: folder.file(), rules: rules.replacing(old, with: new))
        let after = Dictionary(uniqueKeysWithValues: try other.deadlines().map { (Self.key($0), $0.due) })
        let moved = before.filter { after[$0.key] != $0.value }
        #expect(Set(moved.keys) == Set(found.changes.map { "\($0.caseReference) \($0.deadline)" }))
        for change in found.changes { #expect(after["\(change.caseReference) \(change.deadline)"] == change.new) }
    }

    private func days() throws -> [String: CivilDate] {
        Dictionary(uniqueKeysWithValues: try casebook.deadlines().map { (Self.key($0), $0.due) })
    }

    private static func key(_ deadline: Deadline) -> String { "\(deadline.caseReference) \(deadline.name)" }

    @Test("Nothing is switched: the file stays byte for byte as it is")
    func untouched() throws {
        let before = try bytes(folder.file())
        _ = try impact("GB/2023", "GB/2009")
        #expect(try bytes(folder.file()) == before)
    }

    @Test("Packs of two countries, or of two regions, are not compared")
    func refused() throws {
        for (old, new) in [("GB/2023", "BE/2026"), ("GB-SCT/2018", "GB-NIR/2015"), ("GB/2023", "GB-SCT/2018")] {
            let error = #expect(throws: JalonError.self) { try impact(old, new) }
            #expect(error?.code == .invalidInput)
        }
    }
}
