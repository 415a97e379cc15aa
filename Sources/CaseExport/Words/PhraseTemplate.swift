internal import CaseModel
internal import CivilCalendar
internal import CountryRules

/// A phrase with one place in it, looked up once and filled many times.
struct PhraseTemplate: Sendable {
    /// What stands before, between and behind the places of the value, of which there is mostly one.
    private let pieces: [String]

    /// What no text has.
    private static let mark = "\u{1}"

    /// - Parameters:
    ///   - name: The phrase, as `RuleTexts` has it under `phrase.`.
    ///   - place: The name of its place.
    init(_ texts: RuleTexts, _ name: String, _ place: String) {
        pieces = texts.sentence(Wording("phrase.\(name)", [place: .text(Self.mark)]))
            .split(separator: Character(Self.mark), omittingEmptySubsequences: false).map(String.init)
    }

    /// The phrase with a value in its place.
    func filled(_ value: String) -> String { pieces.joined(separator: value) }

    /// The phrase with a day in its place.
    func filled(_ day: CivilDate) -> String { filled(day.description) }
}
