/// Where an entry of the reference data comes from, of when it is, and how sure it is.
public struct ReferenceOrigin: Sendable, Hashable {
    /// Of when the entry is: a year, a month or a day.
    public let asOf: String
    /// How sure it is.
    public let status: RuleStatus
    /// Where it was read.
    public let source: ReferenceSource
}

extension Decoder {
    /// The origin of an entry from the three keys that every entry has for it.
    func origin<Key: CodingKey>(
        _ values: KeyedDecodingContainer<Key>, asOf: Key, status: Key, source: Key
    ) throws -> ReferenceOrigin {
        ReferenceOrigin(
            asOf: try values.decodeDate(forKey: asOf),
            status: try values.term(RuleStatus.self, forKey: status, "a status"),
            source: try self.source(values, forKey: source))
    }
}
