/// Reads the values of a text in one pass.
struct JSONReader {
    var scan: ByteScanner
    let isJSON5: Bool
    private let bounds: JSONBounds
    private var values = 0
    private var depth = 0
    /// A place up to which the lines are counted already, so that many equal keys do not count them from the beginning.
    private var counted = (index: 0, line: 1)
    /// The keys that stood before in the same object.
    private(set) var twice: [JSONDocument.Twice] = []

    init(_ scan: ByteScanner, _ dialect: JSONDocument.Dialect, _ bounds: JSONBounds) {
        (self.scan, self.bounds, isJSON5) = (scan, bounds, dialect == .json5)
    }

    /// The one value of the text.
    mutating func document() throws(JSONFault) -> JSONTree {
        if scan.bytes.starts(with: [0xEF, 0xBB, 0xBF]) { scan.index = 3 }
        let value = try value()
        try skipBlanks()
        guard scan.isAtEnd else { throw fault("something stands behind the end") }
        return value
    }

    private mutating func value() throws(JSONFault) -> JSONTree {
        try skipBlanks()
        values += 1
        guard values <= bounds.values else { throw excess("has more than \(bounds.values) values; split it") }
        switch scan.next {
        case UInt8(ascii: "{"): return try nested { reader throws(JSONFault) in try reader.object() }
        case UInt8(ascii: "["): return try nested { reader throws(JSONFault) in try reader.array() }
        case UInt8(ascii: "\""): return .string(try text())
        case UInt8(ascii: "'") where isJSON5: return .string(try text())
        default: return try word()
        }
    }

    private mutating func nested(
        _ read: (inout JSONReader) throws(JSONFault) -> JSONTree
    ) throws(JSONFault) -> JSONTree {
        depth += 1
        guard depth <= bounds.depth else {
            throw excess("lists and objects stand more than \(bounds.depth) deep in one another")
        }
        scan.index += 1
        let tree = try read(&self)
        depth -= 1
        return tree
    }

    private mutating func array() throws(JSONFault) -> JSONTree {
        var values: [JSONTree] = []
        if try take(UInt8(ascii: "]")) { return .array(values) }
        repeat {
            values.append(try value())
        } while try another(before: UInt8(ascii: "]"))
        return .array(values)
    }

    private mutating func object() throws(JSONFault) -> JSONTree {
        var members: [JSONTree.Member] = []
        var keys: Set<String> = []
        if try take(UInt8(ascii: "}")) { return .object(members) }
        repeat {
            try skipBlanks()
            let key = try self.key()
            guard try take(UInt8(ascii: ":")) else { throw fault("a colon is missing behind a key") }
            let isFirst = keys.insert(key).inserted
            if !isFirst {
                counted = (scan.index, line)
                twice.append(.init(key: key, line: counted.line))
            }
            let value = try value()
            if isFirst { members.append(.init(key: key, value: value)) }
        } while try another(before: UInt8(ascii: "}"))
        return .object(members)
    }

    /// Passes over the comma before another value, or over the bracket that closes the list.
    private mutating func another(before bracket: UInt8) throws(JSONFault) -> Bool {
        if try take(bracket) { return false }
        guard try take(UInt8(ascii: ",")) else { throw fault("a comma or a closing bracket is missing") }
        try skipBlanks()
        guard scan.next == bracket else { return true }
        guard isJSON5 else { throw fault("a comma stands before a closing bracket") }
        scan.index += 1
        return false
    }

    private mutating func key() throws(JSONFault) -> String {
        switch scan.next {
        case UInt8(ascii: "\""): return try text()
        case UInt8(ascii: "'") where isJSON5: return try text()
        default:
            guard isJSON5, let name = try name() else { throw fault("a key is missing") }
            return name
        }
    }
}

extension JSONReader {
    /// The line on which the reader stands, from 1.
    private var line: Int {
        counted.line + scan.bytes[counted.index..<max(scan.index, counted.index)].count { $0 == UInt8(ascii: "\n") }
    }

    /// What is not JSON.
    func mistake(_ reason: String) -> JSONFault { JSONFault(kind: .syntax, line: line, reason: reason) }

    /// What is missing; where the text has ended, that says it.
    func fault(_ reason: String) -> JSONFault { mistake(scan.isAtEnd ? "ends before it is whole" : reason) }

    /// What is too much.
    func excess(_ reason: String) -> JSONFault { JSONFault(kind: .excess, line: line, reason: reason) }

    private mutating func take(_ byte: UInt8) throws(JSONFault) -> Bool {
        try skipBlanks()
        guard scan.next == byte else { return false }
        scan.index += 1
        return true
    }
}
