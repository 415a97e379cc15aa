/// The form in which a timeline leaves the casebook.
public enum ExportFormat: String, CodedTerm {
    case html, svg, csv, json, jsonl, md, mermaid, fods, ics
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
