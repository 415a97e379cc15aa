package import CaseModel

extension ChainEnd {
    /// The end of the chain in the JSON documents.
    package var document: JSONValue {
        .object([.init("entries", .int(Int(entries))), .init("head", .string(head))])
    }
}
