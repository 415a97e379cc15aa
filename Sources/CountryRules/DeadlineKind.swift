/// What a deadline is about.
public enum DeadlineKind: String, Sendable, Codable, CaseIterable {
    /// The last day of a permit stage.
    case stageEnd = "stage-end"
    /// The time in which a renewal is to be asked for, or a document renewed.
    case renewalWindow = "renewal-window"
    /// The day by which an authority decides.
    case decisionDue = "decision-due"
    /// The last day of a stay in accommodation.
    case stayEnd = "stay-end"
    /// The day by which a report is owed.
    case reportDue = "report-due"
    /// The last day on which something can be done, such as an appeal.
    case limitToAct = "limit-to-act"
    /// A day that a case worker has set.
    case reminder
}
