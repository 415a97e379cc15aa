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

    /// Passes over the bytes of a text up to its quotation mark, an escape or a control character.
    ///
    /// Eight at a time: most bytes of packs and of the lines of an import stand in texts.
    @inlinable
    package mutating func skipPlain(until quote: UInt8 = UInt8(ascii: "\"")) {
        let raw = UnsafeRawBufferPointer(bytes)
        while index &+ 8 <= raw.count,
            !Self.hasMark(raw.loadUnaligned(fromByteOffset: index, as: UInt64.self), quote)
        {
            index &+= 8
        }
        while index < raw.count {
            let byte = raw[index]
            guard byte != quote, byte != UInt8(ascii: "\\"), byte >= 0x20 else { return }
            index &+= 1
        }
    }

    /// Whether one of eight bytes is the quotation mark, a backslash or below a blank.
    ///
    /// A byte is zero when taking one from it borrows from the sign that it does not have.
    @inlinable
    static func hasMark(_ word: UInt64, _ quote: UInt8) -> Bool {
        let ones: UInt64 = 0x0101_0101_0101_0101
        let quotes = word ^ (ones &* UInt64(quote))
        let strokes = word ^ (ones &* UInt64(UInt8(ascii: "\\")))
        let found =
            (quotes &- ones) & ~quotes | (strokes &- ones) & ~strokes | (word &- ones &* 0x20) & ~word
        return found & (ones &* 0x80) != 0
    }
}
