import CaseModel
import CivilCalendar
import CountryRules
import Testing

@Suite("A timeline that was put right is one that was right from the start")
struct AmendmentPropertyTests {
    private static let seeds = Array(UInt64(101)...217)

    /// The entries as they finally hold, worked out from the definition alone: an entry holds unless a retraction
    /// of it holds, and says what the last correction of it says that holds.
    private static func held(_ entries: [TimelineEntry]) -> [TimelineEntry] {
        func holds(_ entry: TimelineEntry) -> Bool {
            !entries.contains { $0.facts.kind == .entryRetracted && $0.facts.target == entry.id && holds($0) }
        }
        return entries.filter { $0.facts.target == nil && holds($0) }.map { entry in
            let last = entries.last {
                $0.facts.kind == .entryCorrected && $0.facts.target == entry.id && holds($0)
            }
            guard let last, case .entryCorrected(_, let facts) = last.facts else { return entry }
            return TimelineEntry(
                id: entry.id, sequence: entry.sequence, caseReference: entry.caseReference, on: last.on,
                recordedAt: entry.recordedAt, author: entry.author, facts: facts)
        }
    }

    @Test("Corrections and retractions in any order, and a fresh replay of what holds", arguments: seeds)
    func replay(seed: UInt64) throws {
        let timeline = try RandomCase(seed: seed, attempts: 45, [.closing, .amending]).timeline
        let held = Self.held(timeline.entries)
        let replayed = try CaseFold.of(held).state(under: timeline.rules)
        #expect(timeline.state().differences(from: replayed) == [])
        #expect(replayed.amended.isEmpty)
        #expect(timeline.fold.isOpen == replayed.isOpen)
    }

    @Test(
        "All entries at once fold as one after the other, and go on so", arguments: seeds.prefix(40), [true, false])
    func atOnce(seed: UInt64, isAmended: Bool) throws {
        let timeline = try RandomCase(
            seed: seed, attempts: 45, isAmended ? [.closing, .amending] : [.closing]
        ).timeline
        #expect(isAmended || timeline.entries.allSatisfy { $0.facts.target == nil })
        let entries = timeline.entries
        var whole = try CaseFold(entries)
        #expect(whole.state(under: timeline.rules) == timeline.state())
        #expect(whole.count == entries.count && whole.lastSequence == timeline.fold.lastSequence)
        #expect(whole.heldEntries == timeline.fold.heldEntries)
        let sealed = Dictionary(
            uniqueKeysWithValues: entries.map { ($0.id, SealedTexts([.note: "said \($0.sequence)"])) })
        #expect(whole.held(sealed).texts == timeline.fold.held(sealed).texts)
        // What follows is added to it, and not to the entries that were given.
        var single = timeline.fold
        let last = try #require(entries.last)
        let next = TimelineEntry(
            id: try #require(EntryID("ffffffff-0000-7000-8000-000000000001")), sequence: last.sequence + 1,
            caseReference: last.caseReference, on: last.on, recordedAt: last.recordedAt, author: last.author,
            facts: .entryRetracted(try #require(entries.dropFirst().first).id, .recordedInError))
        whole.append(next)
        single.append(next)
        #expect(whole.state(under: timeline.rules) == single.state(under: timeline.rules))
        #expect(whole.heldEntries == single.heldEntries && entries == timeline.entries)
        for rest in [[], Array(timeline.entries.dropFirst())] {
            #expect(throws: JalonError.self) { try CaseFold(rest) }
        }
    }

    @Test("What leaves of a case is said alike by itself and in the whole state", arguments: seeds.prefix(60))
    func outline(seed: UInt64) throws {
        let timeline = try RandomCase(seed: seed, attempts: 45, [.closing, .amending]).timeline
        let state = timeline.state()
        let outline = timeline.fold.outline(under: timeline.rules)
        #expect(outline == state.outline)
        #expect(outline.nextStep == state.signalling.next && outline.owner == state.people.owner)
        let derived = timeline.fold.outline(under: timeline.rules, tellsFindings: false)
        #expect(derived.deadlines == outline.deadlines && derived.findings.isEmpty)
    }

    @Test("Each entry is told as it holds, and an entry that was retracted is not told", arguments: seeds.prefix(40))
    func told(seed: UInt64) throws {
        let timeline = try RandomCase(seed: seed, attempts: 45, [.amending]).timeline
        let held = Dictionary(uniqueKeysWithValues: Self.held(timeline.entries).map { ($0.id, $0) })
        let amended = timeline.state().amended
        for entry in timeline.entries.dropFirst() {
            if entry.facts.target == nil, let expected = held[entry.id] {
                #expect(try timeline.fold.held(entry) == expected)
                #expect((amended[entry.id] != nil) == (expected != entry || isCorrected(entry, amended)))
            } else if entry.facts.target == nil {
                #expect(throws: JalonError.self) { try timeline.fold.held(entry) }
                #expect(amended[entry.id].map(isRetraction) == true)
            }
        }
    }

    /// A correction may say what was said before.
    private func isCorrected(_ entry: TimelineEntry, _ amended: [EntryID: CaseState.Amendment]) -> Bool {
        if case .corrected = amended[entry.id] { true } else { false }
    }

    private func isRetraction(_ amendment: CaseState.Amendment) -> Bool {
        if case .retracted = amendment { true } else { false }
    }

    @Test("The random timelines are worth putting right")
    func variety() throws {
        let timelines = try Self.seeds.map { try RandomCase(seed: $0, attempts: 45, [.closing, .amending]).timeline }
        let kinds = timelines.map { timeline in
            Dictionary(uniqueKeysWithValues: timeline.entries.map { ($0.id, $0.facts.kind) })
        }
        var targets: [EntryFacts.Kind: Set<EntryFacts.Kind>] = [:]
        var twice = 0
        for (timeline, kinds) in zip(timelines, kinds) {
            var corrected: Set<EntryID> = []
            for entry in timeline.entries {
                guard let target = entry.facts.target, let kind = kinds[target] else { continue }
                targets[entry.facts.kind, default: []].insert(kind)
                if entry.facts.kind == .entryCorrected, !corrected.insert(target).inserted { twice += 1 }
            }
        }
        let correctable = Set(EntryFacts.Kind.allCases.filter(\.isCorrectable))
        #expect(targets[.entryCorrected]?.isSubset(of: correctable) == true)
        #expect((targets[.entryCorrected]?.count ?? 0) > 12, "\(targets[.entryCorrected] ?? [])")
        #expect(targets[.entryRetracted]?.isSuperset(of: [.entryRetracted, .entryCorrected, .caseClosed]) == true)
        #expect(twice > 10)
    }
}
