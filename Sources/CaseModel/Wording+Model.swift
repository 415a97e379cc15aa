package import CountryRules

extension Wording.Value {
    /// A signalling step; in English its code.
    package static func step(_ step: SignallingStep) -> Self {
        .code(step.rawValue, key: "phrase.step.\(step.rawValue)")
    }

    /// A role; in English its code.
    package static func role(_ role: Role) -> Self { .code(role.rawValue, key: "role.\(role.rawValue)") }

    /// What kind of entry it is; in English its code.
    package static func kind(_ kind: EntryFacts.Kind) -> Self {
        .code(kind.rawValue, key: "code.kind.\(kind.rawValue)")
    }

    /// The same within a sentence.
    package static func kindInside(_ kind: EntryFacts.Kind) -> Self { .lowered(.kind(kind)) }

    /// A value that may be no code, as a message may repeat it.
    static func quoted(_ code: String) -> Self {
        code.quotedCode == "that" ? .wording(Wording("refusal.that")) : .text(code.quotedCode)
    }

    /// How often something may happen.
    static func times(_ number: Int) -> Self { .counted("refusal.times", number) }
}
