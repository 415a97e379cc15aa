package import CaseModel
internal import CivilCalendar
internal import GRDB

extension CasebookStore {
    /// How many entries a dump reads at a time: between two readings writers have their turn.
    private static let dumpPage = 5_000

    /// Writes the casebook in the interchange format, in the order of recording.
    ///
    /// - Parameter sink: Takes one line at a time, without its end.
    /// - Throws: What the sink throws, or `JalonError`.
    package func dump(to sink: ([UInt8]) throws(JalonError) -> Void) throws(JalonError) {
        try sink(Array(#"{"format":"jalon.interchange/1"}"#.utf8))
        let end = try read { try Int64.fetchOne($0, sql: "SELECT max(seq) FROM entry") ?? 0 }
        var last: Int64 = 0
        while last < end {
            let page = try read { db in
                try Row.fetchAll(
                    db,
                    sql: """
                        SELECT \(CaseReader.columns) FROM entry AS e JOIN casefile AS c ON c.id = e.casefile
                        WHERE e.seq > ? AND e.seq <= ? ORDER BY e.seq LIMIT ?
                        """, arguments: [last, end, Self.dumpPage])
            }
            guard !page.isEmpty else {
                throw JalonError(.damaged, "\(path): entries after \(last) are missing: run jalon verify")
            }
            for row in page {
                try sink(try Self.line(row))
                last = row[0]
            }
        }
    }

    /// The facts are kept as they are dumped: a line is their object, with the entry's own fields before them.
    private static func line(_ row: Row) throws(JalonError) -> [UInt8] {
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
        let inner = facts.utf8.dropFirst().dropLast()
        if !inner.isEmpty {
            line[line.count - 1] = UInt8(ascii: ",")
            line.append(contentsOf: inner)
            line.append(UInt8(ascii: "}"))
        }
        if isOpening {
            var tail: [UInt8] = []
            JSONValue.object(provenance).write(into: &tail)
            line[line.count - 1] = UInt8(ascii: ",")
            line.append(contentsOf: tail.dropFirst())
        }
        return line
    }
}
