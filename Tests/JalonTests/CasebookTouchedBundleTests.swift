import CaseStore
import Foundation
import Jalon
import Testing

@Suite("A bundle that was opened, changed and sealed again is refused")
struct CasebookTouchedBundleTests {
    private let folder = TemporaryFolder()
    private let bundle: OpenedBundle
    private let receiver: Casebook

    init() throws {
        let sender = try Casebook.vaulted(at: folder.file("a.sqlite"))
        try sender.open("BE-1")
        try sender.record(.stepRecorded(.init(.teamDiscussion)), in: "BE-1", on: "2026-03-02")
        try sender.seal(.noteAdded, [.text: "first \(canary)"], in: "BE-1")
        try sender.seal(.stepRecorded(.init(.specialisedCentre)), [.note: canary], in: "BE-1", on: "2026-03-04")
        bundle = try OpenedBundle(sender.handOver("BE-1"))
        receiver = try Casebook.vaulted(at: folder.file("b.sqlite"), key: TestKey.second())
    }

    /// The error of taking over a changed bundle, after which the casebook has to be as it was.
    private func refused(
        sourceLocation: SourceLocation = #_sourceLocation, _ change: (inout OpenedBundle) throws -> Void
    ) throws {
        var changed = bundle
        try change(&changed)
        #expect(changed.lines != bundle.lines, sourceLocation: sourceLocation)
        let before = try bytes(receiver.path)
        let error = refusal(sourceLocation: sourceLocation) { try receiver.takeOver(changed.sealed()) }
        #expect(error?.code == .damaged, "\(error?.message ?? "taken")", sourceLocation: sourceLocation)
        #expect(error?.message.contains("Canary") == false, sourceLocation: sourceLocation)
        #expect(try bytes(receiver.path) == before, sourceLocation: sourceLocation)
    }

    @Test("As it was, it is taken")
    func untouched() throws {
        #expect(bundle.count == 5 && bundle.lines.count == 11)
        #expect(try receiver.takeOver(bundle.sealed()).entries == 7)
    }

    @Test(
        "Facts, text, author, time, day, kind, identifier and case of an entry",
        arguments: [
            (2, "team-discussion", "joint-dialogue"), (2, "\"with\":[]", "\"with\":[\"team\"]"),
            (3, "first Zoé", "other Zoé"), (4, "Zoé-Canary", "Zoe-Canary"),
            (3, "\"author\":\"hd\"", "\"author\":\"ml\""),
            (2, "\"on\":\"2026-03-02\"", "\"on\":\"2026-03-03\""),
            (2, "\"case\":\"BE-1\"", "\"case\":\"BE-2\""), (5, "vital-interest", "court-order"),
            (5, ",\"transfer\":true", ""), (4, ",\"note\":\"Zoé-Canary\"", ""),
            (3, ",\"text\":\"first Zoé-Canary\"", ""),
        ])
    func entry(line: Int, old: String, new: String) throws {
        try refused { $0.lines[line] = $0.lines[line].replacing(old, with: new) }
    }

    @Test(
        "What the case line says",
        arguments: [
            ("\"country\":\"BE\"", "\"country\":\"FR\""), ("2013-01-01", "2013-01-02"),
            ("\"minor\":false", "\"minor\":true"), ("\"author\":\"hd\"", "\"author\":\"ml\""),
            ("\"case\":\"BE-1\"", "\"case\":\"BE-2\""), (",\"author\":\"hd\"", ""),
        ])
    func opening(old: String, new: String) throws {
        try refused { $0.lines[1] = $0.lines[1].replacing(old, with: new) }
    }

    @Test("A kind that the fields are not of, and one that there is not")
    func kind() throws {
        for kind in ["case-reopened", "note-taken"] {
            var changed = bundle
            changed.lines[3] = changed.lines[3].replacing("note-added", with: kind)
            let before = try bytes(receiver.path)
            let error = refusal { try receiver.takeOver(changed.sealed()) }
            #expect(error?.code == .invalidInput && error?.message.hasPrefix("field \"") == true)
            #expect(try bytes(receiver.path) == before)
        }
    }

    @Test("When it was recorded, and which entry it is")
    func moment() throws {
        for line in 1...5 {
            try refused { bundle in
                let parts = bundle.lines[line].split(separator: "\"recordedAt\":\"", maxSplits: 1)
                let rest = try #require(parts.last)
                bundle.lines[line] = parts[0] + "\"recordedAt\":\"2001" + rest.dropFirst(4)
            }
        }
        try refused { bundle in
            let start = try #require(bundle.lines[2].range(of: "\"entry\":\""))
            bundle.lines[2].replaceSubrange(
                start.upperBound..<bundle.lines[2].index(after: start.upperBound), with: "f")
        }
    }

    @Test(
        "A proof: any of its bytes, its place, its casebook",
        arguments: ["salt", "content", "blinding", "previous", "hash"])
    func proof(key: String) throws {
        for line in 6...10 {
            var touched = false
            var changed = bundle
            if let start = changed.lines[line].range(of: "\"\(key)\":\"") {
                let place = start.upperBound
                let digit = changed.lines[line][place] == "0" ? "1" : "0"
                changed.lines[line].replaceSubrange(place..<changed.lines[line].index(after: place), with: digit)
                touched = true
            }
            #expect(touched || ["content", "blinding"].contains(key))
            if touched { try refused { $0 = changed } }
        }
    }

    @Test("A place in the chain, and a casebook that is not that of the head")
    func place() throws {
        try refused { $0.lines[8] = $0.lines[8].replacing("\"sequence\":4", with: "\"sequence\":9") }
        try refused { bundle in
            let start = try #require(bundle.lines[0].range(of: "\"casebook\":\""))
            bundle.lines[0].replaceSubrange(
                start.upperBound..<bundle.lines[0].index(after: start.upperBound), with: "f")
        }
    }

    @Test("The order: of lines, of proofs, and of both together")
    func order() throws {
        try refused { $0.lines.swapAt(2, 3) }
        try refused { $0.lines.swapAt(7, 8) }
        try refused {
            $0.lines.swapAt(2, 3)
            $0.lines.swapAt(7, 8)
        }
        try refused {
            $0.lines.swapAt(4, 5)
            $0.lines.swapAt(9, 10)
        }
    }

    @Test("An entry twice, or one that is not there any more")
    func count() throws {
        func recount(_ bundle: inout OpenedBundle) {
            bundle.lines[0] = bundle.lines[0].replacing("\"entries\":5", with: "\"entries\":\(bundle.count)")
        }
        try refused { bundle in
            bundle.lines.insert(bundle.lines[8], at: 9)
            bundle.lines.insert(bundle.lines[3], at: 4)
            recount(&bundle)
        }
        try refused { bundle in
            bundle.lines.remove(at: 8)
            bundle.lines.remove(at: 3)
        }
        try refused { $0.lines.remove(at: 10) }
        try refused { $0.lines.removeAll() }
    }

    @Test("An entry that was forged with a proof of its own does not link to its neighbours")
    func forged() throws {
        // Another casebook with the same beginning gives an entry and a proof that fit one another, and not this chain.
        let forger = try Casebook.vaulted(at: folder.file("f.sqlite"))
        try forger.open("BE-1")
        try forger.record(.stepRecorded(.init(.guardian)), in: "BE-1", on: "2026-03-02")
        let forged = try OpenedBundle(forger.handOver("BE-1"))
        let casebook = try #require(bundle.lines[0].split(separator: "\"casebook\":\"").last?.prefix(36))
        let other = try #require(forged.lines[0].split(separator: "\"casebook\":\"").last?.prefix(36))
        try refused { bundle in
            bundle.lines[2] = forged.lines[2]
            bundle.lines[7] = forged.lines[5].replacing(other, with: casebook)
        }
    }
}
