internal import CaseModel
internal import CivilCalendar
internal import CountryRules

/// What the reader has to know of an export: its scope, how much left, the rules, and the head of the chain.
struct TimelineTrailer: Sendable {
    let profile: TimelineProfile
    /// The end of the chain up to which the casebook was looked at.
    let end: ChainEnd
    /// Whether all cases leave.
    let isAll: Bool
    private(set) var cases = 0
    private var firstCode: String?
    private var entries = 0
    private var deadlines = 0
    private var packs: Set<PackStatus> = []

    /// A trailer of nothing yet.
    init(_ profile: TimelineProfile, end: ChainEnd, isAll: Bool) {
        self.profile = profile
        self.end = end
        self.isAll = isAll
    }

    /// Counts a case that leaves.
    mutating func count(_ source: TimelineSource, code: String) { count(Tally(source, code: code)) }

    /// Counts a case that leaves.
    mutating func count(_ tally: Tally) {
        cases += 1
        if firstCode == nil { firstCode = tally.code }
        entries += tally.entries
        deadlines += tally.deadlines
        packs.formUnion(tally.packs)
    }

    /// What a case adds.
    struct Tally: Sendable {
        let code: String
        let entries: Int
        let deadlines: Int
        let packs: [PackStatus]

        init(_ source: TimelineSource, code: String) {
            self.code = code
            entries = source.entries.count { !$0.facts.kind.isAudit }
            deadlines = source.outline.deadlines.count
            packs = source.outline.deadlines.compactMap { deadline in
                deadline.pack.map { PackStatus(id: $0, status: deadline.packStatus ?? .unverified) }
            }
        }
    }

    private var sortedPacks: [PackStatus] {
        packs.sorted { ($0.id, $0.status.rawValue) < ($1.id, $1.status.rawValue) }
    }

    /// The trailer in words, a line each.
    var lines: [String] {
        let (texts, words) = (profile.texts, profile.words)
        let scope = isAll ? "export.scope.all" : cases == 1 ? "export.scope.case" : "export.scope.cases"
        let packs = sortedPacks.map { "\($0.id) (\(words.status($0.status)))" }.joined(separator: ", ")
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
        lines.append(texts.filled("export.head", ["head": end.head, "entry": String(end.entries)]))
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
                            .init("pack", .string($0.id)), .init("status", .string($0.status.rawValue)),
                        ])
                    })),
            .init("chain", end.document),
        ])
    }
}
