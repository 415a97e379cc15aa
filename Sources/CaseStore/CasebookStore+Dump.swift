package import CaseModel
internal import CivilCalendar
internal import GRDB

extension CasebookStore {
    /// How many entries a dump reads at a time: between two readings writers have their turn.
    private static let dumpPage = 5_000

    /// The references of the cases that were erased.
    private static func erasedCases(in db: Database) throws -> Set<String> {
        try String.fetchSet(
            db, sql: "SELECT c.ref FROM casefile AS c JOIN entry AS e ON e.casefile = c.id WHERE e.kind = ?",
            arguments: [EntryFacts.Kind.contentErased.rawValue])
    }

    /// How many cases were erased: a dump leaves them out.
    package func erasedCount() throws(JalonError) -> Int {
        try read { try Int.fetchOne($0, sql: "SELECT count(*) FROM entry WHERE kind = 'content-erased'") ?? 0 }
    }

    /// Writes the casebook in the interchange format, in the order of recording; cases that were erased are left out.
    ///
    /// - Parameters:
    ///   - withTexts: Whether what is sealed is opened and written too; else it is left out.
    ///   - last: The place in the chain of the last entry that is written; `nil` for the last there is.
    ///   - sink: Takes one line at a time, without its end.
    /// - Throws: What the sink throws, what opening the vault throws, or `JalonError`.
    package func dump(
        withTexts: Bool = false, upTo last: Int64? = nil, to sink: ([UInt8]) throws(JalonError) -> Void
    ) throws(JalonError) {
        try sink(Array(#"{"format":"jalon.interchange/1"}"#.utf8))
        // Between two entries there may be events of the casebook, which no dump carries.
        let end = try read {
            try Int64.fetchOne($0, sql: "SELECT max(seq) FROM entry WHERE seq <= ?", arguments: [last ?? .max]) ?? 0
        }
        var last: Int64 = 0
        var erased = try read(Self.erasedCases)
        while last < end {
            try Self.checkCancellation()
            let (page, texts) = try read { db -> ([Row], [Int64: SealedTexts]) in
                let page = try Row.fetchAll(
                    db,
                    sql: """
                        SELECT \(CaseReader.columns) FROM entry AS e JOIN casefile AS c ON c.id = e.casefile
                        WHERE e.seq > ? AND e.seq <= ? ORDER BY e.seq LIMIT ?
                        """, arguments: [last, end, Self.dumpPage])
                // What another process erased meanwhile is left out from here on.
                if page.contains(where: { $0[6] as String? == nil && !erased.contains($0[7]) }) {
                    erased = try Self.erasedCases(in: db)
                }
                guard withTexts, let first = page.first, let end = page.last else { return (page, [:]) }
                return (page, try SealedRows.texts(from: first[0], to: end[0], in: db, with: self.vault))
            }
            guard !page.isEmpty else {
                throw JalonError(.damaged, "\(path): entries after \(last) are missing: run jalon verify")
            }
            for row in page {
                last = row[0]
                guard !erased.contains(row[7]) else { continue }
                try sink(try Self.line(row, texts[row[0]] ?? .none))
            }
        }
    }

    /// The facts are kept as they are dumped: a line is their object, with the entry's own fields before them.
    static func line(_ row: Row, _ texts: SealedTexts) throws(JalonError) -> [UInt8] {
        let kind: String = row[2]
        guard let facts = row[6] as String? else {
            throw JalonError(.damaged, "entry \(row[0] as Int64) has lost its facts: run jalon verify")
        }
        let isOpening = kind == EntryFacts.Kind.caseOpened.rawValue
        var fields: [JSONValue.Member] = [.init("case", .string(row[7]))]
        let provenance: [JSONValue.Member] = [
            .init("recordedAt", .string(row[4])), .init("author", .string(row[5])),
        ]
        if !isOpening {
            fields +=
                [.init("entry", .string(row[1])), .init("kind", .string(kind)), .init("on", .string(row[3]))]
                + provenance
        }
        var line: [UInt8] = []
        JSONValue.object(fields).write(into: &line)
        append(facts.utf8, to: &line)
        if !texts.isEmpty { append(texts.bytes, to: &line) }
        if isOpening { append(JSONValue.object(provenance).line.utf8, to: &line) }
        return line
    }

    /// Appends the members of one object to another.
    private static func append(_ object: some BidirectionalCollection<UInt8>, to line: inout [UInt8]) {
        let inner = object.dropFirst().dropLast()
        guard !inner.isEmpty else { return }
        line[line.count - 1] = UInt8(ascii: ",")
        line.append(contentsOf: inner)
        line.append(UInt8(ascii: "}"))
    }
}
