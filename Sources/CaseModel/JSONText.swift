/// What Foundation's decoder lets pass although it is no JSON.
package enum JSONText {
    /// Whether a comma stands before a closing bracket, which `JSONDecoder` lets pass.
    package static func endsAListWithAComma(_ line: some Collection<UInt8>) -> Bool {
        var isInString = false
        var isEscaped = false
        var last: UInt8 = 0
        for byte in line {
            if isInString {
                if byte == UInt8(ascii: "\""), !isEscaped { isInString = false }
                isEscaped = byte == UInt8(ascii: "\\") && !isEscaped
            } else if byte == UInt8(ascii: "\"") {
                isInString = true
            } else if (byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]")) && last == UInt8(ascii: ",") {
                return true
            }
            if byte > 0x20 { last = isInString ? 0 : byte }
        }
        return false
    }
}
