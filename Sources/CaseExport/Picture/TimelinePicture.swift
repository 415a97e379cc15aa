package import CivilCalendar
package import CountryRules

/// A case as a picture: lanes of bars and marks over an axis of time.
///
/// The picture shows what it is given and decides nothing: which stage runs, which deadline is overdue and what a
/// text may say is settled before. Every text may be hostile; it comes out as text.
package struct TimelinePicture: Sendable, Hashable {
    /// How exactly the picture may say when something was.
    package enum Precision: Sendable, Hashable {
        /// By the day.
        case day
        /// By the month: no place, label or title in the picture depends on the day of the month.
        case month
    }

    /// What is shown, in a few words: the name of the picture.
    package var title: String
    /// What is to be seen, in a sentence or two, for those who do not see it.
    package var description: String
    /// The language of the words that the picture adds.
    package var language: RuleLanguage
    /// The day that is marked as today, by its day whatever the precision.
    package var today: CivilDate
    /// How exactly days are shown.
    package var precision: Precision
    /// The lanes from top to bottom; one without bars and milestones is left out.
    package var lanes: [Lane]
    /// The deadlines, which get a lane of their own below the others.
    package var deadlines: [Mark]

    /// Makes a picture.
    package init(
        title: String, description: String, language: RuleLanguage, today: CivilDate, precision: Precision = .day,
        lanes: [Lane], deadlines: [Mark]
    ) {
        self.title = title
        self.description = description
        self.language = language
        self.today = today
        self.precision = precision
        self.lanes = lanes
        self.deadlines = deadlines
    }
}
