internal import Jalon

/// An erasure in the JSON documents: as it would be, and as it was done.
enum ErasureDocument {
    /// What stays of a case, by code.
    static let stays = [
        "reference", "country", "opened-on", "closed-on", "kinds", "days", "instants", "authors", "hashes",
    ]

    static func of(_ plan: ErasurePlan) -> JSONValue {
        Document.make("erasure", members(plan, isDryRun: true) + [.init("erased", .null)])
    }

    static func of(_ certificate: ErasureCertificate) -> JSONValue {
        Document.make(
            "erasure",
            members(certificate.plan, isDryRun: false) + [
                .init(
                    "erased",
                    .object([
                        .init("entry", .string(certificate.entry.id.text)), .init("on", .text(certificate.entry.on)),
                        .init("recordedAt", .text(certificate.entry.recordedAt)),
                        .init("author", .string(certificate.entry.author)),
                        .init("basis", .string(certificate.basis.rawValue)), .init("reason", .text(certificate.reason)),
                        .init("sealed", .bool(certificate.reason == nil)),
                        .init("before", end(certificate.before)), .init("after", end(certificate.after)),
                    ]))
            ])
    }

    private static func members(_ plan: ErasurePlan, isDryRun: Bool) -> [JSONValue.Member] {
        [
            .init("dryRun", .bool(isDryRun)), .init("case", .string(plan.reference.text)),
            .init("country", .string(plan.country.rawValue)), .init("openedOn", .text(plan.openedOn)),
            .init("closedOn", .text(plan.closedOn)), .init("allowed", .bool(plan.obstacle == nil)),
            .init(
                "goes",
                .object([
                    .init("entries", .int(plan.entries)),
                    .init(
                        "kinds",
                        .array(
                            plan.kinds.sorted { $0.key.rawValue < $1.key.rawValue }.map {
                                .object([.init("kind", .string($0.key.rawValue)), .init("entries", .int($0.value))])
                            })),
                    .init("sealed", .int(plan.sealed)), .init("identity", .bool(plan.hasIdentity)),
                    .init("deadlines", .int(plan.deadlines)),
                ])),
            .init("stays", .texts(stays)), .init("outOfReach", outOfReach(plan.outOfReach)),
        ]
    }

    private static func outOfReach(_ outside: OutOfReach) -> JSONValue {
        .object([
            .init(
                "exports",
                .array(
                    outside.exports.map {
                        .object([
                            .init("entry", .string($0.entry.text)), .init("on", .text($0.on)),
                            .init("as", .string($0.export.format.rawValue)),
                            .init("redaction", .string($0.export.redaction.rawValue)),
                            .init("recipient", .text($0.export.recipient)), .init("author", .string($0.author)),
                        ])
                    })),
            .init(
                "transfers",
                .array(
                    outside.transfers.map {
                        .object([
                            .init("entry", .string($0.entry.text)), .init("on", .text($0.on)),
                            .init("to", .string($0.referral.to.rawValue)),
                            .init("identified", .bool($0.referral.isIdentified)),
                        ])
                    })),
            .init(
                "events",
                .array(
                    outside.events.map {
                        .object([
                            .init("kind", .string($0.kind.rawValue)), .init("recordedAt", .text($0.recordedAt)),
                            .init("author", .string($0.author)),
                        ])
                    })),
            .init("files", .texts(outside.files)),
        ])
    }

    private static func end(_ end: ChainEnd) -> JSONValue {
        .object([.init("entries", .int(Int(end.entries))), .init("head", .string(end.head))])
    }
}
