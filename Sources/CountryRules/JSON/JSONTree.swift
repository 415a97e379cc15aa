/// A value of JSON as it stands in a text.
package enum JSONTree: Sendable, Hashable {
    case null
    case bool(Bool)
    /// The digits as they were written.
    case number(String)
    case string(String)
    case array([JSONTree])
    /// The members in the order of the text; a key that stands twice is there once, with its first value.
    case object([Member])

    /// One key of an object with its value.
    package struct Member: Sendable, Hashable {
        /// The key, its escapes resolved.
        package let key: String
        /// What stands behind the colon.
        package let value: JSONTree

        /// A key and what stands behind its colon.
        package init(key: String, value: JSONTree) { (self.key, self.value) = (key, value) }
    }
}

extension JSONTree {
    /// The whole number that it is, `1.0` and `1e2` among them; `nil` for anything else, and beyond 64 bits.
    package var wholeNumber: Int? {
        guard case .number(let digits) = self else { return nil }
        if let number = Int(digits) { return number }
        if let hexadecimal = Self.hexadecimal(digits) { return hexadecimal }
        // Written with a point or an exponent; whole numbers from 2^53 on are not told apart by it.
        guard !digits.allSatisfy({ $0.isNumber || $0 == "-" || $0 == "+" }), let number = Double(digits),
            abs(number) < 0x1p53
        else { return nil }
        return Int(exactly: number)
    }

    private static func hexadecimal(_ digits: String) -> Int? {
        let sign = digits.hasPrefix("-") ? "-" : ""
        let rest = digits.drop { $0 == "-" || $0 == "+" }
        guard rest.hasPrefix("0x") || rest.hasPrefix("0X") else { return nil }
        return Int(sign + rest.dropFirst(2), radix: 16)
    }
}
