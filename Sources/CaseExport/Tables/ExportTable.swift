/// A table that leaves the house: its title and its columns, without the rows.
///
/// Rows are handed to a ``TableWriter`` one by one and forgotten, so that a table of any length takes the memory of
/// one row.
public struct ExportTable: Sendable, Hashable {
    /// What a column holds; a cell of it is of that kind, or empty.
    public enum Kind: Sendable, Hashable, CaseIterable {
        /// Text, in which codes count.
        case text
        /// A day.
        case date
        /// A month, where the day may not be told.
        case month
        /// A moment in UTC.
        case instant
        /// A whole number.
        case integer
        /// Yes or no.
        case boolean
    }

    /// How wide a column is drawn where columns have a width.
    public enum Width: Sendable, Hashable {
        /// As its kind asks for; texts get room for a short sentence.
        case ordinary
        /// For codes.
        case narrow
        /// For free text.
        case wide
    }

    /// One column.
    public struct Column: Sendable, Hashable {
        /// The name for programs, in English and never localised, such as `dueOn`.
        public let id: String
        /// The name for people, in their language.
        public let heading: String
        /// What the column holds.
        public let kind: Kind
        /// How wide it is drawn.
        public let width: Width

        /// Makes a column.
        public init(_ id: String, heading: String, kind: Kind, width: Width = .ordinary) {
            self.id = id
            self.heading = heading
            self.kind = kind
            self.width = width
        }
    }

    /// What the table is about, in the language of its readers.
    public let title: String
    /// The columns, from left to right.
    public let columns: [Column]

    /// Makes a table without rows.
    public init(title: String, columns: [Column]) {
        self.title = title
        self.columns = columns
    }
}
