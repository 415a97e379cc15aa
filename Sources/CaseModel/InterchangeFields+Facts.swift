package import CivilCalendar
internal import CountryRules

extension InterchangeFields {
    /// The fields that every line may have.
    private static let common: Set<Keys> = [.reference, .recordedAt, .author]
    /// The fields that every entry may have, and a case line may not.
    private static let entryOnly: Set<Keys> = [.entry, .kind, .on]

    /// What an entry of a kind says.
    ///
    /// - Throws: `JalonError` (`invalidInput`) with the field and what would be accepted.
    package func facts(of kind: EntryFacts.Kind) throws(JalonError) -> EntryFacts {
        let shared = kind == .caseOpened ? Self.common : Self.common.union(Self.entryOnly)
        let amended = kind == .entryCorrected ? try amendedKind() : nil
        let own = Self.own(of: kind).union(amended.map(Self.own) ?? [])
        if let extra = present.subtracting(shared).subtracting(own).min(by: { $0.rawValue < $1.rawValue }) {
            throw JalonError(
                .invalidInput, "field \"\(extra.rawValue)\": does not belong to \((amended ?? kind).rawValue)")
        }
        guard let amended else { return try ownFacts(of: kind) }
        return .entryCorrected(try targetID(), try ownFacts(of: amended))
    }

    /// The fields that belong to an entry of a kind, beside those of every entry.
    private static func own(of kind: EntryFacts.Kind) -> Set<Keys> {
        switch kind {
        case .caseOpened:
            [.country, .openedOn, .region, .minor, .adultOn, .unaccompanied, .placed, .exploitation, .nationality]
        case .stepRecorded: [.step, .with, .outcome]
        case .stepSkipped: [.step, .reason]
        case .stageGranted, .stageExtended: [.stage, .until, .pack]
        case .stageRefused: [.stage, .delivery]
        case .stageWithdrawn: [.stage, .reason, .delivery]
        case .conditionRecorded: [.condition, .status]
        case .decisionRequested: [.decision]
        case .decisionRecorded: [.decision, .outcome, .delivery]
        case .stayStarted, .stayExtended: [.stay, .until]
        case .stayEnded: [.stay]
        case .deadlineMet: [.deadline, .trigger]
        case .entryCorrected: [.target, .correctedKind]
        case .entryRetracted: [.target, .reason]
        case .caseClosed: [.reason]
        case .caseReopened: []
        }
    }

    private func ownFacts(of kind: EntryFacts.Kind) throws(JalonError) -> EntryFacts {
        switch kind {
        case .caseOpened: return .caseOpened(try header())
        case .stepRecorded:
            var roles: [Role] = []
            for role in with ?? [] { roles.append(try term(role, .with, "a role")) }
            let outcome: StepOutcome? = if let outcome { try term(outcome, .outcome, "an outcome") } else { nil }
            return .stepRecorded(.init(try term(step, .step, "a signalling step"), with: roles, outcome: outcome))
        case .stepSkipped:
            return .stepSkipped(
                try term(step, .step, "a signalling step"), try term(reason, .reason, "a reason to leave a step out"))
        case .stageGranted: return .stageGranted(try stageDecision())
        case .stageExtended: return .stageExtended(try stageDecision())
        case .stageRefused: return .stageRefused(stage: try needed(stage, .stage), delivery: try deliveryCode())
        case .stageWithdrawn:
            return .stageWithdrawn(
                stage: try needed(stage, .stage), try term(reason, .reason, "a reason to withdraw"),
                delivery: try deliveryCode())
        case .conditionRecorded:
            return .conditionRecorded(try code(condition, .condition), try term(status, .status, "a status"))
        case .decisionRequested: return .decisionRequested(try code(decision, .decision))
        case .decisionRecorded:
            return .decisionRecorded(
                .init(
                    try code(decision, .decision), try term(outcome, .outcome, "an outcome of a decision"),
                    delivery: try deliveryCode()))
        case .stayStarted: return .stayStarted(try stayDecision())
        case .stayExtended: return .stayExtended(try stayDecision())
        case .stayEnded: return .stayEnded(stay: try needed(stay, .stay))
        case .deadlineMet:
            guard let day = try day(needed(trigger, .trigger), .trigger) else {
                throw Self.bad(.trigger, "is missing")
            }
            return .deadlineMet(.init(clock: try needed(deadline, .deadline), trigger: day))
        case .entryRetracted:
            return .entryRetracted(try targetID(), try term(reason, .reason, "a reason to retract"))
        case .entryCorrected: throw Self.bad(.correctedKind, "a correction is corrected by correcting the entry itself")
        case .caseClosed: return .caseClosed(try term(reason, .reason, "a closure reason"))
        case .caseReopened: return .caseReopened
        }
    }

    /// The kind of the entry that is corrected.
    private func amendedKind() throws(JalonError) -> EntryFacts.Kind {
        let name = try needed(correctedKind, .correctedKind)
        let known = EntryFacts.Kind.allCases.filter(\.isCorrectable)
        guard let kind = known.first(where: { $0.rawValue == name }) else {
            throw Self.bad(
                .correctedKind,
                "\"\(name.prefix(40))\" is not a kind that is corrected; choose from "
                    + known.map(\.rawValue).joined(separator: ", "))
        }
        return kind
    }

    private func targetID() throws(JalonError) -> EntryID {
        let name = try needed(target, .target)
        guard let id = EntryID(name) else { throw Self.bad(.target, "\"\(name.prefix(40))\" is not a UUID") }
        return id
    }

    private func deliveryCode() throws(JalonError) -> String? {
        guard delivery != nil else { return nil }
        return try code(delivery, .delivery)
    }

    private func stayDecision() throws(JalonError) -> EntryFacts.StayDecision {
        EntryFacts.StayDecision(stay: try needed(stay, .stay), until: try day(until, .until))
    }

    private func stageDecision() throws(JalonError) -> EntryFacts.StageDecision {
        EntryFacts.StageDecision(
            stage: try needed(stage, .stage), until: try day(until, .until), pack: pack)
    }

    /// The header of a case line.
    private func header() throws(JalonError) -> CaseHeader {
        guard let reference = CaseReference(try needed(reference, .reference)) else {
            throw Self.bad(.reference, "is not a case reference: letters, digits, dots and dashes, at most 64")
        }
        var exploitations: [Exploitation] = []
        for code in exploitation ?? [] { exploitations.append(try term(code, .exploitation, "a type of exploitation")) }
        guard let opened = try day(needed(openedOn, .openedOn), .openedOn) else {
            throw Self.bad(.openedOn, "is missing")
        }
        let facts = CaseFacts(
            country: try countryCode(needed(country, .country), .country), openedOn: opened,
            region: region, isMinor: minor ?? false, adultOn: adultOn, isUnaccompanied: unaccompanied ?? false,
            isPlaced: placed ?? false, exploitation: exploitations,
            nationality: try nationality.map { code throws(JalonError) in try countryCode(code, .nationality) })
        try facts.validate()
        return CaseHeader(reference: reference, facts)
    }

    private func countryCode(_ text: String, _ key: Keys) throws(JalonError) -> CountryCode {
        guard let code = CountryCode(rawValue: text) else {
            throw Self.bad(key, "\"\(text.prefix(20))\" is not a country code")
        }
        return code
    }

    package func day(_ text: String?, _ key: Keys) throws(JalonError) -> CivilDate? {
        guard let text else { return nil }
        do {
            return try CivilDate(iso8601: text)
        } catch {
            throw Self.bad(key, "\(error)")
        }
    }

    package func needed(_ text: String?, _ key: Keys) throws(JalonError) -> String {
        guard let text else { throw Self.bad(key, "is missing") }
        return text
    }

    /// An identifier that a pack defines: small letters, digits and dashes.
    private func code(_ text: String?, _ key: Keys) throws(JalonError) -> String {
        let text = try needed(text, key)
        guard (1...64).contains(text.utf8.count),
            text.utf8.allSatisfy({ (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D })
        else { throw Self.bad(key, "is not an identifier such as contact-broken") }
        return text
    }

    private func term<Term: CodedTerm>(_ text: String?, _ key: Keys, _ what: String) throws(JalonError) -> Term {
        do {
            return try Term.named(try needed(text, key), as: what)
        } catch {
            throw error.message.hasPrefix("field ") ? error : Self.bad(key, error.message)
        }
    }

    package static func bad(_ key: Keys, _ reason: String) -> JalonError {
        JalonError(.invalidInput, "field \"\(key.rawValue)\": \(reason)")
    }
}
