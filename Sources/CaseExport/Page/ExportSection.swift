/// A part of a page: a case, as a picture and as tables.
package struct ExportSection: Sendable, Hashable {
    /// A list with a heading, such as the findings.
    package struct List: Sendable, Hashable {
        /// What is listed.
        package var heading: String
        /// What is said; a list without items is left out.
        package var items: [String]

        /// Makes a list.
        package init(heading: String, items: [String]) {
            self.heading = heading
            self.items = items
        }
    }

    /// What the part is called; also when the page shows only this one.
    package var heading: String
    /// What is known at a glance.
    package var facts: [ExportFact]
    /// The picture; it is followed by what its numbers stand for.
    package var picture: TimelinePicture?
    /// The same and more as tables.
    package var tables: [ExportRows]
    /// What is missing or unusual.
    package var findings: List?

    /// Makes a part.
    package init(
        heading: String, facts: [ExportFact] = [], picture: TimelinePicture? = nil, tables: [ExportRows] = [],
        findings: List? = nil
    ) {
        self.heading = heading
        self.facts = facts
        self.picture = picture
        self.tables = tables
        self.findings = findings
    }
}
