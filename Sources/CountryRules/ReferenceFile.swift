internal import CivilCalendar

/// Reads the reference data as strictly as the rule packs: no unknown key, no key twice, no source that is not there.
enum ReferenceFile {
    /// Reads a file that the binary carries.
    ///
    /// - Throws: `RuleError` (`unreadablePack`), which a released Jalon never does: its data is tested.
    static func read<Content: Decodable>(
        _ type: Content.Type, named name: String, sources: ReferenceSources
    ) throws(RuleError) -> Content {
        guard let file = EmbeddedRules.referenceFile(named: name) else {
            throw RuleError(.unreadablePack, "there is no reference data \"\(name)\"")
        }
        return try read(type, file.bytes, name: file.name, sources: sources)
    }

    /// Reads the bytes of a JSON5 file; its entries name their sources by identifier.
    static func read<Content: Decodable>(
        _ type: Content.Type, _ bytes: [UInt8], name: String, sources: ReferenceSources
    ) throws(RuleError) -> Content {
        let document: JSONDocument
        do {
            document = try JSONDocument.read(bytes, as: .json5, within: RulePack.bounds)
        } catch {
            throw RuleError(.unreadablePack, "\(name), \(error)")
        }
        if let twice = document.twice.first {
            throw RuleError(
                .unreadablePack, "\(name), line \(twice.line): the key \"\(twice.key)\" stands twice in one object")
        }
        do {
            return try document.value.decode(type, userInfo: [.referenceSources: sources])
        } catch let error as DecodingError {
            throw RuleError(.unreadablePack, "\(name), \(RulePack.place(of: error)): \(error)")
        } catch {
            throw RuleError(.unreadablePack, "\(name): \(error)")
        }
    }
}

extension CodingUserInfoKey {
    /// The sources that the entries of a file may name.
    fileprivate static var referenceSources: CodingUserInfoKey {
        guard let key = CodingUserInfoKey(rawValue: "jalon.referenceSources") else {
            preconditionFailure("a key can be made of any text")
        }
        return key
    }
}

extension Decoder {
    /// The source of an entry by its identifier.
    func source<Key: CodingKey>(_ values: KeyedDecodingContainer<Key>, forKey key: Key) throws -> ReferenceSource {
        try source(named: values.decode(String.self, forKey: key), values, forKey: key)
    }

    /// The sources of an entry, at least one.
    func sources<Key: CodingKey>(_ values: KeyedDecodingContainer<Key>, forKey key: Key) throws -> [ReferenceSource] {
        let names = try values.decode([String].self, forKey: key)
        guard !names.isEmpty else { throw values.refuse(key, "an entry names at least one source") }
        return try names.map { try source(named: $0, values, forKey: key) }
    }

    private func source<Key: CodingKey>(
        named id: String, _ values: KeyedDecodingContainer<Key>, forKey key: Key
    ) throws -> ReferenceSource {
        let sources = userInfo[.referenceSources] as? ReferenceSources
        guard let source = sources?.byID[id] else { throw values.refuse(key, "there is no source \"\(id)\"") }
        return source
    }
}

extension KeyedDecodingContainer {
    /// Refuses a file of another format.
    func checkFormat(_ known: String, forKey key: Key) throws {
        let format = try decode(String.self, forKey: key)
        guard format == known else {
            throw refuse(key, "the format is \"\(format)\"; this version reads \"\(known)\"")
        }
    }

    /// A year, a month or a day, as `2013`, `2026-04` or `2026-04-08`.
    func decodeDate(forKey key: Key) throws -> String {
        let text = try decode(String.self, forKey: key)
        let whole = text + "-01-01".suffix(max(0, 10 - text.utf8.count))
        guard [4, 7, 10].contains(text.utf8.count), (try? CivilDate(iso8601: whole)) != nil else {
            throw refuse(key, "\"\(text)\" is not a year, a month or a day")
        }
        return text
    }

    /// A day that may be left out.
    func dayIfPresent(forKey key: Key) throws -> CivilDate? {
        try decodeIfPresent(DecodedDay.self, forKey: key)?.date
    }
}
