import CaseModel
import CivilCalendar
import CountryRules
import Foundation
import Testing

@testable import CaseStore

@Suite("The proof of where an entry was recorded")
struct BundleProofTests {
    let folder = TemporaryFolder()

    private func content(withTexts: Bool = true) throws -> BundleContent {
        try BundleContent(try sealedStore(at: folder.file()).bundle(of: reference("BE-1"), withTexts: withTexts))
    }

    @Test("A bundle holds the case line, its entries and a proof of each, of this case alone")
    func holds() throws {
        let content = try content()
        let store = try CasebookStore.open(at: folder.file())
        #expect(content.casebook == (try store.identity()) && content.lines.count == 4 && content.proofs.count == 4)
        let texts = content.lines.map { String(decoding: $0, as: UTF8.self) }
        #expect(texts.allSatisfy { $0.hasPrefix("{\"case\":\"BE-1\"") } && texts[1].contains(canary))
        #expect(content.proofs.map { $0.provenance.links.count } == [1, 1, 1, 1])
        #expect(content.proofs.map { $0.provenance.links[0].sequence } == [1, 3, 4, 5])
        #expect(content.proofs.map { $0.provenance.blinding != nil } == [false, true, true, true])
    }

    @Test("Without its texts it keeps the commitments, and needs no key")
    func coded() throws {
        let whole = try content()
        let store = try CasebookStore.open(at: folder.file())
        let coded = try BundleContent(store.bundle(of: reference("BE-1"), withTexts: false))
        #expect(coded.proofs.map(\.provenance.contentCommitment) == whole.proofs.map(\.provenance.contentCommitment))
        #expect(coded.proofs.allSatisfy { $0.provenance.blinding == nil })
        for line in coded.lines { #expect(!String(decoding: line, as: UTF8.self).contains("Canary")) }
        #expect(code { _ = try store.bundle(of: reference("BE-1"), withTexts: true) } == .keyMissing)
        #expect(code { _ = try store.bundle(of: reference("XX-1"), withTexts: false) } == .notFound)
    }

    @Test("A proof is written and read again")
    func roundTrip() throws {
        for proof in try content().proofs { #expect(try BundleProof(line: proof.line) == proof) }
        let link = Provenance.Link(
            casebook: try EntryID.numbered(1).text, sequence: 7, previous: Data(repeating: 1, count: 32),
            hash: Data(repeating: 2, count: 32))
        let other = Provenance.Link(
            casebook: try EntryID.numbered(2).text, sequence: 3, previous: Data(repeating: 4, count: 32),
            hash: Data(repeating: 5, count: 32))
        let proof = BundleProof(
            entry: try .numbered(9),
            provenance: Provenance(
                factsSalt: Data(repeating: 3, count: 16), contentCommitment: nil, blinding: nil, links: [link, other]))
        #expect(try BundleProof(line: proof.line) == proof)
        #expect(
            String(decoding: proof.line, as: UTF8.self).hasPrefix(
                #"{"entry":"00000000-0000-7000-8000-000000000009","casebook":"00000000-0000-7000-8000-000000000001","sequence":7,"#
            ))
    }

    @Test(
        "A proof that lacks something is damaged",
        arguments: ["entry", "casebook", "sequence", "salt", "previous", "hash", "origins"])
    func unreadable(key: String) throws {
        let line = try #require(content().proofs.last?.line)
        let text = String(decoding: line, as: UTF8.self)
        #expect(text.contains("\"\(key)\":"))
        for changed in [
            text.replacing("\"\(key)\":", with: "\"other\":"),
            text.replacing("\"\(key)\":", with: "\"\(key)\":0,\"x\":"),
        ] {
            #expect(code { _ = try BundleProof(line: Array(changed.utf8)) } == .damaged, "\(changed.prefix(80))")
        }
    }

    @Test("What is no bundle, or lacks a line, is damaged")
    func otherContent() throws {
        let bytes = try sealedStore(at: folder.file()).bundle(of: reference("BE-1"), withTexts: true)
        let lines = bytes.split(separator: UInt8(ascii: "\n")).map(Array.init)
        for others in [[], Array(lines.dropFirst()), Array(lines.dropLast()), lines + [lines[1]]] {
            let joined = Array(others.joined(separator: [UInt8(ascii: "\n")]))
            #expect(code { _ = try BundleContent(joined) } == .damaged)
        }
    }

    /// The lines of a bundle, its head first.
    private func lines() throws -> [String] {
        let bytes = try sealedStore(at: folder.file()).bundle(of: reference("BE-1"), withTexts: true)
        return String(decoding: bytes, as: UTF8.self).split(separator: "\n").map(String.init)
    }

    private func refusal(_ lines: [String], sourceLocation: SourceLocation = #_sourceLocation) -> JalonError? {
        #expect(throws: JalonError.self, sourceLocation: sourceLocation) {
            try BundleContent(Array(lines.joined(separator: "\n").utf8))
        }
    }

    @Test("How many entries the head speaks of has to be how many there are, whatever number it is")
    func overflow() throws {
        let whole = try lines()
        for count in [
            "0", "-4", "3", "5", "9223372036854775807", "4611686018427387908", "-9223372036854775808", "null", "\"4\"",
            "9223372036854775808",
        ] {
            let changed = [whole[0].replacing("\"entries\":4", with: "\"entries\":\(count)")] + whole.dropFirst()
            #expect(changed[0] != whole[0])
            #expect(refusal(changed)?.code == .damaged, "\(count)")
        }
        #expect(throws: Never.self) { try BundleContent(Array(whole.joined(separator: "\n").utf8)) }
    }

    @Test("The proofs follow one another: their order, their places, the links between neighbours")
    func follows() throws {
        let whole = try lines()
        for change: (inout [String]) -> Void in [
            { $0.swapAt(6, 7) }, { $0[6] = $0[7] },
            { $0[7] = $0[7].replacing("\"sequence\":4", with: "\"sequence\":3") },
            { $0[7] = $0[7].replacing("\"sequence\":4", with: "\"sequence\":5") },
            // The next place, but not the hash of the one before.
            { $0[6] = $0[6].replacing("\"sequence\":3", with: "\"sequence\":2") },
        ] {
            var changed = whole
            change(&changed)
            #expect(changed != whole)
            let error = refusal(changed)
            #expect(error?.code == .damaged && error?.message.contains("do not follow one another") == true)
        }
    }

    @Test("A link is that of the casebook in the head, and between entries of other cases a gap is none")
    func sameCasebook() throws {
        let whole = try lines()
        let other = try EntryID.numbered(77).text
        let casebook = try CasebookStore.open(at: folder.file()).identity()
        for line in [0, 5, 8] {
            var changed = whole
            changed[line] = changed[line].replacing(casebook, with: other)
            #expect(changed != whole)
            #expect(refusal(changed)?.message.contains("do not follow one another") == true)
        }
        let proofs = try BundleContent(Array(whole.joined(separator: "\n").utf8)).proofs
        #expect(proofs[0].follows(nil, in: casebook) && !proofs[0].follows(nil, in: other))
        #expect(proofs[1].follows(proofs[0], in: casebook) && proofs[3].follows(proofs[1], in: casebook))
        #expect(!proofs[1].follows(proofs[1], in: casebook) && !proofs[0].follows(proofs[1], in: casebook))
    }

    @Test("A proof that names a casebook twice is damaged")
    func repeated() throws {
        let proof = try #require(content().proofs.last)
        let link = proof.provenance.links[0]
        let twice = BundleProof(
            entry: proof.entry,
            provenance: Provenance(
                factsSalt: proof.provenance.factsSalt, contentCommitment: nil, blinding: nil,
                links: [
                    link, .init(casebook: link.casebook, sequence: 9, previous: link.previous, hash: link.hash),
                ]))
        #expect(code { _ = try BundleProof(line: twice.line) } == .damaged)
    }

    /// A note of the example with its proof, as a receiver would check them.
    private func note() throws -> (draft: EntryDraft, proof: BundleProof) {
        let store = try sealedStore(at: folder.file())
        let content = try BundleContent(store.bundle(of: reference("BE-1"), withTexts: true))
        let entry = try #require(store.entries(of: reference("BE-1")).first { $0.facts.kind == .noteAdded })
        let texts = try #require(store.opened("BE-1")[4])
        return (
            EntryDraft(
                id: entry.id, on: entry.on, recordedAt: entry.recordedAt, author: entry.author, facts: entry.facts,
                texts: texts), content.proofs[2]
        )
    }

    @Test("The author is the same to the byte: no blank, no other form of the same letters")
    func author() throws {
        let (draft, proof) = try note()
        #expect(throws: Never.self) { try proof.check(draft, of: reference("BE-1")) }
        for author in ["hd ", " hd", "HD", "hd\u{0}", "h\u{301}d", "", "ml"] {
            var other = draft
            other.author = author
            #expect(code { try proof.check(other, of: reference("BE-1")) } == .damaged, "\(author)")
        }
        // An author that is not in the form in which authors are kept is none, though its hash be right.
        let decomposed = "e\u{301}m"
        let link = proof.provenance.links[0]
        func signed(_ author: String) -> (EntryDraft, BundleProof) {
            let hash = Chain.hash(
                Chain.Link(
                    sequence: link.sequence, id: proof.entry.text, reference: "BE-1", kind: draft.facts.kind.rawValue,
                    on: draft.on.description, recordedAt: draft.recordedAt?.description ?? "", author: author,
                    factsCommitment: Chain.commitment(to: draft.facts.json, salt: proof.provenance.factsSalt),
                    contentCommitment: proof.provenance.contentCommitment, previous: link.previous))
            var other = draft
            other.author = author
            let links = [
                Provenance.Link(
                    casebook: link.casebook, sequence: link.sequence, previous: link.previous, hash: hash)
            ]
            return (
                other,
                BundleProof(
                    entry: proof.entry,
                    provenance: Provenance(
                        factsSalt: proof.provenance.factsSalt, contentCommitment: proof.provenance.contentCommitment,
                        blinding: proof.provenance.blinding, links: links))
            )
        }
        let (composed, right) = signed("\u{E9}m")
        #expect(throws: Never.self) { try right.check(composed, of: reference("BE-1")) }
        let (other, wrong) = signed(decomposed)
        #expect(code { try wrong.check(other, of: reference("BE-1")) } == .damaged)
    }

    @Test("The blinding comes along with the text, and never without it; a text without a commitment is none")
    func blinding() throws {
        let (draft, proof) = try note()
        let provenance = proof.provenance
        var coded = draft
        coded.texts = .none
        #expect(code { try proof.check(coded, of: reference("BE-1")) } == .damaged)
        func without(_ commitment: Data?, _ blinding: Data?) -> BundleProof {
            BundleProof(
                entry: proof.entry,
                provenance: Provenance(
                    factsSalt: provenance.factsSalt, contentCommitment: commitment, blinding: blinding,
                    links: provenance.links))
        }
        let silent = without(provenance.contentCommitment, nil)
        #expect(code { try silent.check(draft, of: reference("BE-1")) } == .damaged)
        #expect(throws: Never.self) { try silent.check(coded, of: reference("BE-1")) }
        for other in [
            without(nil, nil), without(nil, provenance.blinding),
            without(provenance.contentCommitment, Data(repeating: 1, count: 32)),
            without(Data(repeating: 1, count: 32), provenance.blinding),
        ] {
            #expect(code { try other.check(draft, of: reference("BE-1")) } == .damaged)
        }
    }

    @Test("That it was an override is part of what was recorded")
    func override() throws {
        let (draft, proof) = try note()
        var other = draft
        other.isOverride = true
        #expect(code { try proof.check(other, of: reference("BE-1")) } == .damaged)
    }
}
