internal import ArgumentParser
internal import Jalon

/// A note beside what is recorded.
struct NoteOption: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp("A note, which is sealed: - for standard input, or @FILE.", valueName: "text"))
    var note: String?

    func texts(_ session: Session) throws(JalonError) -> [TextField: String] {
        try session.texts([(.note, note, "--note")])
    }
}

/// What is printed on the document of a stage.
struct DocumentOption: ParsableArguments {
    @Option(
        name: .long,
        help: ArgumentHelp(
            "What is printed on the document, such as its number; sealed: - or @FILE.", valueName: "text"))
    var document: String?

    @OptionGroup var note: NoteOption

    func texts(_ session: Session) throws(JalonError) -> [TextField: String] {
        try session.texts([(.document, document, "--document")])
            .merging(try note.texts(session)) { text, _ in text }
    }
}

/// A reason: a code, or free text that is sealed.
struct ReasonText<Term: CodedTerm> {
    let code: Term
    let texts: [TextField: String]

    /// Reads a reason that was given as a code, as `-` or as `@FILE`.
    ///
    /// - Parameter other: The code that stands for a reason in words.
    init(_ given: String, other: Term, _ session: Session, option: String = "--reason") throws(JalonError) {
        if let code = Term(rawValue: given) {
            (self.code, texts) = (code, [:])
            return
        }
        let known = Term.allCases.map(\.rawValue).joined(separator: ", ")
        guard given == "-" || given.hasPrefix("@") else {
            throw JalonError(
                .invalidInput,
                "\(option): that is not one of the codes \(known); a reason in words does not travel in arguments: "
                    + "write - for standard input or @FILE for a file")
        }
        code = other
        texts = [.reasonText: try session.text.text(given, for: option)]
    }
}

extension Session {
    /// The texts of several options, as far as they were given.
    func texts(_ options: [(TextField, String?, String)]) throws(JalonError) -> [TextField: String] {
        var texts: [TextField: String] = [:]
        for (field, given, name) in options {
            if let read = try text.optional(given, for: name) { texts[field] = read }
        }
        return texts
    }
}
