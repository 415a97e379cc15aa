internal import ArgumentParser
internal import Jalon

/// `jalon case identify`.
struct CaseIdentify: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "identify",
        abstract: "Read who the person is (a JSON object on standard input) into the vault.",
        discussion: """
            Any key may be used. Exports in HTCDS read: salutation, firstName, middleName, lastName, birthDate \
            (YYYY-MM-DD), gender, citizenship, email, homePhone, mobilePhone, street, postalCode, city, state, country, \
            identityNumber, language. Given again, it changes the keys that it names; null takes one away.
            """)

    @OptionGroup var which: CaseArgument
    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let casebook = try session.casebook()
        let reference = try which.found(in: casebook)
        try casebook.unlock(author: session.settings.author)
        session.text.askOnTerminal(
            "prompt.identity", ["example": .text("{\"firstName\":\"…\",\"birthDate\":\"2001-05-14\"}")])
        let identity = try Identity(json: session.text.standardInput(for: "the identity"))
        try Recording(casebook, reference, session.today, session).record(.identityRecorded, identity: identity)
    }
}

/// `jalon case reveal`.
struct CaseReveal: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "reveal", abstract: "Show who the person is; who looked and why is recorded in the timeline.")

    @OptionGroup var which: CaseArgument

    @Option(name: .long, help: ArgumentHelp("Why: - for standard input, or @FILE.", valueName: "text"))
    var reason: String?

    @Flag(name: .long, help: "Show the free texts of the case too.")
    var texts = false

    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let casebook = try session.casebook()
        let reference = try which.found(in: casebook)
        try casebook.unlock(author: session.settings.author)
        let reason = try session.text.needed(reason, for: "--reason", asking: "prompt.why-shown")
        let revealed = try casebook.reveal(
            texts ? .all : .identity, of: reference, reason: reason, on: session.today,
            author: session.settings.author)
        session.say(
            "message.revealed",
            [
                "kind": .kindInside(revealed.entry.facts.kind), "case": .text(reference.text),
                "author": .text(revealed.entry.author),
            ])
        if session.isJSON {
            try session.print(try document(revealed, in: casebook))
        } else {
            try show(revealed, in: casebook, session)
        }
        try IdentifyOptions.checkWhole(revealed, session)
    }

    private func show(_ revealed: Revealed, in casebook: Casebook, _ session: Session) throws {
        let reference = revealed.entry.caseReference
        let words = session.words
        try session.print(session.style.heading("\(reference) · \(words[.identity])"))
        var table = Table(indent: 2)
        for key in revealed.identity?.keys ?? [] {
            table.add([StandardError.harmless(key), StandardError.harmless(revealed.identity?.shown(key) ?? "")])
        }
        if table.isEmpty { table.add(["–"]) }
        try session.print(table.lines())
        guard texts else { return }
        let summary = TimelineSummary(texts: try session.texts(), words: words)
        try session.print(["", session.style.heading(words[.notes])])
        for entry in try casebook.timeline(of: reference).sorted(by: { ($0.on, $0.sequence) < ($1.on, $1.sequence) }) {
            guard let own = revealed.texts[entry.id], own.identity == nil else { continue }
            try session.print("  \(words.short(entry.on)) \(summary.texts.code("kind", entry.facts.kind.rawValue))")
            for line in TimelineShow.lines(of: own, summary.texts) { try session.print("    \(line)") }
        }
    }

    private func document(_ revealed: Revealed, in casebook: Casebook) throws -> JSONValue {
        let reference = revealed.entry.caseReference
        let entries = try casebook.timeline(of: reference).filter { revealed.texts[$0.id] != nil }
        return Document.make(
            "identity",
            [
                .init("case", .string(reference.text)), .init("entry", .string(revealed.entry.id.text)),
                .init("identity", revealed.identity.map(\.json) ?? .null),
                .init("entries", .array(entries.map { Document.entry($0, revealed.texts[$0.id]) })),
            ])
    }
}

extension Identity {
    /// A value as people read it: a text as it is, anything else as JSON.
    fileprivate func shown(_ key: String) -> String { self[key] ?? json[key]?.line ?? "" }
}
