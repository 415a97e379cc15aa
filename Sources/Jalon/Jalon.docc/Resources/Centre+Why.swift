import Jalon

extension Centre {
    /// Why that day: the steps of the computation, as it was done.
    func why(_ deadline: String, in reference: CaseReference) throws -> [String] {
        guard let computed = try casebook.state(of: reference).explanations[deadline] else { return [] }
        let texts = try RuleTexts(.english)
        return computed.steps.map { step in
            "\(step.date.map { "\($0)" } ?? "          ")  \(step.text(texts))"
        }
    }
}
