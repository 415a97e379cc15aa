internal import CaseModel
internal import CivilCalendar
internal import CountryRules

extension TimelineMaker {
    /// What is known of the case.
    var facts: [ExportFact] {
        let outline = source.outline
        let own = outline.header.facts
        let labels = profile.labels
        var facts = [
            ExportFact(labels.country, .text(profile.names.rules.name(of: own.country))),
            ExportFact(labels.opened, cell(own.openedOn)),
        ]
        if let closed = outline.closedOn {
            facts.append(ExportFact(labels.closed, cell(closed)))
            if let reason = outline.closureReason {
                facts.append(ExportFact(labels.reason, .text(profile.names.closures[reason])))
            }
        }
        if let erased = outline.erasedOn {
            facts.append(ExportFact(labels.erased, cell(erased)))
        }
        if let stage = outline.current?.stage {
            facts.append(ExportFact(labels.stage, .text(profile.names.rules.name(ofClock: stage))))
        }
        if let next = outline.nextStep {
            facts.append(ExportFact(labels.nextStep, .text(words.move(next))))
        }
        let person = [
            own.isMinor(on: profile.today) ? words[.minorPerson] : nil,
            own.isUnaccompanied ? words[.unaccompanied] : nil,
            own.isPlaced ? words[.placed] : nil,
        ].compactMap { $0 }
        if !person.isEmpty { facts.append(ExportFact(labels.person, .text(person.joined(separator: ", ")))) }
        if !own.exploitation.isEmpty {
            facts.append(
                ExportFact(
                    labels.exploitation,
                    .text(own.exploitation.map { profile.names.exploitation[$0] }.joined(separator: ", "))))
        }
        // A nationality beside a month may be enough to know somebody.
        if let nationality = own.nationality, !profile.isByMonth {
            facts.append(ExportFact(labels.nationality, .text(nationality.rawValue)))
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
