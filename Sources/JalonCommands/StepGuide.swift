internal import ArgumentParser
internal import Jalon

/// `jalon step guide`.
struct StepGuide: JalonSubcommand {
    static let about = CommandConfiguration(
        commandName: "guide",
        abstract: "The practical advice: danger first, the rules around the steps, the interview, trust.")

    @OptionGroup var global: GlobalOptions

    func perform(_ session: Session) throws {
        let guide = try SignallingGuide.carried()
        guard !session.isJSON else { return try session.print(document(guide, try session.englishTexts())) }
        let texts = try session.texts()
        for section in guide.sections {
            try session.print(session.style.heading(texts[section.textKey]))
            for (index, item) in section.items.enumerated() {
                let mark = item.origin.status == .verified ? "" : " †"
                try session.print("  \(index + 1). \(texts[item.textKey])\(mark)")
            }
            try session.print()
        }
        try session.print(session.style.heading(session.words[.steps]))
        for (index, step) in guide.steps.enumerated() {
            try session.print("  \(index + 1). \(texts[step.textKey])")
            let roles = step.roles.map { texts["role.\($0)"] }.joined(separator: ", ")
            try session.print("     \(roles)")
            for key in step.recordTexts + step.noteTexts { try session.print("     – \(texts[key])") }
        }
        let sources = Set(guide.sections.flatMap { $0.items.map(\.origin.source) } + guide.steps.map(\.origin.source))
        try session.print(["", "\(texts["page.sources"]):"])
        for source in sources.sorted(by: { $0.id < $1.id }) { try session.print("  \(source.text)") }
        if guide.sections.contains(where: { $0.items.contains { $0.origin.status != .verified } }) {
            try session.print(["", "† \(session.words.status(.unverified))"])
        }
    }

    private func document(_ guide: SignallingGuide, _ texts: RuleTexts) -> JSONValue {
        Document.make(
            "guide",
            [
                .init("country", .string(guide.country.rawValue)),
                .init(
                    "sections",
                    .array(
                        guide.sections.map { section in
                            .object([
                                .init("id", .string(section.id)), .init("title", .string(texts[section.textKey])),
                                .init(
                                    "items",
                                    .array(
                                        section.items.map { item in
                                            .object([
                                                .init("id", .string(item.id)),
                                                .init("text", .string(texts[item.textKey])),
                                                .init("status", .string(item.origin.status.rawValue)),
                                                .init("source", .string(item.origin.source.text)),
                                            ])
                                        })),
                            ])
                        })),
                .init(
                    "steps",
                    .array(
                        guide.steps.map { step in
                            .object([
                                .init("step", .string(step.id)), .init("text", .string(texts[step.textKey])),
                                .init("with", .texts(step.roles)),
                                .init("record", .texts(step.recordTexts.map { texts[$0] })),
                                .init("notes", .texts(step.noteTexts.map { texts[$0] })),
                                .init("status", .string(step.origin.status.rawValue)),
                            ])
                        })),
            ])
    }
}
