extension String {
    /// Reads the UTF-8 of the text where it lies.
    ///
    /// `withUTF8` asks for a variable, and to make one of a text that somebody else holds counts a reference: ten of them for
    /// each entry of an export (make bench ROW=csv).
    @inlinable package func withBytes<Result>(_ read: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        if let result = utf8.withContiguousStorageIfAvailable(read) { return result }
        var text = self
        return text.withUTF8(read)
    }
}
