/// A free text of an entry, by the name that the interchange format has for it.
///
/// Free text may say who somebody is: it is sealed, and never stands in a message, a log or a coded export.
public enum TextField: String, CodedTerm {
    /// What was noted beside an entry.
    case note
    /// The text of a note that is an entry of its own.
    case text
    /// The title of a reminder.
    case title
    /// What is printed on a document.
    case document
    /// What a person is called.
    case name
    /// What an organisation is called.
    case organisation
    /// Why, in words.
    case reasonText
    /// What a part of the support plan is to reach.
    case objective
    /// The service that is given for it.
    case service
    /// Why an entry was recorded although it contradicts the rules.
    case overrideReason

    /// The texts that may stand beside every entry that can be recorded against the rules.
    static let ofOverride: [TextField] = [.overrideReason]
}
