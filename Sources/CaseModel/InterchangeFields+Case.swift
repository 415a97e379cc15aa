internal import CivilCalendar
internal import CountryRules

extension InterchangeFields {
    /// The header of a case line.
    func header() throws(JalonError) -> CaseHeader {
        guard let reference = CaseReference(try needed(.reference)) else {
            throw Self.bad(.reference, "is not a case reference: letters, digits, dots and dashes, at most 64")
        }
        let facts = CaseFacts(
            country: try country(.country, needed(.country)), openedOn: try neededDay(.openedOn),
            region: self[.region], isMinor: flag(.minor) ?? false, adultOn: self[.adultOn],
            isUnaccompanied: flag(.unaccompanied) ?? false, isPlaced: flag(.placed) ?? false,
            exploitation: try terms(.exploitation, "a type of exploitation"), nationality: try nationality(),
            sex: try given(.sex, "a sex"))
        try facts.validate()
        return CaseHeader(reference: reference, facts)
    }

    /// What a change of a case says: the fields that are there, null or not.
    func change() throws(JalonError) -> CaseChange {
        var change = CaseChange()
        if present.contains(.region) { change.region = .some(self[.region]) }
        if present.contains(.minor) { change.isMinor = try needed(flag: .minor) }
        if present.contains(.adultOn) { change.adultOn = .some(self[.adultOn]) }
        if present.contains(.unaccompanied) { change.isUnaccompanied = try needed(flag: .unaccompanied) }
        if present.contains(.placed) { change.isPlaced = try needed(flag: .placed) }
        if present.contains(.exploitation) {
            change.exploitation = try terms(.exploitation, "a type of exploitation")
        }
        if present.contains(.nationality) { change.nationality = .some(try nationality()) }
        if present.contains(.sex) { change.sex = .some(try given(.sex, "a sex")) }
        guard !change.isEmpty else { throw JalonError(.invalidInput, "a change of a case names what changes") }
        return change
    }

    /// What is kept of a case that was erased.
    func contentErased() throws(JalonError) -> EntryFacts.ContentErased {
        guard let entries = number(.entries), entries > 0 else { throw Self.bad(.entries, "has to be above 0") }
        return EntryFacts.ContentErased(
            country: try country(.country, needed(.country)), openedOn: try neededDay(.openedOn),
            closedOn: try neededDay(.closedOn), entries: entries, basis: try term(.basis, "a basis of an erasure"))
    }

    private func needed(flag key: Keys) throws(JalonError) -> Bool {
        guard let value = flag(key) else { throw Self.bad(key, "has to be true or false") }
        return value
    }

    private func nationality() throws(JalonError) -> CountryCode? {
        guard let code = self[.nationality] else { return nil }
        return try country(.nationality, code)
    }

    private func country(_ key: Keys, _ text: String) throws(JalonError) -> CountryCode {
        guard let code = CountryCode(rawValue: text) else {
            throw Self.bad(key, "\(text.quotedCode) is not a country code")
        }
        return code
    }
}
