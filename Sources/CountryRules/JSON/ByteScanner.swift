/// Goes through the bytes of a text of JSON.
///
/// Its members can be inlined: lines of an import are read with it a million times.
package struct ByteScanner {
    /// The whole text.
    @usableFromInline package let bytes: UnsafeBufferPointer<UInt8>
    /// The place of the next byte.
    @usableFromInline package var index = 0

    /// Stands before the first byte.
    @inlinable
    package init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

    /// The next byte; `nil` at the end.
    @inlinable package var next: UInt8? { index < bytes.count ? bytes[index] : nil }

    /// Whether the text is read to its end.
    @inlinable package var isAtEnd: Bool { index == bytes.count }

    /// Passes over blanks and a byte behind them.
    ///
    /// - Returns: Whether it stood there.
    @inlinable
    package mutating func take(_ byte: UInt8) -> Bool {
        skipBlanks()
        guard index < bytes.count, bytes[index] == byte else { return false }
        index += 1
        return true
    }

    /// Passes over what is blank in JSON.
    @inlinable
    package mutating func skipBlanks() {
        while index < bytes.count {
            switch bytes[index] {
            case 0x20, 0x09, 0x0A, 0x0D: index += 1
            default: return
            }
        }
    }
}
