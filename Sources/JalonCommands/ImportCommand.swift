internal import ArgumentParser
internal import Foundation
internal import Jalon

/// `jalon import`.
struct ImportCommand: JalonSubcommand {
    static let configuration = CommandConfiguration(
        commandName: "import", abstract: "Read the interchange format: all of it, or nothing when a line is bad.")

    @Argument(help: ArgumentHelp("The file; - is standard input.", valueName: "file"))
    var file: String

    @Flag(name: .long, help: "Check everything and store nothing.")
    var dryRun = false

    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let casebook = try session.casebook()
        let source = try Self.open(file)
        defer { try? source.close() }
        let report: ImportReport
        do {
            defer { StandardError.endProgress() }
            report = try casebook.importLines(
                author: session.settings.author, isRehearsal: dryRun,
                progress: {
                    StandardError.progress("\($0.lines) lines read, \($0.cases) cases, \($0.entries) entries")
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
                "warning: \(report.conflicts) of the skipped lines say something else than the entry that is there; \(first)"
            )
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
            "\(dryRun ? "would import" : "imported") \(report.cases) cases and \(report.entries) entries; "
                + "\(report.skipped) lines were there already")
        let undated = try casebook.casesWithoutDeadline()
        if !dryRun, !undated.isEmpty { session.say(DueView.warning(undated)) }
    }

    private static func open(_ path: String) throws(JalonError) -> FileHandle {
        guard path != "-" else { return try spooled(.standardInput) }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw JalonError(.failed, "there is no file \(path)")
        }
        guard !isFolder.boolValue, let handle = FileHandle(forReadingAtPath: path) else {
            throw JalonError(.failed, "\(path) cannot be read")
        }
        var information = stat()
        let isFile = fstat(handle.fileDescriptor, &information) == 0 && information.st_mode & S_IFMT == S_IFREG
        return isFile ? handle : try spooled(handle)
    }

    /// What comes from a pipe may come slowly: it is read to its end before the casebook is locked, into a file
    /// that has no name any more.
    private static func spooled(_ source: FileHandle) throws(JalonError) -> FileHandle {
        var name = Array((FileManager.default.temporaryDirectory.path + "/jalon-import-XXXXXX").utf8CString)
        let descriptor = mkstemp(&name)
        guard descriptor >= 0 else {
            throw JalonError(.failed, "the import cannot be kept in \(FileManager.default.temporaryDirectory.path)")
        }
        unlink(name)
        let spool = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
        do {
            while let bytes = try source.read(upToCount: 1 << 18), !bytes.isEmpty { try spool.write(contentsOf: bytes) }
            try spool.seek(toOffset: 0)
        } catch {
            throw JalonError(.failed, "the import cannot be read: \(error.localizedDescription)")
        }
        return spool
    }
}
