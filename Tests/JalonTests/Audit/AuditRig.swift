import CaseStore
import Foundation
import Jalon
import Logging
import Testing

/// A casebook with a vault and two cases, and a second one, on which the public calls are tried.
final class AuditRig {
    let folder = TemporaryFolder()
    var casebook: Casebook
    let other: Casebook

    init(hasVault: Bool = true, logger: Logger? = nil) throws {
        casebook =
            try hasVault
            ? Casebook.vaulted(at: folder.file(), logger: logger)
            : Casebook.create(at: folder.file(), vault: VaultAccess(.key(TestKey.first())), logger: logger)
        other = try Casebook.vaulted(at: folder.file("other.sqlite"), key: TestKey.second())
        try casebook.open("BE-1")
        try casebook.open("BE-2")
        if hasVault { try casebook.seal(.noteAdded, [.text: canary], in: "BE-1") }
        try casebook.record(.stepRecorded(.init(.teamDiscussion)), in: "BE-2", on: "2026-03-02")
    }

    /// The kinds of everything in the chain, in its order.
    func kinds(of casebook: Casebook? = nil) throws -> [String] {
        let casebook = casebook ?? self.casebook
        var links = try casebook.events().map { ($0.sequence, $0.event.kind.rawValue) }
        for summary in try casebook.cases(.all) {
            links += try casebook.timeline(of: summary.reference).map { ($0.sequence, $0.facts.kind.rawValue) }
        }
        links.sort { $0.0 < $1.0 }
        #expect(links.map { $0.0 } == (0..<links.count).map { Int64($0 + 1) }, "the chain has a gap")
        return links.map { $0.1 }
    }

    /// What the chain grew by while something was done.
    func growth(_ work: (AuditRig) throws -> Void) throws -> [String] {
        let before = try kinds()
        try work(self)
        let after = try kinds()
        #expect(Array(after.prefix(before.count)) == before)
        return Array(after.dropFirst(before.count))
    }
}
