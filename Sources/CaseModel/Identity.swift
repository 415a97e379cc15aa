internal import CivilCalendar

/// Who a person is: an object of texts, which is sealed and never leaves unasked.
///
/// Any key may be used. Those that Jalon itself reads, for exports in HTCDS: `salutation`, `firstName`,
/// `middleName`, `lastName`, `birthDate` (`YYYY-MM-DD`), `gender`, `citizenship`, `email`, `homePhone`,
/// `mobilePhone`, `street`, `postalCode`, `city`, `state`, `country`, `identityNumber`, `language`.
public struct Identity: Sendable, Hashable {
    /// The object, its keys sorted.
    package let members: [JSONValue.Member]

    /// How long it may be, in bytes of JSON.
    public static let longest = 65_536
    /// How deep lists and objects may stand in one another.
    public static let deepest = 16

    /// Makes an identity of texts.
    public init(_ texts: [String: String]) {
        members = texts.sorted { $0.key < $1.key }.map { .init($0.key, .string($0.value)) }
    }

    /// Reads an identity, a JSON object in UTF-8; a key that is null takes away what was recorded under it.
    ///
    /// - Throws: `JalonError` (`invalidInput`); the sentence never repeats what was given.
    public init(json: some Collection<UInt8>) throws(JalonError) {
        guard json.count <= Self.longest else {
            throw JalonError(.invalidInput, "an identity is at most \(Self.longest / 1024) KiB of JSON")
        }
        guard let value = try? JSONValue(parsing: Array(json)) else {
            throw JalonError(
                .invalidInput,
                "an identity is one JSON object in UTF-8, such as {\"firstName\":\"…\",\"birthDate\":\"2001-05-14\"}")
        }
        try self.init(value)
        guard !members.isEmpty else { throw JalonError(.invalidInput, "the identity is empty: nothing was recorded") }
    }

    init(_ value: JSONValue) throws(JalonError) {
        guard case .object(let members) = value else {
            throw JalonError(.invalidInput, "an identity is a JSON object")
        }
        guard value.depth <= Self.deepest else {
            throw JalonError(.invalidInput, "lists and objects stand more than \(Self.deepest) deep in one another")
        }
        guard value.line.utf8.count <= Self.longest else {
            throw JalonError(.invalidInput, "an identity is at most \(Self.longest / 1024) KiB of JSON")
        }
        self.members = members.sorted { $0.key < $1.key }
        guard let birth = members.first(where: { $0.key == "birthDate" })?.value, birth != .null else { return }
        guard case .string(let text) = birth, (try? CivilDate(iso8601: text)) != nil else {
            throw JalonError(.invalidInput, "field \"birthDate\": is not a day written YYYY-MM-DD")
        }
    }

    /// The text of a key; `nil` when there is none, or it is no text.
    public subscript(key: String) -> String? {
        guard case .string(let text)? = members.first(where: { $0.key == key })?.value else { return nil }
        return text
    }

    /// The keys, sorted.
    public var keys: [String] { members.map(\.key) }

    /// The object in JSON, UTF-8.
    public var jsonBytes: [UInt8] { Array(json.line.utf8) }

    package var json: JSONValue { .object(members) }

    /// This identity with what another says of it.
    package func changed(by other: Identity?) -> Identity {
        guard let other else { return self }
        let kept = members.filter { member in !other.members.contains { $0.key == member.key } }
        return Identity(members: kept + other.members)
    }

    /// The identity without what was taken away.
    package var current: Identity { Identity(members: members.filter { $0.value != .null }) }

    private init(members: [JSONValue.Member]) { self.members = members.sorted { $0.key < $1.key } }
}

extension Identity: CustomReflectable {
    /// Shows nothing: who a person is does not leave by a dump.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}
