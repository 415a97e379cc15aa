internal import Jalon

/// What a doctor found, as people and as scripts read it.
struct DoctorView {
    private let diagnosis: Diagnosis
    private let texts: RuleTexts
    private let style: Style
    private let width: Int

    init(_ diagnosis: Diagnosis, _ session: Session) throws(JalonError) {
        self.diagnosis = diagnosis
        texts = try session.texts()
        style = session.style
        // Sentences are read more easily on lines that are not too long; a file has a line a check.
        width = session.output.isTerminal ? min(session.output.width, 100) : .max
    }

    /// The checks by group, each sentence within the width of the terminal.
    var lines: [String] {
        let levels = Diagnosis.Level.allCases.map { word($0).count }.max() ?? 0
        let labels = diagnosis.checks.map { label($0).count }.max() ?? 0
        let indent = 2 + levels + 2 + labels + 2
        var lines: [String] = []
        for group in Diagnosis.Group.allCases {
            let checks = diagnosis.checks.filter { $0.group == group }
            guard !checks.isEmpty else { continue }
            if !lines.isEmpty { lines.append("") }
            lines.append(style.heading(texts["doctor.group.\(group.rawValue)"]))
            for check in checks {
                let pieces = Self.wrapped(texts.sentence(check.wording), to: max(24, width - indent))
                let level = word(check.level)
                let start =
                    "  " + paint(check.level, level) + Self.blanks(levels - level.count + 2) + label(check)
                    + Self.blanks(labels - label(check).count + 2)
                lines.append(start + pieces[0])
                lines += pieces.dropFirst().map { Self.blanks(indent) + $0 }
            }
        }
        let counts = [Diagnosis.Level.problem, .warning, .note].map {
            texts.counted("doctor.count.\($0.rawValue)", diagnosis.count($0))
        }
        return lines + ["", counts.joined(separator: ", ")]
    }

    private func word(_ level: Diagnosis.Level) -> String { texts["doctor.level.\(level.rawValue)"] }

    private func label(_ check: Diagnosis.Check) -> String { texts["doctor.label.\(check.code.rawValue)"] }

    private func paint(_ level: Diagnosis.Level, _ text: String) -> String {
        switch level {
        case .ok: style.faint(text)
        case .note: text
        case .warning: style.soon(text)
        case .problem: style.overdue(text)
        }
    }

    private static func blanks(_ count: Int) -> String { String(repeating: " ", count: count) }

    /// A sentence on lines that are no longer than a width, but for a word that is.
    private static func wrapped(_ text: String, to width: Int) -> [String] {
        var lines: [String] = [""]
        // French puts a blank before these marks, at which no line ends.
        var words: [String] = []
        for word in text.split(separator: " ") {
            if let last = words.last, [":", ";", "!", "?", "»"].contains(word) || last.hasSuffix("«") {
                words[words.count - 1] = "\(last) \(word)"
            } else {
                words.append(String(word))
            }
        }
        for word in words {
            let last = lines[lines.count - 1]
            if last.isEmpty {
                lines[lines.count - 1] = word
            } else if last.count + 1 + word.count <= width {
                lines[lines.count - 1] += " " + word
            } else {
                lines.append(word)
            }
        }
        return lines
    }

    /// The document that scripts read; its sentences are English.
    static func document(_ diagnosis: Diagnosis, today: CivilDate, texts: RuleTexts) -> JSONValue {
        Document.make(
            "doctor",
            [
                .init("today", .text(today)), .init("level", .string(diagnosis.level.rawValue)),
                .init("opened", .bool(diagnosis.checks.contains { $0.code.rawValue == "casebook" && $0.level == .ok })),
                .init("damaged", .bool(diagnosis.isDamaged)),
                .init(
                    "checks",
                    .array(
                        diagnosis.checks.map { check in
                            .object([
                                .init("group", .string(check.group.rawValue)),
                                .init("check", .string(check.code.rawValue)),
                                .init("finding", .string(check.finding)),
                                .init("level", .string(check.level.rawValue)),
                                .init(
                                    "values",
                                    .object(
                                        check.values.sorted { $0.key < $1.key }.map { .init($0.key, value($0.value)) })),
                                .init("message", .string(texts.sentence(check.wording))),
                            ])
                        })),
            ])
    }

    private static func value(_ value: Diagnosis.Value) -> JSONValue {
        switch value {
        case .text(let text): .string(text)
        case .number(let number): .int(number)
        case .day(let day): .text(day)
        }
    }
}
