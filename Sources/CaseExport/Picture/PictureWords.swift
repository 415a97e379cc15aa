internal import CountryRules

/// What the picture itself says, in the language of its reader.
struct PictureWords: Sendable {
    let today: String
    let deadlines: String
    let nothing: String
    /// In the order of the cases of `TimelinePicture.Bar.State`.
    private let barStates: [String]
    /// In the order of the cases of `TimelinePicture.Milestone.Shape`.
    private let shapes: [String]
    /// In the order of the cases of `TimelinePicture.Mark.State`.
    private let markStates: [String]
    let extended: String
    let endedEarly: String
    /// Short names from January to December.
    private let months: [String]
    /// Short names from Monday to Sunday.
    private let weekdays: [String]
    private let language: RuleLanguage

    init(_ language: RuleLanguage) {
        self.language = language
        let list = Self.list(language)
        (today, deadlines, nothing, extended, endedEarly) = (list[0][0], list[0][1], list[0][2], list[0][3], list[0][4])
        (barStates, shapes, markStates) = (list[1], list[2], list[3])
        (months, weekdays) = (list[4], list[5])
    }

    subscript(state: TimelinePicture.Bar.State) -> String {
        switch state {
        case .running: barStates[0]
        case .followed: barStates[1]
        case .ended: barStates[2]
        case .planned: barStates[3]
        }
    }

    subscript(shape: TimelinePicture.Milestone.Shape) -> String {
        switch shape {
        case .step: shapes[0]
        case .signal: shapes[1]
        case .decisionPositive: shapes[2]
        case .decisionNegative: shapes[3]
        case .refusal: shapes[4]
        case .other: shapes[5]
        }
    }

    subscript(state: TimelinePicture.Mark.State) -> String {
        switch state {
        case .overdue: markStates[0]
        case .dueToday: markStates[1]
        case .upcoming: markStates[2]
        case .met: markStates[3]
        case .cancelled: markStates[4]
        }
    }

    func month(_ number: Int) -> String { months[number - 1] }

    func weekday(_ number: Int) -> String { weekdays[number - 1] }

    /// A month with its year, in the order of the language.
    func month(_ number: Int, year: Int) -> String {
        language == .hungarian ? "\(year). \(month(number))" : "\(month(number)) \(year)"
    }
}
