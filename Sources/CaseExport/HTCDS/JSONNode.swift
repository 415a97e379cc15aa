internal import CaseModel

#if canImport(FoundationEssentials)
    internal import FoundationEssentials
#else
    internal import Foundation
#endif

/// A JSON value of any shape, as it was read.
indirect enum JSONNode {
    case null
    case bool(Bool)
    case number(String)
    case string(String)
    case array([JSONNode])
    /// The members, sorted by key.
    case object([Member])

    /// One key of an object with its value.
    struct Member {
        let key: String
        let value: JSONNode
    }
}

extension JSONNode: Decodable {
    init(from decoder: any Decoder) throws {
        // Most values are scalars, and asking for a container that is not there is dear.
        if let scalar = Self.scalar(try decoder.singleValueContainer()) {
            self = scalar
        } else if let members = try? decoder.container(keyedBy: AnyMember.self) {
            self = .object(
                try members.allKeys.sorted { $0.stringValue < $1.stringValue }.map { key in
                    Member(key: key.stringValue, value: try members.decode(JSONNode.self, forKey: key))
                })
        } else {
            var list = try decoder.unkeyedContainer()
            var nodes: [JSONNode] = []
            while !list.isAtEnd { nodes.append(try list.decode(JSONNode.self)) }
            self = .array(nodes)
        }
    }

    private static func scalar(_ value: any SingleValueDecodingContainer) -> JSONNode? {
        if value.decodeNil() { return .null }
        if let text = try? value.decode(String.self) { return .string(text) }
        if let flag = try? value.decode(Bool.self) { return .bool(flag) }
        if let number = try? value.decode(Int.self) { return .number(String(number)) }
        return (try? value.decode(Double.self)).map { .number(String($0)) }
    }

    private struct AnyMember: CodingKey {
        let stringValue: String
        var intValue: Int? { nil }
        init(stringValue: String) { self.stringValue = stringValue }
        init?(intValue: Int) { nil }
    }
}

extension JSONNode {
    /// Reads a text of UTF-8; `nil` when it is not JSON.
    static func read(_ text: ArraySlice<UInt8>) -> JSONNode? {
        JSONText.endsAListWithAComma(text) ? nil : try? JSONDecoder().decode(JSONNode.self, from: Data(text))
    }

    /// The cell that the value is in a record: text, or a list of texts; `nil` for an object and a list of lists.
    var cell: HTCDSCellCheck.Cell? {
        switch self {
        case .array(let nodes):
            let texts = nodes.compactMap(\.text)
            return texts.count == nodes.count ? .list(texts) : nil
        default: return text.map { .text($0) }
        }
    }

    private var text: String? {
        switch self {
        case .null: ""
        case .bool(let flag): flag ? "TRUE" : "FALSE"
        case .number(let text), .string(let text): text
        case .array, .object: nil
        }
    }
}
