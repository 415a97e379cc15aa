internal import CaseModel
internal import CivilCalendar
internal import CountryRules

/// What the reader has to know of an export: its scope, how much left, the rules, and the head of the chain.
package struct TimelineTrailer: Sendable {
    /// The head of the chain: the last entry of the casebook that was looked at.
    package struct Head: Sendable, Hashable {
        /// Its place, from 1; 0 for a casebook without entries.
        package let sequence: Int64
        /// Its hash in hexadecimal.
        package let hash: String

        /// Makes a head.
        package init(sequence: Int64, hash: String) {
            self.sequence = sequence
            self.hash = hash
        }
    }

    let profile: TimelineProfile
    let head: Head
    /// Whether all cases leave.
    let isAll: Bool
    private(set) var cases = 0
    private var firstCode: String?
    private var entries = 0
    private var deadlines = 0
    private var packs: Set<PackStatus> = []

    /// A trailer of nothing yet.
    init(_ profile: TimelineProfile, head: Head, isAll: Bool) {
        self.profile = profile
        self.head = head
        self.isAll = isAll
    }

    /// Counts a case that leaves.
    mutating func count(_ source: TimelineSource, code: String) {
        cases += 1
        if firstCode == nil { firstCode = code }
        entries += source.entries.count { !$0.facts.kind.isAudit }
        deadlines += source.state.deadlines.count
        packs.formUnion(TimelineContent.packs(of: source.state.deadlines))
    }

    private var sortedPacks: [PackStatus] {
        packs.sorted { ($0.pack, $0.status.rawValue) < ($1.pack, $1.status.rawValue) }
    }

    /// The trailer in words, a line each.
    var lines: [String] {
        let (texts, words) = (profile.texts, profile.words)
        let scope = isAll ? "export.scope.all" : cases == 1 ? "export.scope.case" : "export.scope.cases"
        let packs = sortedPacks.map { "\($0.pack) (\(words.status($0.status)))" }.joined(separator: ", ")
        var lines = [
            texts.filled(
                scope,
                [
                    "case": firstCode ?? "–", "cases": String(cases), "entries": String(entries),
                    "deadlines": String(deadlines),
                ]),
            texts.filled("export.redaction", ["redaction": texts.code("redaction", profile.redaction.rawValue)]),
        ]
        if let recipient = profile.recipient {
            lines.append(texts.filled("export.recipient", ["recipient": recipient.text]))
        }
        lines.append(texts.filled("export.packs", ["packs": packs.isEmpty ? "–" : packs]))
        if self.packs.contains(where: { $0.status != .verified }) { lines.append(texts["export.weak"]) }
        lines.append(texts.filled("export.asOf", ["date": words.long(profile.today)]))
        lines.append(texts.filled("export.head", ["head": head.hash, "entry": String(head.sequence)]))
        return lines
    }

    /// The trailer for programs.
    var json: JSONValue {
        .object([
            .init("cases", .int(cases)), .init("entries", .int(entries)), .init("deadlines", .int(deadlines)),
            .init("all", .bool(isAll)), .init("redaction", .string(profile.redaction.rawValue)),
            .init("recipient", .text(profile.recipient?.text)),
            .init(
                "packs",
                .array(
                    sortedPacks.map {
                        .object([
                            .init("pack", .string($0.pack)), .init("status", .string($0.status.rawValue)),
                        ])
                    })),
            .init("head", .string(head.hash)), .init("headSequence", .int(Int(head.sequence))),
        ])
    }
}
