internal import Jalon

/// Indicators, types of exploitation and roles as people read them and as scripts do.
struct ReferenceView {
    private let session: Session

    init(_ session: Session) { self.session = session }

    func show(indicators lists: [ReferenceIndicatorList]) throws {
        guard !session.isJSON else { return try session.print(try document(lists)) }
        let texts = try session.texts()
        for (index, list) in lists.enumerated() {
            if index > 0 { try session.print() }
            try session.print(session.style.heading("\(texts[list.textKey]) (\(list.indicators.count))"))
            var table = Table(indent: 2)
            for sign in list.indicators {
                table.add([sign.id, texts[sign.textKey], sign.groupText.map { texts[$0] } ?? ""])
            }
            try session.print(table.lines())
            for note in list.noteTexts { try session.print("  \(texts[note])") }
            try session.print("  " + origin(list.origin))
        }
    }

    private func document(_ lists: [ReferenceIndicatorList]) throws -> JSONValue {
        let texts = try session.englishTexts()
        return Document.make(
            "indicators",
            [
                .init(
                    "lists",
                    .array(
                        lists.map { list in
                            .object(
                                [
                                    .init("id", .string(list.id)), .init("country", .string(list.country.rawValue)),
                                    .init("name", .string(texts[list.textKey])),
                                    .init(
                                        "indicators",
                                        .array(
                                            list.indicators.map { sign in
                                                .object([
                                                    .init("id", .string(sign.id)),
                                                    .init("name", .string(texts[sign.textKey])),
                                                    .init("group", .text(sign.group)),
                                                ])
                                            })),
                                    .init("notes", .texts(list.noteTexts.map { texts[$0] })),
                                ] + Self.members(list.origin))
                        }))
            ])
    }

    func show(exploitation book: ReferenceBook) throws {
        guard !session.isJSON else { return try session.print(try document(exploitation: book)) }
        let texts = try session.texts()
        for form in book.exploitation {
            try session.print("\(session.style.heading(texts[form.textKey]))  \(session.style.faint(form.id))")
            for law in form.laws(on: session.today) {
                let number = law.number.map { " \($0)" } ?? law.within.map { " (\(texts["exploitation.\($0)"]))" } ?? ""
                let mark = law.status == .verified ? "" : " † (\(session.words.status(law.status)))"
                try session.print("  \(texts[law.textKey])\(number)\(mark)")
            }
            for note in form.noteTexts { try session.print("  \(texts[note])") }
        }
        try session.print()
        for note in book.exploitationNotes { try session.print("\(texts[note.textKey])  \(origin(note.origin))") }
    }

    private func document(exploitation book: ReferenceBook) throws -> JSONValue {
        let texts = try session.englishTexts()
        return Document.make(
            "exploitation",
            [
                .init("today", .text(session.today)),
                .init(
                    "types",
                    .array(
                        book.exploitation.map { form in
                            .object(
                                [
                                    .init("id", .string(form.id)), .init("name", .string(texts[form.textKey])),
                                    .init("trafficking", .bool(form.isTrafficking)),
                                    .init(
                                        "laws",
                                        .array(
                                            form.laws(on: session.today).map { law in
                                                .object([
                                                    .init("law", .string(law.law)),
                                                    .init("name", .string(texts[law.textKey])),
                                                    .init("number", .text(law.number)),
                                                    .init("within", .text(law.within)),
                                                    .init("status", .string(law.status.rawValue)),
                                                ])
                                            })),
                                    .init("notes", .texts(form.noteTexts.map { texts[$0] })),
                                ] + Self.members(form.origin))
                        })),
                .init("notes", .texts(book.exploitationNotes.map { texts[$0.textKey] })),
            ])
    }

    func show(roles: [ReferenceRole]) throws {
        let texts = session.isJSON ? try session.englishTexts() : try session.texts()
        guard !session.isJSON else {
            return try session.print(
                Document.make(
                    "roles",
                    [
                        .init(
                            "roles",
                            .array(
                                roles.map { role in
                                    .object([
                                        .init("id", .string(role.id)), .init("name", .string(texts[role.textKey])),
                                        .init(
                                            "tasks",
                                            .array(
                                                role.tasks.map { task in
                                                    .object(
                                                        [.init("text", .string(texts[role.textKey(of: task)]))]
                                                            + Self.members(task.origin))
                                                })),
                                    ])
                                }))
                    ]))
        }
        var table = Table()
        for role in roles {
            table.add([
                Table.Cell(role.id, session.style.faint), Table.Cell(texts[role.textKey], session.style.heading),
            ])
            for task in role.tasks {
                table.add(["", "\(texts[role.textKey(of: task)]) \(origin(task.origin))"])
            }
        }
        try session.print(table.lines())
    }

    /// Of when an entry is, and how sure.
    private func origin(_ origin: ReferenceOrigin) -> String {
        let words = session.words
        return session.style.faint("(\(words.about(.asOf, origin.asOf)), \(words.status(origin.status)))")
    }

    private static func members(_ origin: ReferenceOrigin) -> [JSONValue.Member] {
        [
            .init("asOf", .string(origin.asOf)), .init("status", .string(origin.status.rawValue)),
            .init("source", .string(origin.source.text)),
        ]
    }
}
