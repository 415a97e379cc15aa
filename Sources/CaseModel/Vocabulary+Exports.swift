/// The form in which a timeline leaves the casebook.
public enum ExportFormat: String, CodedTerm {
    /// A page that needs nothing else, with the case as a picture and as tables.
    case html
    /// The picture alone.
    case svg
    /// A table, RFC 4180.
    case csv
    /// One JSON document, `jalon.timeline/1`.
    case json
    /// JSON Lines, an entry a line.
    case jsonl
    /// Markdown.
    case md
    /// A Mermaid diagram.
    case mermaid
    /// A flat OpenDocument spreadsheet.
    case fods
    /// A calendar, RFC 5545.
    case ics
    /// Records of the Human Trafficking Case Data Standard.
    case htcds
}

/// How much of a case leaves.
public enum Redaction: String, CodedTerm {
    /// Codes and days, no name and no free text.
    case coded
    /// Codes and months, for those who need not know the day.
    case minimal
    /// Everything, with what is sealed.
    case full
}
