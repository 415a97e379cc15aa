internal import Jalon

/// The support plan of a case, beside what the present stage entitles to.
struct SupportView {
    private let state: CaseState
    private let entitlements: Entitlements?
    private let opened: [EntryID: SealedTexts]
    private let session: Session
    private let texts: RuleTexts

    init(
        _ state: CaseState, _ entitlements: Entitlements?, _ opened: [EntryID: SealedTexts], _ session: Session
    ) throws(JalonError) {
        self.state = state
        self.entitlements = entitlements
        self.opened = opened
        self.session = session
        texts = try session.texts()
    }

    var lines: [String] {
        get throws {
            let (words, style) = (session.words, session.style)
            var lines = [style.heading("\(state.header.reference) · \(words[.supportPlan])")]
            let table = try PeopleTables(state, session).support
            lines += table.isEmpty ? ["  –"] : table.lines()
            for part in state.people.support {
                for text in TimelineShow.lines(of: opened[part.entry], texts) {
                    lines.append("  \(part.entry.ending)  \(text)")
                }
            }
            let reminders = state.people.reminders.filter { $0.reminder.plan != nil && $0.doneOn == nil }
            for reminder in reminders {
                lines.append(
                    "  \(texts.labelled(words[.reminder], words.short(reminder.reminder.due))), \(texts.code("topic", reminder.reminder.topic.rawValue)), \(reminder.deadline)"
                )
            }
            lines += ["", style.heading(words[.entitledTo])]
            guard let entitlements else { return lines + ["  –"] }
            lines.append(
                "  \(texts.name(ofClock: entitlements.stage)), \(texts.since(entitlements.since)), \(entitlements.pack.id) (\(words.status(entitlements.pack.status)))"
            )
            guard !entitlements.rights.isEmpty else { return lines + ["  \(words[.noEntitlement])"] }
            for right in entitlements.rights {
                lines.append("  – \(texts["right.\(right.id)"])")
                if let note = right.note { lines.append("    \(texts["note.\(note)"])") }
            }
            return lines
        }
    }

    var document: JSONValue {
        get throws {
            let english = try session.englishTexts()
            return Document.make(
                "support",
                [
                    .init("case", .string(state.header.reference.text)), .init("today", .text(session.today)),
                    .init("plan", .array(try plan())),
                    .init("reminders", PeopleDocument.reminders(state.people)),
                    .init("stage", .text(entitlements?.stage)), .init("pack", .text(entitlements?.pack.id)),
                    .init("packStatus", .text(entitlements?.pack.status.rawValue)),
                    .init(
                        "entitlements",
                        .array(
                            (entitlements?.rights ?? []).map {
                                .object([
                                    .init("right", .string($0.id)), .init("text", .string(english["right.\($0.id)"])),
                                ])
                            })),
                ])
        }
    }

    /// The parts of the plan, with what is sealed beside them when it was asked for.
    private func plan() throws -> [JSONValue] {
        guard case .array(let parts) = PeopleDocument.support(state.people) else { return [] }
        return zip(parts, state.people.support).map { part, support in
            guard case .object(let members) = part, let own = opened[support.entry] else { return part }
            return .object(members + own.members)
        }
    }
}
