package import CaseModel
package import CivilCalendar
internal import CountryRules

/// A timeline in the JSON documents.
package enum TimelineDocument {
    /// The members of a timeline that is shown within the house.
    ///
    /// - Parameter texts: What is sealed, when it was asked for.
    package static func shown(
        _ state: CaseState, _ entries: [TimelineEntry], texts: [EntryID: SealedTexts]?, today: CivilDate
    ) -> [JSONValue.Member] {
        [
            .init("today", .text(today)), .init("case", .object(Document.header(state.header))),
            .init("entries", .array(entries.map { Document.entry($0, texts?[$0.id]) })),
            .init("deadlines", Document.deadlines(state.deadlines, today: today)),
            .init("findings", Document.findings(state.findings)),
        ]
    }
}

/// A case as its parts leave for programs, redacted.
struct TimelineParts {
    let theCase: JSONValue
    let identity: JSONValue?
    let entries: [JSONValue]
    let audit: [JSONValue]
    let deadlines: [JSONValue]
    let findings: [JSONValue]

    init(_ source: TimelineSource, code: String, _ profile: TimelineProfile) {
        let redaction = JSONRedaction(of: source, code: code, profile)
        theCase = redaction.redacted(Document.object { Self.visit(source.outline, &$0) })
        identity = source.identity?.json
        let sorted = source.entriesByDay
        func entries(_ isWanted: (EntryFacts.Kind) -> Bool) -> [JSONValue] {
            let values = sorted.filter { isWanted($0.facts.kind) }
                .map { redaction.redacted(Document.entry($0, source.texts[$0.id])) }
            // In the order of their texts within a month: the order of recording would tell of their days.
            guard profile.isByMonth else { return values }
            return zip(sorted.filter { isWanted($0.facts.kind) }.map(\.on.monthText), values)
                .map { (month: $0, line: $1.line, value: $1) }.sorted { ($0.month, $0.line) < ($1.month, $1.line) }
                .map(\.value)
        }
        self.entries = entries { !$0.isAudit }
        audit = entries(\.isAudit)
        let sortedDeadlines =
            profile.isByMonth
            ? source.outline.deadlines.sorted {
                ($0.due.monthText, $0.stage, $0.kind.rawValue, $0.trigger.monthText)
                    < ($1.due.monthText, $1.stage, $1.kind.rawValue, $1.trigger.monthText)
            } : source.outline.deadlines
        deadlines = sortedDeadlines.map { deadline in
            redaction.redacted(Document.deadline(deadline, today: profile.today)).changed(
                "state", to: .string(deadline.state(on: profile.today, byMonth: profile.isByMonth).rawValue))
        }
        findings = Document.findings(source.outline.findings).values.map(redaction.redacted)
    }

    /// Goes through the members of what is known of the case.
    static func visit(_ outline: CaseOutline, _ members: inout some JSONMembers & ~Copyable) {
        members.add("case", outline.header.reference.text)
        members.add(outline.header.facts)
        members.add("status", outline.isOpen ? "open" : "closed")
        members.add("closedOn", outline.closedOn)
        members.add("closureReason", outline.closureReason?.rawValue)
        members.add("erasedOn", outline.erasedOn)
        members.add("stage", outline.current?.stage)
    }

    /// The parts as the members of one object.
    var members: [JSONValue.Member] {
        [.init("case", theCase)] + (identity.map { [.init("identity", $0)] } ?? []) + [
            .init("entries", .array(entries)), .init("audit", .array(audit)), .init("deadlines", .array(deadlines)),
            .init("findings", .array(findings)),
        ]
    }
}

extension JSONValue {
    /// The object with another value of a member.
    fileprivate func changed(_ key: String, to value: JSONValue) -> JSONValue {
        guard case .object(let members) = self else { return self }
        return .object(members.map { $0.key == key ? .init(key, value) : $0 })
    }

    /// The values of a list.
    fileprivate var values: [JSONValue] {
        if case .array(let values) = self { values } else { [] }
    }
}
