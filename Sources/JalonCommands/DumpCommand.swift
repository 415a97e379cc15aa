internal import ArgumentParser
internal import Foundation
internal import Jalon

/// `jalon dump`.
struct DumpCommand: JalonSubcommand {
    static let configuration = CommandConfiguration(
        commandName: "dump", abstract: "Write the whole casebook as JSON Lines, the interchange format.")

    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let output = session.output
        try session.casebook().dump { (line) throws(JalonError) in
            try output.write(bytes: line)
            try output.write(bytes: CollectionOfOne(UInt8(ascii: "\n")))
        }
    }
}

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
        defer { if file != "-" { try? source.close() } }
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
        guard !session.isJSON else {
            return try session.print(
                Document.make(
                    "import",
                    [
                        .init("lines", .int(report.lines)), .init("cases", .int(report.cases)),
                        .init("entries", .int(report.entries)), .init("skipped", .int(report.skipped)),
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
        guard path != "-" else { return .standardInput }
        var isFolder: ObjCBool = false
        guard FileManager.default.fileExists(atPath: path, isDirectory: &isFolder) else {
            throw JalonError(.failed, "there is no file \(path)")
        }
        guard !isFolder.boolValue, let handle = FileHandle(forReadingAtPath: path) else {
            throw JalonError(.failed, "\(path) cannot be read")
        }
        return handle
    }
}
