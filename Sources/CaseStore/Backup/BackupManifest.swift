public import CaseModel

/// What a backup says of the casebook in it, before anything of that is read.
public struct BackupManifest: Sendable, Hashable {
    /// The identity of the casebook, from which its chain begins.
    public let casebook: String
    /// The schema of its file.
    public let schema: Int
    /// How many entries of cases there are.
    public let entries: Int64
    /// How many events of the casebook itself there are, the one that says that it was backed up included.
    public let events: Int64
    /// The hash of the last entry or event in hexadecimal.
    public let head: String
    /// How many bytes its file has.
    public let bytes: Int
    /// When the backup was made.
    public let madeAt: Instant
    /// The Jalon that made it.
    public let version: String

    /// The line that stands before the file's bytes, without its line feed.
    var line: [UInt8] {
        var bytes: [UInt8] = []
        JSONValue.object([
            .init("casebook", .string(casebook)), .init("schema", .int(schema)), .init("entries", .int(Int(entries))),
            .init("events", .int(Int(events))), .init("head", .string(head)), .init("bytes", .int(self.bytes)),
            .init("madeAt", .string(madeAt.description)), .init("jalon", .string(version)),
        ]).write(into: &bytes)
        return bytes
    }

    /// The longest line.
    static let longest = 1024

    init(
        casebook: String, schema: Int, entries: Int64, events: Int64, head: String, bytes: Int, madeAt: Instant,
        version: String
    ) {
        self.casebook = casebook
        self.schema = schema
        self.entries = entries
        self.events = events
        self.head = head
        self.bytes = bytes
        self.madeAt = madeAt
        self.version = version
    }

    /// Reads a line.
    ///
    /// - Returns: `nil` when it is not byte for byte what `line` gives.
    init?(line: some Collection<UInt8>) {
        guard line.count <= Self.longest, let value = try? JSONValue(parsing: Array(line)),
            let casebook = value["casebook"]?.text, case .int(let schema)? = value["schema"],
            case .int(let entries)? = value["entries"], case .int(let events)? = value["events"],
            let head = value["head"]?.text,
            case .int(let bytes)? = value["bytes"], let version = value["jalon"]?.text,
            let madeAt = value["madeAt"]?.text.flatMap({ Instant(rfc3339: $0) })
        else { return nil }
        self.init(
            casebook: casebook, schema: schema, entries: Int64(entries), events: Int64(events), head: head,
            bytes: bytes, madeAt: madeAt, version: version)
        guard self.line.elementsEqual(line) else { return nil }
    }
}
