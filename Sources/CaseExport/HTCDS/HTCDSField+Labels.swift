extension HTCDSField {
    /// Whether a value is one of a list.
    var isCoded: Bool {
        switch content {
        case .country, .language, .vocabulary: true
        default: false
        }
    }

    /// The value that a label, or another writing of a published form, is known to mean.
    func value(meantBy text: String) -> String? {
        switch content {
        case .vocabulary(let vocabulary):
            vocabulary.value(labelled: text) ?? (self == .methodsOfControl ? Self.methodOfControl(defined: text) : nil)
        // The spreadsheets name countries in English.
        case .country: ISO3166.code(named: text)
        default: nil
        }
    }

    /// What to write in place of a value that the standard knows and its list lacks.
    func advice(for text: String) -> String? {
        switch self {
        case .methodsOfControl where Self.definition(text) == "RestrictsMovement":
            "has a value that the standard defines in prose and its list lacks; write Other, and RestrictsMovement in "
                + HTCDSExtension.methodOfControlDetail.rawValue
        case .typeOfExploitation where text == "ForcedCriminality":
            "has a form of exploitation that the standard's list lacks; write Other, and ForcedCriminality in "
                + HTCDSExtension.exploitationDetail.rawValue
        default: nil
        }
    }

    /// The means of control by its identifier in `Field Definitions.md`, which has other ones than the list.
    private static func methodOfControl(defined text: String) -> String? {
        let name = definition(text)
        guard name != text else { return nil }
        let value =
            switch name {
            case "Threats": "PhysicalThreats"
            case "UsesChildren": "ThreatensChildrenFamily"
            case "ThreatOfLawEnforcement": "ThreatsLawEnforcement"
            case "PsychoactiveSubstances": "PsychoactiveSubstance"
            default: name
            }
        return HTCDSVocabulary.methodsOfControl.contains(value) ? value : nil
    }

    private static func definition(_ text: String) -> String {
        let prefix = "MethodsOfControl"
        return text.hasPrefix(prefix) ? String(text.dropFirst(prefix.count)) : text
    }
}
