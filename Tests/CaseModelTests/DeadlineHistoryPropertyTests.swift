import CaseModel
import CivilCalendar
import CountryRules
import Testing

@Suite("The history of deadlines leads to the deadlines")
struct DeadlineHistoryPropertyTests {
    private static let seeds = Array(UInt64(1)...104)

    /// Each deadline under its identifier.
    private static func versions(_ state: CaseState) throws -> [DeadlineID: DeadlineVersion] {
        var versions: [DeadlineID: DeadlineVersion] = [:]
        for deadline in state.deadlines {
            let id = try #require(state.identifiers[deadline.name], "\(deadline.name)")
            #expect(id.clock == deadline.stage && id.kind == deadline.kind && id.number == 1, "\(id)")
            #expect(versions[id] == nil, "\(id)")
            versions[id] = DeadlineVersion(deadline, state.explanations[deadline.name])
        }
        return versions
    }

    @Test("The last versions are the deadlines of the case, each once under an entry of the case", arguments: seeds)
    func last(seed: UInt64) throws {
        let timeline = try RandomCase(seed: seed, [.closing, .amending]).timeline
        let history = try timeline.history()
        let current = history.records.compactMap { record in record.current.map { (record.id, $0) } }
        #expect(Dictionary(uniqueKeysWithValues: current) == (try Self.versions(timeline.state())))
        let entries = Set(timeline.entries.map(\.id))
        for record in history.records {
            #expect(entries.contains(record.id.root) && record.last == record.current ?? record.last)
            #expect(record.changes.first?.kinds.first == .appeared && record.changes[0].before == nil)
            #expect(record.changes.map(\.sequence) == record.changes.map(\.sequence).sorted())
            #expect((record.current == nil) == (record.changes.last?.after == nil))
        }
    }

    /// Every entry is folded here, whatever its kind.
    @Test("The changes of every entry are those between the cases before and after it", arguments: seeds)
    func everyEntry(seed: UInt64) throws {
        let timeline = try RandomCase(seed: seed, [.closing, .amending]).timeline
        let changes = try timeline.history().records.flatMap { record in
            record.changes.map { (id: record.id, change: $0) }
        }
        var fold = try CaseFold.of(timeline.entries.prefix(1))
        var before: [DeadlineID: DeadlineVersion] = [:]
        for entry in timeline.entries.dropFirst() {
            fold.append(entry)
            let after = try Self.versions(fold.state(under: timeline.rules))
            let told = changes.filter { $0.change.entry == entry.id }
            #expect(Set(told.map(\.id)).count == told.count)
            for (id, change) in told {
                #expect(change.before?.deadline.due == before[id]?.deadline.due && change.after == after[id])
            }
            for id in Set(before.keys).union(after.keys) {
                let (old, new) = (before[id]?.deadline, after[id]?.deadline)
                let isOther = old?.due != new?.due || old?.status != new?.status || old?.earliest != new?.earliest
                #expect(!isOther || told.contains { $0.id == id }, "\(id) by \(entry.facts.kind)")
            }
            if !entry.facts.kind.bearsOnDeadlines { #expect(told.isEmpty && before == after) }
            before = after
        }
    }

    @Test("The random histories are worth telling")
    func variety() throws {
        let records = try Self.seeds.flatMap {
            try RandomCase(seed: $0, [.closing, .amending]).timeline.history().records
        }
        let changes = records.flatMap(\.changes)
        #expect(Set(changes.flatMap(\.kinds)) == Set(DeadlineChange.Kind.allCases))
        #expect(Set(records.map(\.id.kind)) == Set(DeadlineKind.allCases))
        #expect(records.contains { $0.changes.count { $0.kinds.contains(.appeared) } > 1 })
        #expect(Set(changes.map(\.entryKind)).isSuperset(of: [.entryCorrected, .entryRetracted, .caseClosed]))
    }
}
