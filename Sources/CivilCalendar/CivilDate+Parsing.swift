extension CivilDate {
    /// Reads a date written YYYY-MM-DD: ten ASCII characters, nothing before or after.
    ///
    /// Throws ``CivilDateError/malformed(_:)`` for any other writing, and
    /// ``CivilDateError/impossible(year:month:day:)`` for a day that does not exist; 30 February is never repaired.
    public init(iso8601 text: some StringProtocol) throws(CivilDateError) {
        try self.init(text: text)
    }

    /// Reads a date written YYYY-MM-DD from a string; errors as for any text.
    ///
    /// Apart from the generic form because other modules call that one unspecialised, at three times the cost.
    public init(iso8601 text: String) throws(CivilDateError) {
        try self.init(text: text)
    }

    /// Reads a date written YYYY-MM-DD from a piece of a string; errors as for any text.
    public init(iso8601 text: Substring) throws(CivilDateError) {
        try self.init(text: text)
    }

    @inline(__always)
    private init(text: some StringProtocol) throws(CivilDateError) {
        // A bridged or lazy string has no bytes in place; eleven are enough to see that ten would be too few.
        let fields =
            text.utf8.withContiguousStorageIfAvailable(Self.fields)
            ?? Array(text.utf8.prefix(11)).withUnsafeBufferPointer(Self.fields)
        guard let fields else { throw .malformed(String(text)) }
        try self.init(fields: fields)
    }

    /// Reads ten ASCII bytes YYYY-MM-DD in place, for columns and input buffers; errors as for text.
    public init(iso8601 bytes: UnsafeBufferPointer<UInt8>) throws(CivilDateError) {
        guard let fields = Self.fields(bytes) else {
            throw .malformed(String(decoding: bytes, as: UTF8.self))
        }
        try self.init(fields: fields)
    }

    private init(fields: (year: Int, month: Int, day: Int)) throws(CivilDateError) {
        guard let date = CivilDate(year: fields.year, month: fields.month, day: fields.day) else {
            throw .impossible(year: fields.year, month: fields.month, day: fields.day)
        }
        self = date
    }

    /// The three numbers of YYYY-MM-DD, or nil when the bytes have another shape.
    private static func fields(_ bytes: UnsafeBufferPointer<UInt8>) -> (year: Int, month: Int, day: Int)? {
        guard bytes.count == textLength, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-") else {
            return nil
        }
        guard
            let century = twoDigits(bytes, at: 0), let yearOfCentury = twoDigits(bytes, at: 2),
            let month = twoDigits(bytes, at: 5), let day = twoDigits(bytes, at: 8)
        else { return nil }
        return (century * 100 + yearOfCentury, month, day)
    }

    /// The number that two ASCII digits at a place stand for; nil when one of them is none.
    @inlinable
    package static func twoDigits(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) -> Int? {
        // Wrapping subtraction sends every byte below "0" far above 9.
        let tens = bytes[index] &- UInt8(ascii: "0")
        let units = bytes[index + 1] &- UInt8(ascii: "0")
        guard tens <= 9, units <= 9 else { return nil }
        return Int(tens) * 10 + Int(units)
    }
}
