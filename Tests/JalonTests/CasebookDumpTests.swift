import Foundation
import Jalon
import SeededNumbers
import Testing

@Suite("Dump, import, dump: the same bytes; one by one or at once: the same casebook")
struct CasebookDumpTests {
    let folder = TemporaryFolder()

    /// Random entries, recorded one by one, as far as they are taken.
    private func recorded(seed: UInt64) throws -> Casebook {
        var generator = SeededGenerator(seed: seed)
        let casebook = try Casebook.create(at: folder.file("one.sqlite"))
        let rules = try casebook.rules()
        var days: [CaseReference: CivilDate] = [:]
        for pack in rules.packs {
            let new = CaseFacts(
                country: pack.country, openedOn: try date("2013-01-01"), isMinor: .random(using: &generator),
                isPlaced: .random(using: &generator),
                exploitation: Array(Exploitation.allCases.shuffled(using: &generator).prefix(2)))
            days[try casebook.open(new, author: "Zoe\u{308} \"z\" \\ 🦊").reference] = new.openedOn
        }
        for _ in 0..<100 {
            let found = try #require(days.keys.sorted().randomElement(using: &generator))
            let day = try #require(days[found]).adding(days: .random(in: -5...25, using: &generator))
            let pack = try #require(rules.packs.first { found.text.hasPrefix($0.country.rawValue) })
            let facts = try Self.facts(pack, on: day, using: &generator)
            if (try? casebook.record(facts, in: found, on: day, author: "hd")) != nil { days[found] = day }
        }
        return casebook
    }

    private static func facts(_ pack: RulePack, on day: CivilDate, using generator: inout SeededGenerator) throws
        -> EntryFacts
    {
        let stage = try #require(pack.stages.randomElement(using: &generator)).id
        let until = Bool.random(using: &generator) ? try day.adding(days: .random(in: 0...200, using: &generator)) : nil
        let decision = EntryFacts.StageDecision(stage: stage, until: until, pack: pack.id)
        switch Int.random(in: 0...9, using: &generator) {
        case 0: return .caseReopened
        case 1: return .caseClosed(.lostContact)
        case 2: return .stageWithdrawn(stage: stage, .other)
        case 3: return .stepSkipped(.guardian, .emergency)
        case 4: return .stepRecorded(.init(.teamDiscussion, with: [.team, .doctor], outcome: .signal))
        case 5, 6: return .stageExtended(.init(stage: stage, until: until))
        case 7: return .conditionRecorded(pack.conditionIdentifiers.randomElement(using: &generator) ?? "", .met)
        default: return .stageGranted(decision)
        }
    }

    /// The dump in several imports, each with its own first line, in pieces of any size.
    private func imported(_ dump: String, seed: UInt64) throws -> Casebook {
        var generator = SeededGenerator(seed: seed &* 41)
        let casebook = try Casebook.create(at: folder.file("many.sqlite"))
        var lines = dump.split(separator: "\n").dropFirst()
        while !lines.isEmpty {
            let count = Int.random(in: 1...20, using: &generator)
            let text = "{\"format\":\"jalon.interchange/1\"}\n" + lines.prefix(count).map { $0 + "\n" }.joined()
            try casebook.importing(text, pieces: .random(in: 1...500, using: &generator))
            lines = lines.dropFirst(count)
        }
        return casebook
    }

    @Test("One by one, in one import, in several: the same states and the same rows", arguments: UInt64(1)...12)
    func batches(seed: UInt64) throws {
        let one = try recorded(seed: seed)
        let dump = try one.dumped()
        let whole = try Casebook.create(at: folder.file("whole.sqlite"))
        try whole.importing(dump)
        let many = try imported(dump, seed: seed)
        for other in [whole, many] {
            #expect(try other.dumped() == dump)
            #expect(try other.verify().problems == [] && other.verify().entries == one.verify().entries)
            #expect(try other.cases(.all) == one.cases(.all))
            let query = DeadlineQuery(includesDone: true)
            #expect(try other.deadlines(query) == one.deadlines(query))
            for summary in try one.cases(.all) {
                #expect(try other.state(of: summary.reference) == one.state(of: summary.reference))
            }
        }
        #expect(try one.verify().problems == [] && one.deadlines(DeadlineQuery(includesDone: true)).count > 2)
    }

    @Test("An empty casebook, and the first line")
    func empty() throws {
        let casebook = try Casebook.create(at: folder.file())
        #expect(try casebook.dumped() == "{\"format\":\"jalon.interchange/1\"}\n")
        #expect(try casebook.importing(casebook.dumped()).lines == 1)
    }

    @Test("More entries than are read at a time")
    func pages() throws {
        let casebook = try Casebook.create(at: folder.file())
        var text =
            "{\"format\":\"jalon.interchange/1\"}\n{\"case\":\"FR-1\",\"country\":\"FR\",\"openedOn\":\"2013-03-01\"}\n"
        let tail =
            "\"kind\":\"condition-recorded\",\"on\":\"2013-03-01\",\"condition\":\"consented\",\"status\":\"met\"}\n"
        for number in 10_000..<15_100 {
            text += "{\"case\":\"FR-1\",\"entry\":\"00000000-0000-7000-8000-0000000\(number)\"," + tail
        }
        #expect(try casebook.importing(text, pieces: 65_536).entries == 5_100)
        let dump = try casebook.dumped()
        #expect(dump.split(separator: "\n").count == 5_102)
        let other = try Casebook.create(at: folder.file("other.sqlite"))
        try other.importing(dump, pieces: 65_536)
        #expect(try other.dumped() == dump)
    }

    @Test("A sink that fails stops the dump with its own error")
    func sink() throws {
        let casebook = try Casebook.create(at: folder.file())
        try casebook.open("BE-1")
        let full = JalonError(.failed, "the disk is full")
        var lines = 0
        #expect(throws: full) {
            try casebook.dump(author: "hd") { _ throws(JalonError) in
                lines += 1
                if lines == 2 { throw full }
            }
        }
        #expect(lines == 2)
    }
}
