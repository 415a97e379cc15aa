internal import Jalon

/// `jalon.backup-report/1`.
enum BackupDocument {
    static func created(_ receipt: BackupReceipt, path: String) -> JSONValue {
        let manifest = receipt.manifest
        return document(
            "created", path: path, kind: receipt.kind, manifest: manifest, casebook: manifest.casebook,
            schema: manifest.schema, bytes: manifest.bytes, cases: receipt.cases, entries: manifest.entries,
            events: manifest.events,
            head: manifest.head)
    }

    static func verified(_ report: BackupReport, path: String) -> JSONValue { found(report, "verified", path: path) }

    static func restored(_ report: RestoreReport) -> JSONValue {
        found(report.backup, "restored", path: report.path, replaced: report.replaced, unerased: report.unerased)
    }

    private static func found(
        _ report: BackupReport, _ action: String, path: String, replaced: String? = nil,
        unerased: [CaseReference] = []
    ) -> JSONValue {
        let verification = report.verification
        return document(
            action, path: path, kind: report.kind, manifest: report.manifest, casebook: report.casebook,
            schema: report.schema, bytes: report.bytes, cases: verification.cases, entries: verification.entries,
            events: verification.events,
            head: verification.head, verification: verification, replaced: replaced, unerased: unerased)
    }

    private static func document(
        _ action: String, path: String, kind: BackupKind, manifest: BackupManifest?, casebook: String, schema: Int,
        bytes: Int, cases: Int, entries: Int64, events: Int64, head: String, verification: Verification? = nil,
        replaced: String? = nil, unerased: [CaseReference] = []
    ) -> JSONValue {
        Document.make(
            "backup-report",
            [
                .init("action", .string(action)), .init("path", .string(path)), .init("kind", .string(kind.rawValue)),
                .init("casebook", .string(casebook)), .init("schema", .int(schema)), .init("bytes", .int(bytes)),
                .init("cases", .int(cases)), .init("entries", .int(Int(entries))), .init("events", .int(Int(events))),
                .init("head", .string(head)),
                .init("madeAt", .text(manifest?.madeAt)), .init("jalon", .text(manifest?.version)),
                .init("whole", verification.map { .bool($0.problems.isEmpty) } ?? .null),
                .init("sealed", verification.map { .int($0.sealed) } ?? .null),
                .init("opened", verification.map { .bool($0.isOpened) } ?? .null),
                .init("problems", VerifyCommand.problems(verification?.problems ?? [])),
                .init("replaced", .text(replaced)), .init("eraseAgain", .texts(unerased.map(\.text))),
            ])
    }
}
