/// The Human Trafficking Case Data Standard (HTCDS) of the International Organization for Migration.
///
/// The normative sheet is `HTCDS Field Standards 2.0.ods` (2021-12-24) of UNMigration/HTCDS, commit 3c2f653. The
/// standard fixes fields and vocabularies and says nothing about file formats: encoding, dates, delimiters and the
/// mark of absence in what Jalon writes are a profile of this library.
public enum HTCDSStandard {
    /// The short name of the standard.
    public static let name = "HTCDS"
    /// The version whose fields and vocabularies these are.
    public static let version = "2.0"

    /// The line that the licence of the standard (CC BY 4.0) asks for beside what uses it.
    ///
    /// A JSON document carries it in its member `attribution`. A CSV file has no place for it: show it beside the
    /// file, as a message or in the documentation.
    public static let attribution =
        "Uses field identifiers and vocabularies of the Human Trafficking Case Data Standard (HTCDS) v2.0 by IOM, "
        + "CC BY 4.0. Not endorsed by IOM."
}
