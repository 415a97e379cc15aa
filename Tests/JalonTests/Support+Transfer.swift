import CaseStore
import Foundation
import Jalon
import Testing

/// The secret that two centres share in the tests.
func shared() throws -> BundleSecret { .key(try VaultKey(bytes: Array(64..<96))) }

extension Casebook {
    /// Hands a case over, and gives the bundle.
    func handOver(
        _ text: String, withTexts: Bool = true, on day: String = "2026-05-04", author: String = "hd"
    ) throws -> [UInt8] {
        let referral = EntryFacts.Referral(to: .specialisedCentre, purpose: .changeOfLocation, basis: .vitalInterest)
        return try transfer(
            named(text), as: referral, withTexts: withTexts, sealedWith: shared(), on: date(day), author: author
        ).bundle
    }

    /// Takes a case over.
    @discardableResult
    func takeOver(
        _ bundle: [UInt8], leavingTexts: Bool = false, on day: String = "2026-05-06", author: String = "ml"
    ) throws -> TransferReport {
        try receive(bundle, sealedWith: shared(), leavingTexts: leavingTexts, on: date(day), author: author)
    }

    /// The proofs of a case as a bundle would hold them, opened a second time from its file.
    func proofs(_ text: String) throws -> [Provenance] {
        let store = try CasebookStore.open(at: path)
        let bundle = try store.rehearse(under: rules()) { try $0.bundle(of: named(text), withTexts: false) }
        return try BundleContent(bundle).proofs.map(\.provenance)
    }

    /// The entries of a case as anybody may compare them: all but their places in the chain.
    func told(_ text: String) throws -> [String] {
        try timeline(of: named(text)).map {
            "\($0.id) \($0.on) \($0.recordedAt) \($0.author) \($0.facts.kind.rawValue) \($0.facts.json) \($0.hasTexts)"
        }
    }
}

/// A bundle that somebody opened, to change a line of what it holds and to seal it again.
struct OpenedBundle {
    var lines: [String]

    init(_ bundle: [UInt8]) throws {
        let content = String(decoding: try SealedBundle.open(bundle, with: shared()), as: UTF8.self)
        lines = content.split(separator: "\n").map(String.init)
    }

    /// How many entries it holds; the head comes first, then these lines, then as many proofs.
    var count: Int { (lines.count - 1) / 2 }

    func sealed() throws -> [UInt8] {
        try SealedBundle.seal(Array(lines.joined(separator: "\n").utf8), with: shared())
    }
}
