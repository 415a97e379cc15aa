public import CaseModel
public import CivilCalendar

/// Checks a file against the Human Trafficking Case Data Standard 2.0.
///
/// It reads tables (CSV of RFC 4180 in UTF-8) and JSON: the document that Jalon writes, or a list of flat objects
/// whose members are identifiers of the standard. What published forms are known to do otherwise is a warning. What
/// cannot be read at all is an error of type `JalonError`.
public struct HTCDSValidator: Sendable {
    /// The longest JSON document, in bytes: 16 MiB, since it is read as a whole.
    ///
    /// Tables are read row by row, and may be as long as ``mostRecords`` records are.
    public static let longestDocument = 16 << 20

    /// The most records of a table: a million, more than any register of cases has.
    public static let mostRecords = 1_000_000

    /// The most values of a JSON document: each takes up to 400 bytes while it is looked at.
    public static let mostValues = 300_000

    /// How deep a JSON document goes: those that Jalon writes have five levels.
    public static let deepest = 16

    /// The day that birth dates are held against.
    public let today: CivilDate

    /// Makes a validator.
    public init(today: CivilDate) { self.today = today }

    /// Checks a file.
    ///
    /// - Parameters:
    ///   - format: The shape of the file; `nil` to tell it from its beginning.
    ///   - source: Gives the next bytes of the file, and none at its end.
    /// - Throws: What the source throws; `JalonError` (`invalidInput`) with the line and the reason when the file
    ///   cannot be read: it is empty or not UTF-8, a row is longer than 16 MiB or a cell than 1 MiB, a quotation mark is never closed, the
    ///   header has none of the standard's fields, or the JSON has another shape. No sentence repeats a cell.
    public func validate(
        as format: HTCDSFormat? = nil, from source: () throws(JalonError) -> [UInt8]
    ) throws(JalonError) -> HTCDSReport {
        var beginning = try source()
        while !beginning.isEmpty, Self.firstLetter(of: beginning) == nil, beginning.count < 1 << 16 {
            let more = try source()
            guard !more.isEmpty else { break }
            beginning += more
        }
        guard let first = Self.firstLetter(of: beginning) else {
            throw JalonError(.invalidInput, "the file is empty: a table begins with the identifiers of its columns")
        }
        let isJSON = first == UInt8(ascii: "{") || first == UInt8(ascii: "[")
        switch format ?? (isJSON ? .json : .csv) {
        case .csv: return try validateTable(beginning, source)
        case .json: return try validateDocument(beginning, source)
        }
    }

    /// Checks a file that is in memory.
    ///
    /// - Throws: As for a file that is read piece by piece.
    public func validate(_ bytes: [UInt8], as format: HTCDSFormat? = nil) throws(JalonError) -> HTCDSReport {
        var rest = bytes
        return try validate(as: format) { () throws(JalonError) -> [UInt8] in
            defer { rest = [] }
            return rest
        }
    }

    private func validateTable(
        _ beginning: [UInt8], _ source: () throws(JalonError) -> [UInt8]
    ) throws(JalonError) -> HTCDSReport {
        var reader = StrictCSVReader()
        var table = HTCDSTableCheck(today: today)
        var bytes = beginning
        while true {
            try reader.feed(bytes) { (row) throws(JalonError) in try table.take(row) }
            guard !bytes.isEmpty else { return table.report }
            bytes = try source()
        }
    }

    private func validateDocument(
        _ beginning: [UInt8], _ source: () throws(JalonError) -> [UInt8]
    ) throws(JalonError) -> HTCDSReport {
        var bytes = beginning
        while true {
            guard bytes.count <= Self.longestDocument else {
                throw JalonError(.invalidInput, "the JSON document is longer than 16 MiB; split it, or use a table")
            }
            let more = try source()
            guard !more.isEmpty else { break }
            bytes += more
        }
        var document = HTCDSDocumentCheck(today: today)
        try document.take(bytes)
        return document.report
    }

    /// The first byte that is neither white space nor of a byte order mark.
    private static func firstLetter(of bytes: [UInt8]) -> UInt8? {
        let text = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...]
        return text.first { $0 > 0x20 || $0 == 0 }
    }
}
