internal import CaseModel
internal import CivilCalendar

/// Timelines as one JSON document: `jalon.timeline/1` for one case, `jalon.timelines/1` for all.
struct TimelineJSONWriter: TimelineWriter {
    private let profile: TimelineProfile
    private let isAll: Bool
    private var isFirst = true

    init(_ profile: TimelineProfile, isAll: Bool) {
        self.profile = profile
        self.isAll = isAll
    }

    mutating func begin(
        _ measured: TimelineTrailer, to sink: ([UInt8]) throws(JalonError) -> Void
    ) throws(JalonError) {
        let name = isAll ? "timelines" : "timeline"
        try sink(Array(#"{"format":"jalon.\#(name)/1","today":"\#(profile.today)""#.utf8))
        if isAll { try sink(Array(#","timelines":["#.utf8)) }
    }

    mutating func write(
        _ source: TimelineSource, code: String, to sink: ([UInt8]) throws(JalonError) -> Void
    ) throws(JalonError) {
        var buffer = ByteBuffer()
        JSONValue.object(TimelineParts(source, code: code, profile).members).write(into: &buffer, isQuiet: true)
        let bytes = buffer.array
        if isAll {
            try sink((isFirst ? [] : [UInt8(ascii: ",")]) + bytes)
        } else {
            // The members of the one case are those of the document.
            try sink([UInt8(ascii: ",")] + bytes.dropFirst().dropLast())
        }
        isFirst = false
    }

    mutating func end(
        _ trailer: TimelineTrailer, to sink: ([UInt8]) throws(JalonError) -> Void
    ) throws(JalonError) {
        try sink(Array("\(isAll ? "]" : ""),\"export\":\(trailer.json.line)}\n".utf8))
    }
}

/// Timelines as JSON Lines: each line is one thing, and says which.
struct TimelineLinesWriter: TimelineCasesWriter {
    private let profile: TimelineProfile

    init(_ profile: TimelineProfile) { self.profile = profile }

    mutating func begin(
        _ measured: TimelineTrailer, to sink: ([UInt8]) throws(JalonError) -> Void
    ) throws(JalonError) {
        try sink(Array("{\"format\":\"jalon.timeline-lines/1\",\"today\":\"\(profile.today)\"}\n".utf8))
    }

    func bytes(
        of count: Int, _ source: (Int) throws(JalonError) -> (TimelineSource, code: String)
    ) throws(JalonError) -> [[UInt8]] {
        var lines = JSONLines(isQuiet: true)
        var written: [[UInt8]] = []
        written.reserveCapacity(count)
        for index in 0..<count {
            let (source, code) = try source(index)
            if JSONRedaction.isNeeded(of: source, code: code, profile) {
                written.append(redactedLines(of: source, code: code))
            } else {
                lines.clear()
                append(source, to: &lines)
                written.append(lines.array)
            }
        }
        return written
    }

    /// The lines of a case from which nothing has to be taken out: no value is made of what only passes by.
    private func append(_ source: TimelineSource, to lines: inout JSONLines) {
        let reference = source.outline.header.reference.text
        lines.begin("case")
        TimelineParts.visit(source.outline, &lines)
        lines.endLine()
        if let identity = source.identity {
            lines.begin("identity")
            lines.add("case", reference)
            lines.add(.init("identity", identity.json))
            lines.endLine()
        }
        // Where they lie: a copy of each would count a reference to all that it holds.
        source.entriesByDay.withUnsafeBufferPointer { entries in
            for (record, isAudit) in [("entry", false), ("audit", true)] as [(StaticString, Bool)] {
                for place in entries.indices where entries[place].facts.kind.isAudit == isAudit {
                    lines.begin(record)
                    Document.visit(entries[place], source.texts[entries[place].id], &lines)
                    lines.endLine()
                }
            }
        }
        for deadline in source.outline.deadlines {
            lines.begin("deadline")
            Document.visit(deadline, today: profile.today, &lines)
            lines.endLine()
        }
        for finding in source.outline.findings {
            lines.begin("finding")
            lines.add("case", reference)
            Document.visit(finding, &lines)
            lines.endLine()
        }
    }

    /// The lines of a case from which something has to be taken out.
    func redactedLines(of source: TimelineSource, code: String) -> [UInt8] {
        let parts = TimelineParts(source, code: code, profile)
        var bytes = ByteBuffer()
        Self.append("case", parts.theCase, code, to: &bytes)
        if let identity = parts.identity {
            Self.append("identity", .object([.init("identity", identity)]), code, to: &bytes)
        }
        for (record, values) in [
            ("entry", parts.entries), ("audit", parts.audit), ("deadline", parts.deadlines),
            ("finding", parts.findings),
        ] {
            for value in values { Self.append(record, value, code, to: &bytes) }
        }
        return bytes.array
    }

    mutating func end(
        _ trailer: TimelineTrailer, to sink: ([UInt8]) throws(JalonError) -> Void
    ) throws(JalonError) {
        var bytes = ByteBuffer(capacity: 256)
        Self.append("export", .object([.init("export", trailer.json)]), nil, to: &bytes)
        try sink(bytes.array)
    }

    private static func append(_ record: String, _ value: JSONValue, _ code: String?, to bytes: inout ByteBuffer) {
        guard case .object(let members) = value else { return }
        let hasCode = members.contains { $0.key == "case" }
        let named: [JSONValue.Member] = hasCode ? [] : code.map { [.init("case", .string($0))] } ?? []
        JSONValue.object([.init("record", .string(record))] + named + members).write(into: &bytes, isQuiet: true)
        bytes.put(UInt8(ascii: "\n"))
    }
}
