internal import Jalon

/// What a backup holds, as people read it.
enum BackupLines {
    static func lines(of report: BackupReport, _ session: Session) -> [String] {
        let verification = report.verification
        var lines = [
            session.sentence(
                "message.whole",
                ["cases": .cases(verification.cases), "entries": .entries(Int(verification.entries))]),
            session.sentence("message.head", ["head": .text(verification.head)]),
        ]
        if let manifest = report.manifest {
            lines.append(
                session.sentence(
                    "backup.made",
                    [
                        "moment": .text(manifest.madeAt.description), "version": .text(manifest.version),
                        "schema": .number(report.schema),
                    ]))
        } else {
            lines.append(session.sentence("backup.plain", ["schema": .number(report.schema)]))
        }
        if verification.sealed > 0 {
            lines.append(
                session.sentence(
                    verification.isOpened ? "message.sealed-compared" : "message.sealed-unopened",
                    ["n": .number(verification.sealed)]))
        }
        return lines
    }
}
