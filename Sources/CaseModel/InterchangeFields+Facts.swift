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
        let own: Set<Keys> =
            switch kind {
            case .caseOpened:
                [.country, .openedOn, .region, .minor, .adultOn, .unaccompanied, .placed, .exploitation, .nationality]
            case .stepRecorded: [.step, .with, .outcome]
            case .stepSkipped: [.step, .reason]
            case .stageGranted, .stageExtended: [.stage, .until, .pack]
            case .stageRefused: [.stage]
            case .stageWithdrawn: [.stage, .reason]
            case .conditionRecorded: [.condition, .status]
            case .caseClosed: [.reason]
            case .caseReopened: []
            }
        let shared = kind == .caseOpened ? Self.common : Self.common.union(Self.entryOnly)
        if let extra = present.subtracting(shared).subtracting(own).min(by: { $0.rawValue < $1.rawValue }) {
            throw JalonError(.invalidInput, "field \"\(extra.rawValue)\": does not belong to \(kind.rawValue)")
        }
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
        case .stageGranted: return .stageGranted(try decision())
        case .stageExtended: return .stageExtended(try decision())
        case .stageRefused: return .stageRefused(stage: try needed(stage, .stage))
        case .stageWithdrawn:
            return .stageWithdrawn(stage: try needed(stage, .stage), try term(reason, .reason, "a reason to withdraw"))
        case .conditionRecorded:
            return .conditionRecorded(try code(condition, .condition), try term(status, .status, "a status"))
        case .caseClosed: return .caseClosed(try term(reason, .reason, "a closure reason"))
        case .caseReopened: return .caseReopened
        }
    }

    private func decision() throws(JalonError) -> EntryFacts.StageDecision {
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
