/// A sign that stands in the picture or in its key.
enum PictureSymbol: Hashable, Sendable {
    case milestone(TimelinePicture.Milestone.Shape)
    case deadline(TimelinePicture.Mark.State)
    case bar(TimelinePicture.Bar.State)
    case extended
    case endedEarly

    /// What the sign means.
    func word(_ words: PictureWords) -> String {
        switch self {
        case .milestone(let shape): words[shape]
        case .deadline(let state): words[state]
        case .bar(let state): words[state]
        case .extended: words.extended
        case .endedEarly: words.endedEarly
        }
    }

    /// Whether the sign is a piece of a bar.
    var isBar: Bool {
        switch self {
        case .bar, .extended, .endedEarly: true
        case .milestone, .deadline: false
        }
    }

    /// All signs in the order of the key.
    static let all: [PictureSymbol] =
        TimelinePicture.Bar.State.allCases.map { .bar($0) } + [.extended, .endedEarly]
        + TimelinePicture.Milestone.Shape.allCases.map { .milestone($0) }
        + TimelinePicture.Mark.State.allCases.map { .deadline($0) }
}
