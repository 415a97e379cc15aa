public import CivilCalendar

/// A moment in UTC, to the microsecond: when an entry was recorded.
public struct Instant: Sendable, Hashable, Comparable, CustomStringConvertible {
    /// 1970-01-01T00:00:00Z.
    public static let epoch = Instant(unchecked: 0)

    /// Microseconds since 1970-01-01T00:00:00Z; the range is that of `CivilDate`.
    public let microseconds: Int64

    private static let microsecondsPerDay: Int64 = 86_400_000_000

    private init(unchecked microseconds: Int64) { self.microseconds = microseconds }

    /// - Returns: `nil` when the moment lies outside the days of `CivilDate`.
    public init?(microseconds: Int64) {
        let day = Int(Self.floored(microseconds, by: Self.microsecondsPerDay))
        guard CivilDate(dayNumber: day) != nil else { return nil }
        self.microseconds = microseconds
    }

    /// Reads RFC 3339, such as `2026-03-01T10:12:00Z`; an offset is converted to UTC.
    ///
    /// - Returns: `nil` when the text is not such a moment. A fraction beyond microseconds is refused rather
    ///   than cut, and so is a leap second.
    public init?(rfc3339 text: String) {
        var text = text
        guard let moment = text.withUTF8(Self.init(rfc3339:)) else { return nil }
        self = moment
    }

    /// Reads RFC 3339 in UTF-8, where it stands.
    package init?(rfc3339 bytes: UnsafeBufferPointer<UInt8>) {
        guard bytes.count >= 20, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
            bytes[16] == UInt8(ascii: ":"),
            let date = try? CivilDate(iso8601: UnsafeBufferPointer(rebasing: bytes[..<10])),
            let hour = Self.twoDigits(bytes, at: 11, below: 24), let minute = Self.twoDigits(bytes, at: 14, below: 60),
            let second = Self.twoDigits(bytes, at: 17, below: 60)
        else { return nil }
        let seconds = Int64(date.dayNumber) * 86_400 + Int64(hour * 3600 + minute * 60 + second)
        // Whole seconds in UTC, as most are: their day is one of `CivilDate`, and so they lie in the range.
        if bytes.count == 20, bytes[19] == UInt8(ascii: "Z") {
            self.init(unchecked: seconds * 1_000_000)
            return
        }
        var rest = bytes[19...]
        var fraction: Int64 = 0
        if rest.first == UInt8(ascii: ".") {
            let digits = rest.dropFirst().prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
            guard (1...6).contains(digits.count), let value = Self.number(digits, below: 1_000_000) else { return nil }
            fraction = Int64(value) * Int64(Self.powersOfTen[6 - digits.count])
            rest = rest.dropFirst(1 + digits.count)
        }
        guard let offset = Self.offsetMinutes(UnsafeBufferPointer(rebasing: rest)) else { return nil }
        self.init(microseconds: (seconds - Int64(offset) * 60) * 1_000_000 + fraction)
    }

    /// The civil date of the moment in UTC.
    public var dateInUTC: CivilDate {
        CivilDate(dayNumber: Int(Self.floored(microseconds, by: Self.microsecondsPerDay))) ?? .earliest
    }

    /// RFC 3339 in UTC, with a fraction of three or six digits when it is not zero.
    public var description: String { String(unsafeUninitializedCapacity: Self.longestText) { write(into: $0) } }

    /// How many bytes the text of a moment has at most.
    package static let longestText = 27

    /// Writes the text at the beginning of a buffer that has room for the longest.
    ///
    /// - Returns: How many bytes it has.
    package func write(into text: UnsafeMutableBufferPointer<UInt8>) -> Int {
        let ofDay = microseconds - Self.floored(microseconds, by: Self.microsecondsPerDay) * Self.microsecondsPerDay
        let (seconds, fraction) = (Int(ofDay / 1_000_000), Int(ofDay % 1_000_000))
        var length = dateInUTC.write(into: text)
        func put(_ byte: UInt8) {
            text.initializeElement(at: length, to: byte)
            length += 1
        }
        func put(twoDigits number: Int) {
            put(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: number / 10))
            put(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: number % 10))
        }
        func put(threeDigits number: Int) {
            put(UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: number / 100))
            put(twoDigits: number % 100)
        }
        put(UInt8(ascii: "T"))
        put(twoDigits: seconds / 3600)
        put(UInt8(ascii: ":"))
        put(twoDigits: seconds / 60 % 60)
        put(UInt8(ascii: ":"))
        put(twoDigits: seconds % 60)
        if fraction > 0 {
            put(UInt8(ascii: "."))
            put(threeDigits: fraction / 1000)
            if fraction % 1000 > 0 { put(threeDigits: fraction % 1000) }
        }
        put(UInt8(ascii: "Z"))
        return length
    }

    private static let powersOfTen = [1, 10, 100, 1_000, 10_000, 100_000]

    /// The order of lists.
    public static func < (left: Instant, right: Instant) -> Bool { left.microseconds < right.microseconds }

    private static func floored(_ value: Int64, by divisor: Int64) -> Int64 {
        value / divisor - (value % divisor < 0 ? 1 : 0)
    }

    private static func number(_ digits: some Collection<UInt8>, below limit: Int) -> Int? {
        var value = 0
        for digit in digits {
            guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
            value = value * 10 + Int(digit - UInt8(ascii: "0"))
        }
        return value < limit ? value : nil
    }

    private static func twoDigits(_ bytes: UnsafeBufferPointer<UInt8>, at place: Int, below limit: Int) -> Int? {
        CivilDate.twoDigits(bytes, at: place).flatMap { $0 < limit ? $0 : nil }
    }

    private static func offsetMinutes(_ text: UnsafeBufferPointer<UInt8>) -> Int? {
        if text.count == 1, text[0] == UInt8(ascii: "Z") { return 0 }
        guard text.count == 6, text[3] == UInt8(ascii: ":"), let hours = twoDigits(text, at: 1, below: 24),
            let minutes = twoDigits(text, at: 4, below: 60)
        else { return nil }
        switch text[0] {
        case UInt8(ascii: "+"): return hours * 60 + minutes
        case UInt8(ascii: "-"): return -(hours * 60 + minutes)
        default: return nil
        }
    }
}
