internal import CaseModel
internal import CivilCalendar
internal import CountryRules

/// What leaves of one case in words: already redacted, and in the language of its readers.
///
/// Pages, pictures and Markdown are made of this.
package struct TimelineContent: Sendable {
    /// One entry.
    struct Line: Sendable {
        /// What the entry is called.
        let entry: EntryName
        /// The day, or its month.
        let on: ExportTable.Cell
        /// What its kind is called.
        let name: String
        /// What it says.
        let text: String
        /// What became of it, and what was missing or unusual.
        let remarks: [String]
        /// What is sealed beside it, each with the name of its field; empty unless everything leaves.
        let sealed: [String]
        /// Who recorded it.
        let author: ExportTable.Cell
        /// When it was recorded.
        let recordedAt: ExportTable.Cell
    }

    /// One deadline.
    struct DeadlineLine: Sendable {
        /// Its name within the case.
        let name: String
        /// What it is about.
        let kind: DeadlineKind
        /// What it is called.
        let text: String
        /// The last day, or its month.
        let due: ExportTable.Cell
        /// How it stands, in words.
        let state: String
        /// The rule pack, and how sure it is.
        let rules: String
        /// The sources.
        let sources: String
    }

    /// The code under which the case leaves.
    let code: String
    /// The country's name.
    let country: String
    /// What is known of the case.
    let facts: [ExportFact]
    /// The case's own events, by day.
    let events: [Line]
    /// Who looked at what, and what left before: apart from the case's own events.
    let audit: [Line]
    /// The deadlines, by day.
    let deadlines: [DeadlineLine]
    /// The case as a picture, which not every form has.
    var picture: TimelinePicture { maker.picture }
    let maker: TimelineMaker
}
