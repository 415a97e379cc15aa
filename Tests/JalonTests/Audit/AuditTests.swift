import CaseStore
import Foundation
import Jalon
import Testing

@Suite("What people have to answer for stands in the chain")
struct AuditTests {
    @Test("Every public function of Jalon is classified, and none that is gone")
    func table() throws {
        let interface = try PublicInterface()
        #expect(interface.unread == [])
        #expect(interface.functions.count > 40)
        #expect(interface.functions.filter { auditTable[$0] == nil } == [], "classify them in AuditTable.swift")
        #expect(auditTable.keys.filter { !interface.functions.contains($0) }.sorted() == [])
    }

    @Test(
        "Each call that changes, shows or takes out leaves its record",
        arguments: auditTable.keys.filter { auditTable[$0]?.proof != nil }.sorted())
    func recorded(name: String) throws {
        let proof = try #require(auditTable[name]?.proof)
        let rig = try AuditRig(hasVault: name != "Casebook.makeVault(for:author:)")
        let grown = try rig.growth(proof.call)
        #expect(grown.contains(proof.kind), "\(name) left \(grown)")
        #expect(try rig.casebook.verify().problems == [])
    }

    @Test(
        "Each call that shows or takes out is on the list, with who did it",
        arguments: auditTable.keys.filter { auditTable[$0]?.isOutgoing == true }.sorted())
    func listed(name: String) throws {
        let proof = try #require(auditTable[name]?.proof)
        let rig = try AuditRig()
        try proof.call(rig)
        var authors: [String] = []
        try rig.casebook.audit { (record) throws(JalonError) in
            if record.kind == proof.kind { authors.append(record.author) }
        }
        #expect(!authors.isEmpty && authors.allSatisfy { ["hd", "zz"].contains($0) })
    }

    @Test("The list goes along the chain, from a day and of a case, and holds nothing that was only read or recorded")
    func list() throws {
        let rig = try AuditRig()
        func listed(since: String? = nil, of name: String? = nil) throws -> [AuditRecord] {
            var records: [AuditRecord] = []
            try rig.casebook.audit(since: since.map { try date($0) }, of: name.map { try named($0) }) {
                (record) throws(JalonError) in records.append(record)
            }
            return records
        }
        #expect(try listed().map(\.kind) == ["vault-made"])
        _ = try rig.casebook.reveal(of: "BE-1")
        _ = try rig.casebook.exported(nil, .init(.csv))
        _ = try rig.casebook.handOver("BE-2")
        let referral = EntryFacts.Referral(to: .lawyer, purpose: .additionalServices, basis: .vitalInterest)
        try rig.casebook.record(.referralSent(referral), in: "BE-2", on: "2026-05-05")
        _ = try rig.casebook.dumped()
        try rig.casebook.record(.holdPlaced(.proceedings), in: "BE-1", on: "2026-05-06")
        try rig.casebook.record(.holdLifted(.proceedings), in: "BE-1", on: "2026-05-07")
        let all = try listed()
        #expect(
            all.map(\.kind) == [
                "vault-made", "identity-revealed", "timeline-exported", "timeline-exported", "referral-sent",
                "casebook-dumped", "hold-placed", "hold-lifted",
            ])
        #expect(all.map(\.sequence) == all.map(\.sequence).sorted())
        #expect(all.map { $0.caseReference?.text } == [nil, "BE-1", "BE-1", "BE-2", "BE-2", nil, "BE-1", "BE-1"])
        #expect(try listed(of: "BE-2").map(\.kind) == ["timeline-exported", "referral-sent"])
        #expect(try listed(since: "9999-12-31") == [])
        #expect(try listed(since: all[0].recordedAt.dateInUTC.description).count == all.count)
        #expect(refusal { _ = try listed(of: "BE-9") }?.code == .notFound)
    }

    @Test("Page by page each is read once", arguments: [1, 2, 3, 8, 9])
    func pages(size: Int) throws {
        let rig = try AuditRig()
        for _ in 0..<5 { _ = try rig.casebook.dumped() }
        for _ in 0..<3 { _ = try rig.casebook.reveal(of: "BE-1") }
        let store = try CasebookStore.open(at: rig.casebook.path)
        var sequences: [Int64] = []
        try store.eachAnswered(since: nil, of: nil, page: size) { (entry, event) throws(JalonError) in
            if let sequence = entry?.sequence ?? event?.sequence { sequences.append(sequence) }
        }
        #expect(sequences.count == 9 && Set(sequences).count == 9 && sequences == sequences.sorted())
    }
}
