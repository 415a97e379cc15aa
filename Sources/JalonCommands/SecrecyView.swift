internal import Jalon

/// What the law answered about professional secrecy, as people read it and as scripts do.
struct SecrecyView {
    let assessment: SecrecyAssessment
    let session: Session
    let texts: RuleTexts

    init(_ assessment: SecrecyAssessment, _ session: Session, _ texts: RuleTexts) {
        self.assessment = assessment
        self.session = session
        self.texts = texts
    }

    var lines: [String] {
        let words = session.words
        var lines = [
            session.style.heading("\(words[.secrecy]) · \(words.long(assessment.on)) · \(assessment.version)"), "",
            "  " + session.style.heading(texts[assessment.answerText]), "  " + texts[assessment.groundText],
            "  " + texts[assessment.nextText], "",
        ]
        var table = Table(indent: 2)
        for article in assessment.articles { table.add(row(of: article)) }
        let widths = table.widths
        var beside = Table(indent: 2)
        for article in assessment.beside { beside.add(row(of: article)) }
        lines +=
            table.lines(least: beside.widths, room: session.output.width) + [""]
            + beside.lines(least: widths, room: session.output.width) + [""]
            + assessment.cautionTexts.map { "  \(texts[$0])" }
        if assessment.status != .verified {
            lines += ["", "  † \(words[.weakSourceHere]) (\(words.status(assessment.status)))"]
        }
        return lines
    }

    private func row(of article: SecrecyArticle) -> [Table.Cell] {
        let mark = article.status == .verified ? "" : " † (\(session.words.status(article.status)))"
        return [
            Table.Cell(article.text(in: texts) + mark), Table.Cell(texts["secrecy.topic.\(article.topic.rawValue)"]),
            Table.Cell(article.url ?? "", session.style.faint),
        ]
    }

    func document(_ entry: TimelineEntry) throws -> JSONValue {
        let english = try session.englishTexts()
        return Document.make(
            "secrecy",
            [
                .init("case", .string(entry.caseReference.text)), .init("entry", .string(entry.id.text)),
                .init("on", .text(assessment.on)), .init("country", .string(assessment.country.rawValue)),
                .init("law", .string(assessment.version)), .init("facts", .texts(assessment.facts.map(\.rawValue))),
                .init("answer", .string(assessment.answer.rawValue)), .init("ground", .string(assessment.ground)),
                .init("text", .string(english[assessment.answerText])),
                .init("next", .string(english[assessment.nextText])),
                .init("status", .string(assessment.status.rawValue)),
                .init("articles", .array(assessment.articles.map(document))),
                .init("beside", .array(assessment.beside.map(document))),
                .init("cautions", .texts(assessment.cautionTexts.map { english[$0] })),
            ])
    }

    private func document(_ article: SecrecyArticle) -> JSONValue {
        .object([
            .init("topic", .string(article.topic.rawValue)), .init("article", .string(article.text)),
            .init("number", .string(article.number)), .init("status", .string(article.status.rawValue)),
            .init("url", .text(article.url)), .init("checked", .text(article.checked)),
        ])
    }
}
