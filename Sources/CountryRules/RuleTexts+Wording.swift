internal import CivilCalendar

extension RuleTexts {
    /// What is to be said, in this language.
    ///
    /// In English identifiers stand as they are, as in the messages of documents; in the other languages their names.
    public func sentence(_ wording: Wording) -> String {
        var key = wording.key
        let values = wording.values
        if case .number(let number)? = values["n"], !hasInAnyLanguage(key) {
            key += ".\(language.plural(number).rawValue)"
        }
        return filled(key, values.mapValues(said))
    }

    /// A text that stands once for one and once for any other number, with that number in its place `n`.
    public func counted(_ key: String, _ number: Int) -> String { sentence(Wording(key, ["n": .number(number)])) }

    private func said(_ value: Wording.Value) -> String {
        switch value {
        case .text(let text): text
        case .number(let number): "\(number)"
        case .day(let day): "\(day)"
        case .weekday(let day): "\(self["weekday.\(day.weekday)"]) \(day)"
        case .code(let code, let key): language == .english || !hasInAnyLanguage(key) ? code : self[key]
        case .lowered(let value): said(value).prefix(1).lowercased() + said(value).dropFirst()
        case .clock(let id): language == .english ? id : name(ofClock: id)
        case .conditions(let tree): sentence(tree)
        case .list(let values): values.map(said).joined(separator: ", ")
        case .anyOf(let values): values.map(said).joined(separator: " \(self["phrase.or"]) ")
        case .wording(let wording): sentence(wording)
        }
    }

    /// Conditions with their logic, as `ConditionTree/sentence` in English, and elsewhere by what they say.
    public func sentence(_ conditions: ConditionTree) -> String {
        switch conditions {
        case .condition(let id):
            language == .english || !has("condition.\(id)") ? id : "\(self["condition.\(id)"]) (\(id))"
        case .allOf(let branches): branches.map(nested).joined(separator: separator)
        case .anyOf(let branches): branches.map(nested).joined(separator: " \(self["phrase.or"]) ")
        }
    }

    private func nested(_ branch: ConditionTree) -> String {
        if case .condition = branch { sentence(branch) } else { "(\(sentence(branch)))" }
    }

    /// What a condition says may have a comma in it, its identifier has none.
    private var separator: String {
        switch language {
        case .english: ", "
        case .french: " ; "
        case .dutch, .italian, .hungarian: "; "
        }
    }
}
