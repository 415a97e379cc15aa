internal import CaseModel
internal import CivilCalendar
internal import CountryRules

extension TimelineMaker {
    /// What is known of the case.
    var facts: [ExportFact] {
        let state = source.state
        let header = state.header
        var facts = [
            ExportFact(texts["export.country"], .text(texts.name(of: header.country))),
            ExportFact(words[.openedOn].capitalizedFirst, cell(header.openedOn)),
        ]
        if let closed = state.closedOn {
            facts.append(ExportFact(words[.closed].capitalizedFirst, cell(closed)))
            if let reason = state.closureReason {
                facts.append(ExportFact(words[.reason].capitalizedFirst, .text(texts.code("closure", reason.rawValue))))
            }
        }
        if let erased = state.erasedOn {
            facts.append(ExportFact(texts["erase.erased"].capitalizedFirst, cell(erased)))
        }
        if let stage = state.current?.stage {
            facts.append(ExportFact(texts["export.stage"], .text(texts.name(ofClock: stage))))
        }
        if let next = state.nextStep {
            facts.append(ExportFact(words[.nextStep].capitalizedFirst, .text(words.move(next))))
        }
        let person = [
            header.facts.isMinor(on: profile.today) ? words[.minorPerson] : nil,
            header.isUnaccompanied ? words[.unaccompanied] : nil,
            header.isPlaced ? words[.placed] : nil,
        ].compactMap { $0 }
        if !person.isEmpty { facts.append(ExportFact(texts["export.person"], .text(person.joined(separator: ", ")))) }
        if !header.exploitation.isEmpty {
            facts.append(
                ExportFact(
                    texts["export.exploitation"],
                    .text(header.exploitation.map(texts.exploitation).joined(separator: ", "))))
        }
        // A nationality beside a month may be enough to know somebody.
        if let nationality = header.nationality, !profile.isByMonth {
            facts.append(ExportFact(words[.nationality].capitalizedFirst, .text(nationality.rawValue)))
        }
        return facts + identity
    }

    /// Who the person is, under the keys that the centre uses.
    private var identity: [ExportFact] {
        guard let identity = source.identity else { return [] }
        return identity.members.map { member in
            if case .string(let text) = member.value {
                ExportFact(member.key, .text(text))
            } else {
                ExportFact(member.key, .text(member.value.line))
            }
        }
    }
}

extension String {
    /// The text with a capital letter at its beginning.
    var capitalizedFirst: String { prefix(1).uppercased() + dropFirst() }
}
