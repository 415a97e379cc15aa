/// A part of a page: a case, as a picture and as tables.
public struct ExportSection: Sendable, Hashable {
    /// A list with a heading, such as the findings.
    public struct List: Sendable, Hashable {
        /// What is listed.
        public var heading: String
        /// What is said; a list without items is left out.
        public var items: [String]

        /// Makes a list.
        public init(heading: String, items: [String]) {
            self.heading = heading
            self.items = items
        }
    }

    /// What the part is called; also when the page shows only this one.
    public var heading: String
    /// What is known at a glance.
    public var facts: [ExportFact]
    /// The picture; it is followed by what its numbers stand for.
    public var picture: TimelinePicture?
    /// The same and more as tables.
    public var tables: [ExportRows]
    /// What is missing or unusual.
    public var findings: List?

    /// Makes a part.
    public init(
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
