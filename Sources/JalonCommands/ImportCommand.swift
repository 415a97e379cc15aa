internal import ArgumentParser
internal import Foundation
internal import Jalon

/// `jalon import`.
struct ImportCommand: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "import", abstract: "Read the interchange format: all of it, or nothing when a line is bad.")

    @Argument(help: ArgumentHelp("The file; - is standard input.", valueName: "file"), completion: .file())
    var file: String

    @Flag(name: .long, help: "Check everything and store nothing.")
    var dryRun = false

    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let casebook = try session.casebook()
        let (source, isPipe) = try Self.open(file)
        defer { try? source.close() }
        let report: ImportReport
        do {
            defer { StandardError.endProgress() }
            report = try casebook.importLines(
                author: session.settings.author, isRehearsal: dryRun, readsAhead: isPipe,
                progress: {
                    StandardError.progress(
                        [("lines-read", $0.lines), ("cases", $0.cases), ("entries", $0.entries)]
                            .map(session.counted).joined(separator: ", "))
                },
                from: { () throws(JalonError) in
                    do {
                        return try source.read(upToCount: 1 << 18).map(Array.init) ?? []
                    } catch {
                        throw JalonError(.failed, "\(file) cannot be read: \(error.localizedDescription)")
                    }
                })
        }
        if let first = report.firstConflict {
            session.say(
                "message.conflicts", ["n": .number(report.conflicts), "first": .text(first)])
        }
        guard !session.isJSON else {
            return try session.print(
                Document.make(
                    "import",
                    [
                        .init("lines", .int(report.lines)), .init("cases", .int(report.cases)),
                        .init("entries", .int(report.entries)), .init("skipped", .int(report.skipped)),
                        .init("conflicts", .int(report.conflicts)),
                        .init("stored", .bool(!dryRun)),
                    ]))
        }
        session.say(
            dryRun ? "message.would-import" : "message.imported",
            [
                "cases": .cases(report.cases), "entries": .entries(report.entries),
                "skipped": .counted("message.count.skipped", report.skipped),
            ])
        let undated = try casebook.casesWithoutDeadline()
        if !dryRun, !undated.isEmpty { session.say(DueView.warning(undated)) }
    }

    /// The source, and whether it is a pipe rather than a file.
    private static func open(_ path: String) throws(JalonError) -> (FileHandle, isPipe: Bool) {
        guard path != "-" else { return (.standardInput, true) }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw JalonError(.failed, "there is no file \(path)", Wording("refusal.no-file", ["path": .text(path)]))
        }
        guard !isFolder.boolValue, let handle = FileHandle(forReadingAtPath: path) else {
            throw JalonError(.failed, "\(path) cannot be read")
        }
        var information = stat()
        let isFile = fstat(handle.fileDescriptor, &information) == 0 && information.st_mode & S_IFMT == S_IFREG
        return (handle, !isFile)
    }
}
