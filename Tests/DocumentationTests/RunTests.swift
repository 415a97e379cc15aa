import Foundation
import Jalon
import Testing

@Suite("The code of the documentation does what it says")
struct RunTests {
    let runs: Runs

    init() throws { runs = try Runs() }

    @Test("The tutorial prints what its last step shows")
    func tutorial() throws {
        let shown = try String(
            contentsOf: Catalogue.resources.appending(path: "output.txt"), encoding: .utf8
        )
        let printed = try runs.tutorial().map { $0 + "\n" }.joined()
        #expect(printed == shown)
    }

    @Test("Every output that a page shows is printed by a listing")
    func outputs() throws {
        let printed = try [runs.firstProgram(), runs.statute(), runs.printed()].map { $0.joined(separator: "\n") }
        let shown = try Catalogue.pages().flatMap { page in page.blocks("text").map { (page.name, $0) } }
        for (page, block) in shown { #expect(printed.contains(block), "\(page) shows what nothing prints: \(block)") }
        #expect(Set(shown.map(\.1)) == Set(printed), "what a listing prints is shown")
    }

    @Test("A casebook that was opened again computes the same, and a printed day wins")
    func openedAgain() throws {
        let path = runs.folder.file("again.sqlite")
        let reference = try Centre(creatingAt: path).openCase(on: "2026-03-01")
        let centre = try Centre(openingAt: path)
        let findings = try centre.grant("be.reflection", in: reference, on: "2026-03-02", printed: "2026-04-10")
        #expect(!findings.isEmpty)
        #expect(try centre.casebook.deadlines().map(\.due) == [CivilDate(iso8601: "2026-04-10")])
    }

    @Test("Packs of one's own are checked, and a casebook computes with them")
    func packs() throws {
        let lines = Runs.Lines()
        try ownPacks(
            in: Catalogue.root.appending(path: "Examples/SixthCountry/Packs"),
            casebookAt: runs.folder.file("xr.sqlite"), print: lines.print)
        #expect(lines.all == ["BE FR GB HU IT XR"])
    }

    @Test("The key is asked for when something sealed is needed, and by the code of the error it is known why")
    func keys() throws {
        let path = runs.folder.file("vault.sqlite")
        let day = try CivilDate(iso8601: "2026-03-20")
        let key = VaultKey.random()
        let reference = try Centre(creatingAt: path, vault: VaultAccess(.key(key))).openCase(on: "2026-03-01")
        try Casebook.open(at: path, vault: VaultAccess(.key(key))).makeVault(for: .key(key), author: "hd")

        let with = try openVault(at: path, keys: KeyStore(key: key))
        #expect(try note("called", in: reference, of: with, on: day) == "sealed")
        let without = try openVault(at: path, keys: KeyStore(key: nil))
        #expect(try note("called", in: reference, of: without, on: day).hasPrefix("without the key: "))
        let wrong = try openVault(at: path, keys: KeyStore(key: .random()))
        #expect(try note("called", in: reference, of: wrong, on: day).hasPrefix("without the key: "))
        #expect(try without.deadlines() == [])
    }

    @Test("Given moments and random numbers make the same casebook again")
    func repeatableRuns() throws {
        let moment = try #require(Instant(rfc3339: "2026-03-01T10:12:00Z"))
        let heads = try ["a.sqlite", "b.sqlite"].map { name in
            let casebook = try repeatable(at: runs.folder.file(name), now: moment)
            try casebook.open(
                CaseFacts(country: .belgium, openedOn: CivilDate(iso8601: "2026-03-01")), author: "hd")
            return try headToKeep(of: casebook)
        }
        #expect(heads[0] == heads[1])
    }

    @Test("Who must not wait is given the same list, and the one who watches is told of what is recorded")
    func waiting() async throws {
        let (casebook, reference) = try runs.casebook("watched.sqlite")
        let today = try CivilDate(iso8601: "2026-03-20")
        let watched = Task {
            var lists: [Int] = []
            for try await list in casebook.deadlineUpdates(within: 30, today: { today }, every: .milliseconds(10)) {
                lists.append(list.deadlines.count)
                if lists.count == 2 { break }
                try casebook.record(
                    .stageGranted(.init(stage: "be.reflection")), in: reference,
                    on: CivilDate(iso8601: "2026-03-02"), author: "hd")
            }
            return lists
        }
        #expect(try await watched.value == [0, 1])
        #expect(try await dueWithoutWaiting(in: casebook, by: today.adding(days: 30)).count == 1)

        let shown = Task {
            try await showDue(of: casebook, today: { today }) { deadlines, day in
                #expect(deadlines.count == 1 && day == today)
                withUnsafeCurrentTask { $0?.cancel() }
            }
        }
        // A task that is cancelled is not told of more, and the loop ends.
        try await shown.value
    }

    @Test("A head that was kept is found, and another one is a problem")
    func heads() throws {
        let (casebook, reference) = try runs.casebook("heads.sqlite")
        let kept = try headToKeep(of: casebook)
        try casebook.record(
            .stepRecorded(.init(.teamDiscussion)), in: reference, on: CivilDate(iso8601: "2026-03-02"), author: "hd")
        #expect(try problems(of: casebook, keptHead: kept) == [])
        #expect(try problems(of: casebook, keptHead: String(repeating: "0", count: 64)).count == 1)
    }
}
