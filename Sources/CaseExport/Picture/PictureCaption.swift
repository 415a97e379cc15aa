/// What is said about a bar or a mark: beside it, in the legend, and where there is a pointer.
struct PictureCaption {
    /// The day or days.
    let days: String
    /// The text of the case.
    let text: String
    /// A word that is never left out, such as how a deadline stands; empty when there is none.
    let word: String
    /// Everything, in one line.
    let title: String
    /// Whether the days stand behind the text.
    let daysLast: Bool

    /// The label, and whether the text had to be elided so that the legend must have it.
    ///
    /// - Parameters:
    ///   - detail: How much is said.
    ///   - number: The number in the legend that the label gets when it needs one.
    func label(_ detail: PictureDetail, number: Int) -> (text: String, needsLegend: Bool) {
        guard detail < .numbered else { return ("\(number)", true) }
        let text = ShownText.line(text)
        let before = detail == .dated && !daysLast ? days + " " : ""
        let after = (word.isEmpty ? "" : " – " + word) + (detail == .dated && daysLast ? " " + days : "")
        guard Self.width(before + text + after) > PictureMetrics.longestLabel else {
            return (before + text + after, false)
        }
        let numbered = "\(number) · " + before
        let room = PictureMetrics.longestLabel - Self.width(numbered + after)
        return (numbered + TextWidth.elided(text, size: PictureMetrics.labelSize, to: room) + after, true)
    }

    private static func width(_ text: String) -> Int { TextWidth.of(text, size: PictureMetrics.labelSize) }
}
