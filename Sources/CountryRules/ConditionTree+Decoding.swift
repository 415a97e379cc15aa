extension ConditionTree: Decodable {
    private enum Keys: String, CodingKey, CaseIterable { case allOf, anyOf }

    /// Reads it from a pack's file; an unknown key is refused.
    public init(from decoder: any Decoder) throws {
        if let id = try? decoder.singleValueContainer().decode(String.self) {
            self = .condition(id)
            return
        }
        let values = try decoder.strict(Keys.self)
        switch (
            try values.decodeIfPresent([ConditionTree].self, forKey: .allOf),
            try values.decodeIfPresent([ConditionTree].self, forKey: .anyOf)
        ) {
        case (let branches?, nil) where !branches.isEmpty: self = .allOf(branches)
        case (nil, let branches?) where !branches.isEmpty: self = .anyOf(branches)
        default:
            throw DecodingError.dataCorrupted(
                .init(codingPath: decoder.codingPath, debugDescription: "needs either allOf or anyOf, with a branch"))
        }
    }
}
