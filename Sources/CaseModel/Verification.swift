/// What looking through a casebook found.
public struct Verification: Sendable, Hashable {
    /// How many entries of cases were read.
    public let entries: Int64
    /// How many events of the casebook itself, which stand in the same chain, were read.
    public let events: Int64
    /// How many cases there are.
    public let cases: Int
    /// The hash of the last entry in hexadecimal: keep it elsewhere, and a cut tail shows.
    public let head: String
    /// How many entries have something sealed beside them.
    public let sealed: Int
    /// Whether what is sealed was opened and compared too, which needs the key.
    public let isOpened: Bool
    /// What is wrong, the first place of the chain first; empty when nothing is.
    public let problems: [Problem]

    /// Makes a finding of a whole casebook.
    public init(
        entries: Int64, events: Int64 = 0, cases: Int, head: String, sealed: Int = 0, isOpened: Bool = false,
        problems: [Problem]
    ) {
        self.entries = entries
        self.events = events
        self.cases = cases
        self.head = head
        self.sealed = sealed
        self.isOpened = isOpened
        self.problems = problems
    }

    /// Something that is not as it was recorded.
    public struct Problem: Sendable, Hashable {
        /// Where: the file, an entry of the chain, or a derived row.
        public enum Place: String, Sendable {
            /// The file itself.
            case file
            /// An entry of the chain, or an event.
            case entry
            /// A row that is computed from the entries.
            case derived
            /// The end of the chain, or a head that was kept elsewhere.
            case head
        }
        /// Where.
        public let place: Place
        /// The entry's place in the chain, for `entry`.
        public let sequence: Int64?
        /// One sentence.
        public let message: String

        /// Makes a problem.
        public init(place: Place, sequence: Int64?, message: String) {
            self.place = place
            self.sequence = sequence
            self.message = message
        }
    }
}
