internal import CivilCalendar

/// A milestone or a deadline at its place in the picture.
struct PlacedMark: Sendable {
    let symbol: PictureSymbol
    let x: Int
    /// The middle of the sign.
    let y: Int
    let label: PlacedLabel
    let title: String
}

/// A milestone or a deadline whose row is not known yet.
struct MarkPlan {
    let symbol: PictureSymbol
    let x: Int
    let caption: PictureCaption

    init(
        _ milestone: TimelinePicture.Milestone, _ picture: TimelinePicture, _ scale: PictureScale, _ words: PictureWords
    ) {
        symbol = .milestone(milestone.shape)
        x = scale.middle(of: milestone.day)
        let days = picture.text(of: milestone.day)
        caption = PictureCaption(
            days: days, text: milestone.label, word: "",
            title: "\(days): \(milestone.label) (\(words[milestone.shape]))", daysLast: false)
    }

    init(_ mark: TimelinePicture.Mark, _ picture: TimelinePicture, _ scale: PictureScale, _ words: PictureWords) {
        symbol = .deadline(mark.state)
        x = scale.middle(of: mark.day)
        let days = picture.text(of: mark.day)
        caption = PictureCaption(
            days: days, text: mark.label, word: words[mark.state],
            title: "\(days): \(mark.label) – \(words[mark.state])", daysLast: false)
    }
}
