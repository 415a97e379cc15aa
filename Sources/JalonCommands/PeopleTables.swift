internal import Jalon

/// The people of a case as they are read on a terminal.
struct PeopleTables {
    private let state: CaseState
    private let words: Words
    private let style: Style
    private let texts: RuleTexts
    private let today: CivilDate

    init(_ state: CaseState, _ session: Session) throws(JalonError) {
        self.state = state
        words = session.words
        style = session.style
        texts = try session.texts()
        today = session.today
    }

    /// Who has, or had, which role; those whose role ended stand back.
    var people: Table {
        var table = Table(indent: 2)
        for owner in state.people.owners {
            let paint = owner.until == nil ? { $0 } : style.faint
            let deputy = owner.assigned.deputy.map { texts.deputy($0) } ?? ""
            table.add([
                Table.Cell(digits(owner.entry), style.faint), Table.Cell(words[.owner], paint),
                Table.Cell(owner.assigned.owner.text, paint),
                Table.Cell(days(owner.from, owner.until), paint), Table.Cell(deputy, paint),
            ])
        }
        for person in state.people.people {
            let paint = person.isHeld(on: today) ? { $0 } : style.faint
            table.add([
                Table.Cell(digits(person.entry), style.faint), Table.Cell(texts.role(person.role), paint),
                Table.Cell(person.who?.text ?? "–", paint),
                Table.Cell(days(person.from, person.until), paint),
            ])
        }
        return table
    }

    var consents: Table {
        var table = Table(indent: 2)
        for consent in state.people.consents {
            let paint = consent.holds(on: today) ? { $0 } : style.faint
            let withdrawn = consent.withdrawnOn.map { words.about(.withdrawnOn, "\($0)") } ?? ""
            table.add([
                Table.Cell(texts.code("scope", consent.scope.rawValue), paint),
                Table.Cell(texts.code("giver", consent.by.rawValue), paint),
                Table.Cell(days(consent.from, consent.until), paint), Table.Cell(withdrawn, paint),
            ])
        }
        return table
    }

    var referrals: Table {
        var table = Table(indent: 2)
        for referral in state.people.referrals {
            table.add([
                Table.Cell(digits(referral.entry), style.faint), Table.Cell(words.short(referral.on)),
                Table.Cell(referral.isOutgoing ? texts.sent(to: referral.role) : texts.received(from: referral.role)),
                Table.Cell(texts.code("purpose", referral.purpose.rawValue)),
                Table.Cell(
                    !referral.isOutgoing && referral.status == .sent
                        ? words[.received] : texts.code("referral", referral.status.rawValue), style.heading),
                Table.Cell(referral.basis.map { texts.code("basis", $0.rawValue) } ?? ""),
            ])
        }
        return table
    }

    var support: Table {
        var table = Table(indent: 2)
        for part in state.people.support {
            let end =
                part.endedOn.map { texts.ended($0) }
                ?? part.planned.until.map { texts.plannedUntil($0) } ?? ""
            table.add([
                Table.Cell(digits(part.entry), style.faint),
                Table.Cell(texts.code("domain", part.planned.domain.rawValue), style.heading),
                Table.Cell(texts.since(part.from)), Table.Cell(end),
                Table.Cell(part.result.map { texts.code("support", $0.rawValue) } ?? ""),
                Table.Cell(part.planned.with.map(texts.role).joined(separator: ", ")),
            ])
        }
        return table
    }

    private func days(_ from: CivilDate, _ until: CivilDate?) -> String {
        texts.since(from) + (until.map { ", \(texts.until($0))" } ?? "")
    }

    /// The end of an entry's identifier, by which it can be named.
    private func digits(_ entry: EntryID) -> String { entry.ending }
}
