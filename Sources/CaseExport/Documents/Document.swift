package import CaseModel
package import CivilCalendar
package import CountryRules

/// The JSON documents that scripts rely on: keys, identifiers and states are English, whatever the language.
package enum Document {
    package static func make(_ name: String, _ members: [JSONValue.Member]) -> JSONValue {
        .object([.init("format", .string("jalon.\(name)/1"))] + members)
    }

    package static func member(_ key: String, _ value: JSONValue) -> JSONValue.Member { .init(key, value) }

    package static func deadline(_ deadline: Deadline, today: CivilDate) -> JSONValue {
        object { visit(deadline, today: today, &$0) }
    }

    /// Goes through the members of a deadline.
    static func visit(
        _ deadline: Deadline, today: CivilDate, _ members: inout some JSONMembers & ~Copyable
    ) {
        members.add("case", deadline.caseReference.text)
        members.add("country", deadline.country.rawValue)
        members.add("deadline", deadline.name)
        members.add("kind", deadline.kind.rawValue)
        members.add("stage", deadline.stage)
        members.add("trigger", deadline.trigger)
        members.add("due", deadline.due)
        members.add("earliest", deadline.earliest)
        members.add("latest", deadline.latest)
        members.add("opens", deadline.opens)
        members.add("daysLeft", deadline.daysLeft(on: today))
        members.add("state", deadline.state(on: today).rawValue)
        members.add("observed", deadline.isObserved)
        members.add("rolledFrom", deadline.rolledFrom)
        members.add("flags", codes: deadline.flags)
        members.add("pack", deadline.pack)
        members.add("packStatus", deadline.packStatus?.rawValue)
        members.add("citations", deadline.citations)
        members.add("alerts", deadline.alertDays)
    }

    /// The object of the members that are gone through.
    static func object(_ visit: (inout JSONMemberList) -> Void) -> JSONValue {
        var list = JSONMemberList()
        visit(&list)
        return .object(list.members)
    }

    package static func deadlines(_ deadlines: [Deadline], today: CivilDate) -> JSONValue {
        .array(deadlines.map { deadline($0, today: today) })
    }

    package static func steps(_ computed: ComputedDeadline, texts: RuleTexts) -> JSONValue {
        .array(
            computed.steps.map { step in
                .object([member("text", .string(step.text(texts))), member("date", .text(step.date))])
            })
    }

    package static func findings(_ findings: [Finding]) -> JSONValue {
        .array(findings.map { finding in object { visit(finding, &$0) } })
    }

    /// Goes through the members of a finding.
    static func visit(_ finding: Finding, _ members: inout some JSONMembers & ~Copyable) {
        members.add("code", finding.code.rawValue)
        members.add("entry", finding.entry)
        members.add("message", finding.message)
        members.add("subjects", finding.subjects)
    }

    /// - Parameter texts: What is sealed beside it, when it was asked for.
    package static func entry(_ entry: TimelineEntry, _ texts: SealedTexts? = nil) -> JSONValue {
        object { visit(entry, texts, &$0) }
    }

    /// Goes through the members of an entry.
    ///
    /// Its place is in the loop over the entries: a function that is called is given a copy of each (make bench ROW=jsonl).
    @inline(__always)
    static func visit(
        _ entry: TimelineEntry, _ texts: SealedTexts?, _ members: inout some JSONMembers & ~Copyable
    ) {
        members.add("case", entry.caseReference.text)
        members.add("entry", entry.id)
        members.add("sequence", Int(entry.sequence))
        members.add("kind", entry.facts.kind.rawValue)
        members.add("on", entry.on)
        members.add("recordedAt", entry.recordedAt)
        members.add("author", entry.author)
        members.add("sealed", entry.hasTexts)
        members.add("override", entry.isOverride)
        if entry.facts.isErased { members.add("erased", true) }
        members.add(entry.facts)
        for member in texts?.members ?? [] { members.add(member) }
    }

    /// The facts of a case, as the interchange format has them.
    package static func header(_ header: CaseHeader) -> [JSONValue.Member] {
        [member("case", .string(header.reference.text))] + header.members
    }

    /// Where a case stands.
    package static func caseMembers(_ state: CaseState, today: CivilDate) -> [JSONValue.Member] {
        header(state.header) + [
            member("status", .string(state.isOpen ? "open" : "closed")),
            member("closedOn", .text(state.closedOn)),
            member("closureReason", .text(state.closureReason?.rawValue)),
            member("erasedOn", .text(state.erasedOn)), member("erasureBasis", .text(state.erasureBasis?.rawValue)),
            member("holds", .array(state.holds.map(hold))),
            member("stage", .text(state.current?.stage)),
            member("nextStep", .text(state.nextStep?.rawValue)),
            member("steps", .array(state.steps.map(step))),
            member(
                "conditions",
                .array(
                    state.conditions.sorted { $0.key < $1.key }.map { id, condition in
                        .object([
                            member("condition", .string(id)), member("status", .string(condition.status.rawValue)),
                            member("since", .text(condition.since)),
                        ])
                    })),
            member("stages", .array(state.grants.map(grant))),
            member(
                "decisions",
                .array(
                    state.decisions.map {
                        .object([
                            member("decision", .string($0.decision)), member("on", .text($0.on)),
                            member("outcome", .text($0.outcome?.rawValue)),
                        ])
                    })),
            member(
                "stays",
                .array(
                    state.stays.map {
                        .object([
                            member("stay", .string($0.stay)), member("on", .text($0.on)),
                            member("extensions", .int($0.extensions)), member("end", .text($0.end)),
                            member("endedOn", .text($0.endedOn)),
                        ])
                    })),
            member("signalling", .string(state.signalling.state.rawValue)),
            member(
                "indicators",
                .array(
                    state.indicators.sorted { $0.key.rawValue < $1.key.rawValue }.map {
                        .object([member("indicator", .string($0.key.rawValue)), member("since", .text($0.value))])
                    })),
            member(
                "secrecy",
                .array(
                    state.secrecy.map {
                        .object([
                            member("on", .text($0.on)), member("law", .string($0.recorded.law)),
                            member("facts", .texts($0.recorded.facts.map(\.rawValue))),
                            member("answer", .string($0.recorded.answer.rawValue)),
                        ])
                    })),
        ] + PeopleDocument.people(state.people, today) + [
            member("consents", PeopleDocument.consents(state.people, today)),
            member("referrals", PeopleDocument.referrals(state.people)),
            member("reminders", PeopleDocument.reminders(state.people)),
            member("support", PeopleDocument.support(state.people)),
            member("deadlines", deadlines(state.deadlines, today: today)),
            member("findings", findings(state.findings)),
        ]
    }

    /// A ground for which content is or was kept.
    package static func hold(_ hold: CaseState.HoldState) -> JSONValue {
        .object([
            member("entry", .string(hold.entry.text)), member("ground", .string(hold.ground.rawValue)),
            member("from", .text(hold.from)), member("liftedOn", .text(hold.liftedOn)),
            member("author", .string(hold.author)),
        ])
    }

    private static func step(_ step: CaseState.StepState) -> JSONValue {
        .object([
            member("step", .string(step.step.rawValue)), member("on", .text(step.on)),
            member("state", .string(step.skipped == nil ? "done" : "skipped")),
            member("with", .texts(step.with.map(\.rawValue))), member("outcome", .text(step.outcome?.rawValue)),
            member("reason", .text(step.skipped?.rawValue)),
        ])
    }

    private static func grant(_ grant: CaseState.GrantState) -> JSONValue {
        .object([
            member("stage", .string(grant.stage)), member("on", .text(grant.on)),
            member("extensions", .int(grant.extensions)),
            member("state", .string(grant.status == .open ? "running" : grant.status == .met ? "followed" : "ended")),
            member("end", .text(grant.end)), member("pack", .text(grant.pack)),
            member("startedByDecision", .bool(grant.isImplied)),
        ])
    }
}
