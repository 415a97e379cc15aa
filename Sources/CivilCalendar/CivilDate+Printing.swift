extension CivilDate: CustomStringConvertible {
    /// The length of a printed date in bytes, 10.
    public static var textLength: Int { 10 }

    /// The date as YYYY-MM-DD, for example "2026-04-16".
    public var description: String {
        String(unsafeUninitializedCapacity: Self.textLength) { buffer in
            write(into: buffer)
        }
    }

    /// Appends the ten ASCII bytes YYYY-MM-DD to an output buffer.
    public func append(to output: inout [UInt8]) {
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: Self.textLength) { buffer in
            write(into: buffer)
            output.append(contentsOf: UnsafeBufferPointer(buffer))
        }
    }

    /// Writes the ten ASCII bytes YYYY-MM-DD at the start of a buffer, in place.
    ///
    /// Returns the number of bytes written: 10, or 0 when the buffer is shorter than that.
    @discardableResult
    public func write(into buffer: UnsafeMutableBufferPointer<UInt8>) -> Int {
        guard buffer.count >= Self.textLength else { return 0 }
        let (year, month, day) = components
        Self.write(year / 100, into: buffer, at: 0)
        Self.write(year % 100, into: buffer, at: 2)
        buffer.initializeElement(at: 4, to: UInt8(ascii: "-"))
        Self.write(month, into: buffer, at: 5)
        buffer.initializeElement(at: 7, to: UInt8(ascii: "-"))
        Self.write(day, into: buffer, at: 8)
        return Self.textLength
    }

    private static func write(_ number: Int, into buffer: UnsafeMutableBufferPointer<UInt8>, at index: Int) {
        buffer.initializeElement(at: index, to: UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: number / 10))
        buffer.initializeElement(at: index + 1, to: UInt8(ascii: "0") &+ UInt8(truncatingIfNeeded: number % 10))
    }
}

extension CivilDate: LosslessStringConvertible {
    /// The date written YYYY-MM-DD, or nil for any other text; `init(iso8601:)` says why.
    public init?(_ description: String) {
        guard let date = try? CivilDate(iso8601: description) else { return nil }
        self = date
    }
}
