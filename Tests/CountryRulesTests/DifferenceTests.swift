import CivilCalendar
import Testing

@testable import CountryRules

@Suite("What differs between two packs is named, whatever it is")
struct DifferenceTests {
    /// The keys that name a pack rather than say a rule.
    private let names: Set = ["format", "id", "country"]

    /// Changes every scalar of a tree, one at a time.
    ///
    /// - Returns: How many changes were read as a pack, and the places of those that never were.
    private func changeEverything(
        in tree: PackTree, but apart: Set<String>, _ what: String
    ) throws -> (changed: Int, unreadable: [String]) {
        let pack = try #require(tree.pack(), "\(what)")
        #expect(pack.differences(to: pack) == [], "\(what)")
        var changed = 0
        var unreadable: [String] = []
        for scalar in tree.scalars() where !apart.contains(scalar.place) {
            // Of the words that may stand there, the first other one that the format takes.
            guard let other = scalar.others.lazy.compactMap({ scalar.whole($0).pack() }).first else {
                unreadable.append(scalar.place)
                continue
            }
            changed += 1
            let differences = pack.differences(to: other)
            #expect(!differences.isEmpty, "\(what): \(scalar.place), \(scalar.old)")
            // A number is named with its old and its new value.
            guard let number = scalar.number else { continue }
            #expect(
                differences.contains {
                    $0.old?.contains("\(number)") == true && $0.new?.contains("\(number + 1)") == true
                }, "\(what): \(scalar.place), \(number)")
        }
        return (changed, unreadable)
    }

    /// Changes every scalar of a pack, part by part: the frame's own are looked at once, with the frame.
    private func changeEverything(
        in source: PackSource, sources: Int
    ) throws -> (changed: Int, unreadable: Set<String>) {
        var (changed, unreadable): (Int, Set<String>) = (0, [])
        for (index, part) in try source.tree().parts(sources: sources).enumerated() {
            let apart = index == 0 ? names : names.union(["from", "status", "calendar"])
            let found = try changeEverything(in: part.tree, but: apart, "\(source.name) \(part.name)")
            changed += found.changed
            unreadable.formUnion(found.unreadable)
        }
        return (changed, unreadable)
    }

    /// What has a list of one word, or makes no sense beside its neighbours, cannot be another.
    private let lonely: Set = [
        "floors[0]", "stages[0].duration.unlimited", "stages[0].duration.unstated", "stages[0].shortcuts[0].when",
        "stages[0].shortcuts[1].when", "stages[0].shortcuts[2].when",
    ]

    @Test(
        "Every scalar of the law in force, changed alone",
        arguments: ["BE/2026", "FR/2021", "GB-NIR/2015", "GB-SCT/2018", "GB/2023", "HU/2007", "IT/2025"])
    func embedded(id: String) throws {
        let found = try changeEverything(in: PackSource(id.replacing("/", with: "-")), sources: 1)
        #expect(found.unreadable.subtracting(lonely) == [] && found.changed > 30)
    }

    @Test("Every scalar of a pack that has every key")
    func own() throws {
        let found = try changeEverything(in: PackSource.own("zz-law"), sources: .max)
        #expect(found.unreadable.subtracting(lonely) == [] && found.changed > 200)
        #expect(try changeEverything(in: PackSource.own("zz-north"), sources: .max).changed > 15)
    }

    @Test("The other way round, old and new are exchanged")
    func back() throws {
        let packs = try ["BE/2007", "FR/2016", "GB/2009", "HU/2007", "IT/2014"].map(Embedded.pack)
        for (one, other) in zip(packs, packs.dropFirst() + packs.prefix(1)) {
            let back = other.differences(to: one)
            #expect(
                one.differences(to: other).map { [$0.place, $0.new, $0.old] }
                    == back.map { [$0.place, $0.old, $0.new] })
        }
    }

    @Test("What is there in one pack alone is named with the side that has it")
    func added() throws {
        let source = try PackSource.own("zz-law")
        let pack = try source.read()
        let more = try source.replacing("{ id: \"zz-post\", workingDays: 3 }", with: "{ id: \"zz-post\" }").read()
        #expect(
            pack.differences(to: more) == [
                PackDifference(place: "periods zz.appeal delivery zz-post workingDays", old: "3", new: nil)
            ])
        let less = try source.replacing("alerts: [20, 5],", with: "").read()
        #expect(
            less.differences(to: pack) == [PackDifference(place: "stages zz.reflection alerts", old: nil, new: "20, 5")]
        )
    }

    @Test("The order of the ways of delivery is law: the first holds when nothing is known")
    func deliveryOrder() throws {
        let source = try PackSource.own("zz-law")
        let pack = try source.read()
        let turned = try source.replacing(
            "[{ id: \"zz-hand\" }, { id: \"zz-post\", workingDays: 3 }]",
            with: "[{ id: \"zz-post\", workingDays: 3 }, { id: \"zz-hand\" }]"
        ).read()
        let day = try date("2021-03-01")
        #expect(try pack.deadline(of: "zz.appeal", on: day).due != turned.deadline(of: "zz.appeal", on: day).due)
        #expect(pack.differences(to: turned) != [])
    }

    @Test("The order of the stages, and the name and the days of the file, are told apart from its rules")
    func naming() throws {
        let source = try PackSource.own("zz-law")
        let renamed = try source.replacing("id: \"ZZ/2020\"", with: "id: \"ZZ/2021\"").read()
        #expect(try source.read().differences(to: renamed) == [])
        let later = try source.replacing("from: \"2020-01-01\"", with: "from: \"2020-01-02\"").read()
        #expect(try source.read().differences(to: later).map(\.place) == ["from"])
    }
}
