public import CountryRules

/// Why something could not be done.
///
/// The sentence says what, where and what to do next, and never carries identity or free text.
public struct JalonError: Error, Sendable, Hashable, CustomStringConvertible {
    /// What kind of failure it is.
    ///
    /// More codes may come: treat one that you do not know as a failure.
    public struct Code: RawRepresentable, Sendable, Hashable {
        /// The code's name.
        public let rawValue: String

        /// Makes a code from its name.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// It failed for a reason of the machine: a full disk, a missing permission.
        public static let failed = Code(rawValue: "failed")
        /// There is no casebook at that place.
        public static let noCasebook = Code(rawValue: "no-casebook")
        /// Another process kept the casebook locked for longer than was waited.
        public static let locked = Code(rawValue: "locked")
        /// No key or passphrase was given, or the key file is not there or not fit to be read.
        public static let keyMissing = Code(rawValue: "key-missing")
        /// The key or passphrase does not open it, or the file is no key file.
        public static let keyWrong = Code(rawValue: "key-wrong")
        /// The file is damaged, was changed behind the library's back, or is not a casebook.
        public static let damaged = Code(rawValue: "damaged")
        /// There is no such case, entry, stage or pack.
        public static let notFound = Code(rawValue: "not-found")
        /// The rules, or the state of the case, do not allow it.
        public static let contradictsRules = Code(rawValue: "contradicts-rules")
        /// What was given cannot be read.
        public static let invalidInput = Code(rawValue: "invalid-input")
        /// The task was cancelled, and what only reads was left at a place where nothing was half done.
        public static let cancelled = Code(rawValue: "cancelled")
    }

    /// What kind of failure it is.
    public let code: Code
    /// One sentence in English.
    public let message: String
    /// The same for the other languages, where there is a text for it.
    public let wording: Wording?

    /// Makes an error.
    public init(_ code: Code, _ message: String, _ wording: Wording? = nil) {
        self.code = code
        self.message = message
        self.wording = wording
    }

    /// The text as people read it.
    public var description: String { message }

    /// Two are the same that say the same in English.
    public static func == (left: Self, right: Self) -> Bool {
        left.code == right.code && left.message == right.message
    }

    /// Code and message.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(code)
        hasher.combine(message)
    }
}
