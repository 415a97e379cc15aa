internal import CaseModel
internal import CivilCalendar

extension HTCDSField {
    /// The value as a record keeps it; telephone numbers lose their plus sign.
    ///
    /// The plus sign would be a formula to a spreadsheet, and the standard's own pattern makes it optional.
    ///
    /// - Throws: `JalonError` (`invalidInput`) when the value does not fit; the sentence does not repeat it.
    func checked(_ value: String) throws(JalonError) -> String {
        if content == .text {
            try Self.checkText(value, of: id)
        } else if !accepts(value) {
            throw refusal(demand)
        }
        return content == .phone && value.hasPrefix("+") ? String(value.dropFirst()) : value
    }

    /// Whether a value is as the field asks, letter for letter.
    func accepts(_ value: String) -> Bool {
        switch content {
        case .text: true
        case .date: (try? CivilDate(iso8601: value)) != nil
        case .wholeNumber: (1...9).contains(value.utf8.count) && value.utf8.allSatisfy(Self.isDigit)
        case .longitude: Self.isDegree(value, within: 180)
        case .latitude: Self.isDegree(value, within: 90)
        case .checkbox: value == "TRUE" || value == "FALSE"
        case .phone: Self.isPhone(value)
        case .country: ISO3166.isCode(value)
        case .language: ISO639.isCode(value)
        case .vocabulary(let vocabulary): vocabulary.contains(value)
        }
    }

    /// What the field asks for, as the second half of a sentence.
    var demand: String {
        switch content {
        case .text: "write a text"
        case .date: "write a day that exists as YYYY-MM-DD"
        case .wholeNumber: "write a whole number, 0 or more"
        case .longitude: "write degrees from -180 to 180 with a decimal point"
        case .latitude: "write degrees from -90 to 90 with a decimal point"
        case .checkbox: "write TRUE or FALSE"
        case .phone: "write the number with its country's code, 2 to 15 digits without blanks, such as 3225550100"
        case .country: "write a code of ISO 3166-1 of two capital letters, such as BE"
        case .language: "write a code of ISO 639-2 of three small letters, such as fra"
        case .vocabulary(let vocabulary):
            (cardinality == .list ? "write some of " : "write one of ") + vocabulary.values.joined(separator: ", ")
        }
    }

    func refusal(_ reason: String) -> JalonError { JalonError(.invalidInput, "\(id): \(reason)") }

    static func checkText(_ text: String, of column: String) throws(JalonError) {
        guard !text.utf8.contains(0) else {
            throw JalonError(.invalidInput, "\(column): the text has a NUL character; take it out")
        }
        guard text.utf8.count <= HTCDSRecord.longestText else {
            throw JalonError(.invalidInput, "\(column): the text is longer than 64 KiB; shorten it")
        }
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }

    /// The pattern of the standard, `^\+?[1-9]\d{1,14}$`.
    private static func isPhone(_ text: String) -> Bool {
        var digits = Array(text.utf8)
        if digits.first == UInt8(ascii: "+") { digits.removeFirst() }
        return (2...15).contains(digits.count) && digits[0] != UInt8(ascii: "0") && digits.allSatisfy(isDigit)
    }

    /// A decimal number without exponent: up to three digits, and up to twenty after the point.
    private static func isDegree(_ text: String, within limit: Double) -> Bool {
        var digits = Array(text.utf8)
        if digits.first == UInt8(ascii: "-") { digits.removeFirst() }
        let parts = digits.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count <= 2, (1...3).contains(parts[0].count), parts.count == 1 || (1...20).contains(parts[1].count),
            parts.allSatisfy({ $0.allSatisfy(isDigit) }), let degrees = Double(text)
        else { return false }
        return abs(degrees) <= limit
    }
}
