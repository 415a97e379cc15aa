extension ReferenceContact: Decodable {
    private enum Keys: String, CodingKey, CaseIterable {
        case id, country, kind, name, phones, address, email, web, notes, current, asOf, status, sources
    }

    /// Reads it from its file; an unknown key is refused.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.strict(Keys.self)
        id = try values.decode(String.self, forKey: .id)
        country = try values.decode(CountryCode.self, forKey: .country)
        kind = try values.term(Kind.self, forKey: .kind, "a kind of contact")
        name = try values.decodeIfPresent(String.self, forKey: .name)
        phones = try values.list([Phone].self, forKey: .phones)
        address = try values.decodeIfPresent(String.self, forKey: .address)
        email = try values.decodeIfPresent(String.self, forKey: .email)
        web = try values.decodeIfPresent(String.self, forKey: .web)
        notes = try values.list([String].self, forKey: .notes)
        isCurrent = try values.decode(Bool.self, forKey: .current)
        asOf = try values.decodeDate(forKey: .asOf)
        status = try values.term(RuleStatus.self, forKey: .status, "a status")
        sources = try decoder.sources(values, forKey: .sources)
        guard !isCurrent || status == .verified else {
            throw values.refuse(.current, "what is not verified is not current")
        }
    }
}

extension ReferenceContact.Phone: Decodable {
    private enum Keys: String, CodingKey, CaseIterable { case dial, printed, defect }

    /// Reads it from its file; an unknown key is refused.
    public init(from decoder: any Decoder) throws {
        let values = try decoder.strict(Keys.self)
        dial = try values.decodeIfPresent(String.self, forKey: .dial)
        printed = try values.decode(String.self, forKey: .printed)
        defect = try values.decodeIfPresent(String.self, forKey: .defect)
        guard (dial == nil) == (defect != nil) else {
            throw values.refuse(.defect, "a number either can be dialled or has a defect")
        }
        if let dial, !Self.canBeDialled(dial) {
            throw values.refuse(.dial, "\"\(dial)\" is neither E.164 nor a short number")
        }
    }

    /// E.164 has at most fifteen digits, of which the first is no zero; a short number has three to six.
    static func canBeDialled(_ text: String) -> Bool {
        let digits = text.utf8.drop { $0 == UInt8(ascii: "+") }
        guard digits.allSatisfy({ (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }) else { return false }
        switch text.utf8.count - digits.count {
        case 0: return (3...6).contains(digits.count)
        case 1: return (8...15).contains(digits.count) && digits.first != UInt8(ascii: "0")
        default: return false
        }
    }
}
