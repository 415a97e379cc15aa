package import CaseModel
package import CountryRules

extension RuleTexts {
    /// What a code is called, such as `closure` and `voluntary-return`; the code itself where no text has it.
    package func code(_ family: String, _ code: String) -> String { filledOr(code, "code.\(family).\(code)") }

    /// What a role is called.
    package func role(_ role: Role) -> String { filledOr(role.rawValue, "role.\(role.rawValue)") }

    /// What a type of exploitation is called.
    package func exploitation(_ kind: Exploitation) -> String {
        filledOr(kind.rawValue, "exploitation.\(kind.rawValue)")
    }

    /// A finding in this language; in English its message.
    package func sentence(of finding: Finding) -> String {
        language == .english ? finding.message : sentence(finding.wording)
    }

    private func filledOr(_ code: String, _ key: String) -> String {
        let text = self[key]
        return text == key ? code : text
    }
}
