public import CaseModel
public import CivilCalendar
public import CountryRules

extension Casebook {
    /// Says what the law of a day answers about professional secrecy, and records question and answer.
    ///
    /// It is guidance: nothing is disclosed by it, and whoever decides answers for it.
    ///
    /// - Parameters:
    ///   - facts: What is so; that a minor is a minor is known from the case.
    ///   - denied: What is said not to be so.
    ///   - texts: A note beside it, which is sealed.
    ///   - reference: The case.
    ///   - day: The day of the disclosure, or of keeping silent.
    ///   - author: Who asks.
    /// - Throws: `JalonError`: `notFound` for a country or a day without such a law on file; `contradictsRules` when
    ///   it is denied that the minor of the case is one.
    @discardableResult
    public func assessSecrecy(
        _ facts: Set<SecrecyFact>, denied: Set<SecrecyFact> = [], texts: SealedTexts = .none,
        in reference: CaseReference, on day: CivilDate,
        author: String
    ) throws(JalonError) -> (assessment: SecrecyAssessment, recorded: Recorded) {
        let fold = try fold(of: reference)
        let country = fold.header.country
        var facts = facts
        if fold.facts(on: day).isMinor(on: day) {
            guard !denied.contains(.vulnerable) else {
                throw JalonError(
                    .contradictsRules,
                    "\(reference) is the case of a minor on \(day): if that is wrong, put it right first "
                        + "(jalon case amend \(reference) --no-minor)")
            }
            facts.insert(.vulnerable)
        }
        let assessment: SecrecyAssessment
        do {
            assessment = try SecrecyLaw.carried(for: country).assess(facts, on: day)
        } catch {
            throw JalonError(error)
        }
        let recorded = try record(
            .secrecyAssessed(.init(facts, denied: denied, answer: assessment.answer, law: assessment.version)),
            texts: texts,
            in: reference, on: day, author: author)
        return (assessment, recorded)
    }
}
