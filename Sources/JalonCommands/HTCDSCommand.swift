internal import ArgumentParser
internal import Foundation
internal import Jalon

/// `jalon htcds`.
struct HTCDSCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "htcds", abstract: "The Human Trafficking Case Data Standard 2.0: export and validation.",
        discussion: HTCDSStandard.attribution, subcommands: [HTCDSExport.self, HTCDSValidate.self])
}

/// `jalon htcds export`.
struct HTCDSExport: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "export", abstract: "Write cases as records of the standard: CSV, or JSON with --json.",
        discussion: """
            Records are coded: the columns of name, birth date, contacts and address stand there and are empty, unless \
            --identify is given with a reason, which is recorded in each case. \(HTCDSStandard.attribution)
            """)

    static var formats: [Settings.Format] { [.table, .csv, .json] }

    @Option(name: .customLong("case"), help: ArgumentHelp("Only this case. (default: all)", valueName: "case"))
    var reference: String?

    @Flag(name: .long, help: "Names and free texts of a minor leave too; it goes with --identify.")
    var minor = false

    @OptionGroup var identified: IdentifyOptions
    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let casebook = try session.casebook()
        let references = try reference.map { [try casebook.reference(beginningWith: $0)] }
        let output = session.output
        let report = try casebook.exportHTCDS(
            of: references, as: session.isJSON ? .json : .csv, identifiedFor: try identified.why(session),
            includesMinors: minor,
            on: session.today, author: session.settings.author
        ) { (bytes) throws(JalonError) in try output.write(bytes: bytes) }
        for omission in report.omissions {
            session.say(
                "message.htcds-omitted",
                ["case": .text("\(omission.caseReference)"), "field": .text("\(omission.field)")])
        }
        session.say("\(session.counted("records", report.records)). \(HTCDSStandard.attribution)")
    }
}

/// `jalon htcds validate`.
struct HTCDSValidate: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "validate", abstract: "Say what in a file is not as the standard has it: errors and warnings.",
        discussion: "Exit code 1 when there are errors. What a cell holds is never repeated.")

    @Argument(help: ArgumentHelp("The file, CSV or JSON; - is standard input.", valueName: "file"), completion: .file())
    var file: String

    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        guard file == "-" || FileManager.default.fileExists(atPath: file) else {
            throw JalonError(.notFound, "there is no file \(file)", Wording("refusal.no-file", ["path": .text(file)]))
        }
        let handle = file == "-" ? FileHandle.standardInput : FileHandle(forReadingAtPath: file)
        guard let handle else { throw JalonError(.failed, "\(file) cannot be read: check its rights") }
        let name = file
        let report = try HTCDSValidator(today: session.today).validate { () throws(JalonError) in
            do {
                return Array(try handle.read(upToCount: 1 << 18) ?? Data())
            } catch {
                throw JalonError(.failed, "\(name) cannot be read")
            }
        }
        if session.isJSON {
            try session.print(Self.document(report))
        } else {
            for finding in report.findings { try session.print("\(finding)") }
            if report.omitted > 0 { session.say("message.more", ["n": .number(report.omitted)]) }
            session.say(
                [("records", report.records), ("errors", report.errors), ("warnings", report.warnings)]
                    .map(session.counted).joined(separator: ", "))
        }
        if !report.isValid { throw ExitCode(1) }
    }

    private static func document(_ report: HTCDSReport) -> JSONValue {
        Document.make(
            "htcds-validation",
            [
                .init("valid", .bool(report.isValid)), .init("records", .int(report.records)),
                .init("errors", .int(report.errors)), .init("warnings", .int(report.warnings)),
                .init("omitted", .int(report.omitted)),
                .init(
                    "findings",
                    .array(
                        report.findings.map { finding in
                            .object([
                                .init("code", .string(finding.code.rawValue)),
                                .init("severity", .string(finding.severity.rawValue)),
                                .init("row", finding.row.map { .int($0) } ?? .null),
                                .init("line", finding.line.map { .int($0) } ?? .null),
                                .init("column", .text(finding.column)), .init("message", .string(finding.message)),
                            ])
                        })),
            ])
    }
}
