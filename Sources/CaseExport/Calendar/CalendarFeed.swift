public import CaseModel

/// What a calendar file says about itself.
public struct CalendarFeed: Sendable, Hashable {
    /// The name that a calendar program lists it under; 1 to 1,024 bytes of UTF-8.
    ///
    /// Name nobody in it: it shows wherever the program lists its calendars.
    public var name: String
    /// What it is about, in lines; empty for nothing.
    ///
    /// At most ``CalendarEvent/longestText`` bytes of UTF-8.
    public var description = ""
    /// The language of its texts, a tag of BCP 47 such as `fr` or `nl-BE`.
    public var language: String
    /// When the file is made: the DTSTAMP of all that is in it; `nil` for the moment at which each was changed last.
    ///
    /// It is passed in, so that the same input gives the same bytes.
    public var generatedAt: Instant?
    /// The program that makes it, such as `-//Jalon//Jalon 1.0//EN`; 1 to 1,024 bytes of UTF-8.
    public var productID: String
    /// After how many hours a subscriber should fetch it again, 1...8,784; `nil` for a file that is handed over once.
    public var refreshHours: Int?

    /// A feed; ``CalendarWriter/init(_:)`` says what is wrong with it.
    public init(
        name: String, language: String, generatedAt: Instant? = nil, productID: String, refreshHours: Int? = nil
    ) {
        self.name = name
        self.language = language
        self.generatedAt = generatedAt
        self.productID = productID
        self.refreshHours = refreshHours
    }

    /// - Throws: `JalonError` (`invalidInput`) for the first thing that cannot stand in a calendar.
    func check() throws(JalonError) {
        try Self.check(name, is: "the name of the calendar")
        try Self.check(productID, is: "the PRODID of the calendar")
        guard description.utf8.count <= CalendarEvent.longestText else {
            throw JalonError(
                .invalidInput,
                "the description of the calendar is longer than \(CalendarEvent.longestText) bytes: shorten it")
        }
        let parts = language.utf8.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        let isTag =
            language.utf8.count <= 35 && (2...3).contains(parts[0].count)
            && parts.allSatisfy { (1...8).contains($0.count) && $0.allSatisfy(Self.isAlphanumeric) }
        guard isTag else {
            throw JalonError(.invalidInput, "the language of a calendar is a tag such as fr or nl-BE")
        }
        guard refreshHours.map((1...8_784).contains) ?? true else {
            throw JalonError(.invalidInput, "a calendar is fetched again after 1 to 8784 hours")
        }
    }

    private static func check(_ text: String, is what: String) throws(JalonError) {
        guard text.utf8.count <= CalendarEvent.longestWord else {
            throw JalonError(.invalidInput, "\(what) is longer than \(CalendarEvent.longestWord) bytes: shorten it")
        }
        guard !CalendarText.isBlank(text) else { throw JalonError(.invalidInput, "\(what) is empty: give one") }
    }

    private static func isAlphanumeric(_ byte: UInt8) -> Bool {
        (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }
}
