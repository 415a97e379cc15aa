extension RulePack {
    /// What a pack's file may be: the longest that Jalon carries has 25 KiB, 12 levels and 1,500 values.
    static let bounds = JSONBounds(bytes: 1 << 20, depth: 32, values: 50_000)

    /// Reads a pack from the bytes of a JSON5 file.
    ///
    /// - Parameters:
    ///   - bytes: UTF-8.
    ///   - name: The file's name, for the error.
    /// - Throws: `RuleError` (`unreadablePack`) with the file, the place and the reason: longer than 1 MiB,
    ///   not UTF-8, more than 32 levels or 50,000 values, not JSON5, an unknown key, a key that stands twice, a value that is missing or of another kind.
    public static func read(_ bytes: [UInt8], name: String) throws(RuleError) -> RulePack {
        let document: JSONDocument
        do {
            document = try JSONDocument.read(bytes, as: .json5, within: bounds)
        } catch {
            throw RuleError(.unreadablePack, "\(name), \(error)")
        }
        if let twice = document.twice.first {
            throw RuleError(
                .unreadablePack, "\(name), line \(twice.line): the key \"\(twice.key)\" stands twice in one object")
        }
        do {
            var contents = try document.value.decode(Contents.self)
            contents.fingerprint = Checksum.of(bytes)
            return RulePack(contents)
        } catch let error as DecodingError {
            throw RuleError(.unreadablePack, "\(name), \(Self.place(of: error)): \(Self.reason(of: error))")
        } catch {
            throw RuleError(.unreadablePack, "\(name): \(error)")
        }
    }

    private static func context(of error: DecodingError) -> DecodingError.Context? {
        switch error {
        case .typeMismatch(_, let context), .valueNotFound(_, let context), .keyNotFound(_, let context),
            .dataCorrupted(let context):
            context
        @unknown default: nil
        }
    }

    /// Where in the file: `stages[1].duration`.
    static func place(of error: DecodingError) -> String {
        let path = context(of: error)?.codingPath ?? []
        guard !path.isEmpty else { return "at the top" }
        return path.reduce(into: "") { text, key in
            if let index = key.intValue {
                text += "[\(index)]"
            } else {
                text += (text.isEmpty ? "" : ".") + key.stringValue
            }
        }
    }

    private static func reason(of error: DecodingError) -> String {
        if case .keyNotFound(let key, _) = error { return "the key \"\(key.stringValue)\" is missing" }
        return context(of: error)?.debugDescription ?? "\(error)"
    }
}
