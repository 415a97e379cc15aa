internal import Jalon

/// Contacts and hotlines as people read them and as scripts do.
struct ContactView {
    private let session: Session

    init(_ session: Session) { self.session = session }

    func show(_ contacts: [ReferenceContact], named name: String) throws {
        guard !session.isJSON else {
            return try session.print(try document(contacts, name))
        }
        guard !contacts.isEmpty else {
            return session.say("message.no-current-contact", [:])
        }
        let (words, style, texts) = (session.words, session.style, try session.texts())
        var table = Table(indent: 2)
        for contact in contacts where contact.isCurrent { table.add(row(contact, texts)) }
        try session.print(table.lines())
        let old = contacts.filter { !$0.isCurrent }
        if !old.isEmpty {
            var table = Table(indent: 2)
            for contact in old { table.add(row(contact, texts)) }
            try session.print(["", style.overdue("† \(words[.historical].capitalisedStart)")] + table.lines())
        }
    }

    private func row(_ contact: ReferenceContact, _ texts: RuleTexts) -> [Table.Cell] {
        let (words, style) = (session.words, session.style)
        let phones = contact.phones.map { phone in
            let number = phone.dial ?? "„\(phone.printed)“"
            return phone.defectText.map { "\(number) (\(texts[$0]))" } ?? number
        }
        let rest =
            [contact.email, contact.web, contact.address].compactMap { $0 } + contact.noteTexts.map { texts[$0] }
        return [
            Table.Cell(contact.country.rawValue), Table.Cell(contact.name(in: texts), style.heading),
            Table.Cell(phones.joined(separator: ", ")), Table.Cell(rest.joined(separator: " · ")),
            Table.Cell("\(words.about(.asOf, contact.asOf)), \(words.status(contact.status))", style.faint),
        ]
    }

    private func document(_ contacts: [ReferenceContact], _ name: String) throws -> JSONValue {
        let texts = try session.englishTexts()
        return Document.make(
            "contacts",
            [
                .init("list", .string(name)),
                .init(
                    "contacts",
                    .array(
                        contacts.map { contact in
                            .object([
                                .init("id", .string(contact.id)), .init("country", .string(contact.country.rawValue)),
                                .init("kind", .string(contact.kind.rawValue)),
                                .init("name", .string(contact.name(in: texts))),
                                .init(
                                    "phones",
                                    .array(
                                        contact.phones.map { phone in
                                            .object([
                                                .init("dial", .text(phone.dial)),
                                                .init("printed", .string(phone.printed)),
                                                .init("defect", .text(phone.defectText.map { texts[$0] })),
                                            ])
                                        })),
                                .init("email", .text(contact.email)), .init("web", .text(contact.web)),
                                .init("address", .text(contact.address)),
                                .init("notes", .texts(contact.noteTexts.map { texts[$0] })),
                                .init("current", .bool(contact.isCurrent)), .init("asOf", .string(contact.asOf)),
                                .init("status", .string(contact.status.rawValue)),
                                .init("sources", .texts(contact.sources.map(\.text))),
                            ])
                        })),
            ])
    }
}
