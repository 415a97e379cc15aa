/// What an entry says in free text, and who a person is: everything that is sealed with a key.
///
/// It has no description of its own, so that it does not reach a log by being printed.
public struct SealedTexts: Sendable, Hashable {
    /// The free texts.
    public private(set) var texts: [TextField: String]
    /// Who the person is; what is given changes what was recorded before.
    public let identity: Identity?

    /// How long a text may be, in bytes of UTF-8.
    public static let longestText = 65_536

    /// Nothing sealed.
    public static let none = SealedTexts([:])

    /// Makes texts; empty ones are left out.
    public init(_ texts: [TextField: String], identity: Identity? = nil) {
        self.texts = texts.filter { !$0.value.isEmpty }
        self.identity = identity
    }

    /// Whether there is nothing to seal.
    public var isEmpty: Bool { texts.isEmpty && identity == nil }

    /// The text of a field.
    public subscript(field: TextField) -> String? { texts[field] }

    /// The texts without who the person is; `nil` when nothing is left.
    package var withoutIdentity: SealedTexts? { texts.isEmpty ? nil : SealedTexts(texts) }

    /// These texts, where others do not say something else.
    package func replaced(by others: SealedTexts) -> SealedTexts {
        SealedTexts(
            texts.merging(others.texts) { _, new in new },
            identity: identity.map { $0.changed(by: others.identity) } ?? others.identity)
    }

    /// Checks that an entry of a kind may say this.
    ///
    /// - Throws: `JalonError` (`invalidInput`); the sentence names the field and never its text.
    package func check(for kind: EntryFacts.Kind) throws(JalonError) {
        let allowed = kind.texts
        for field in TextField.allCases where texts[field] != nil {
            guard allowed.contains(field) else {
                throw InterchangeFields.bad(named: field.rawValue, "does not belong to \(kind.rawValue)")
            }
            guard texts[field]?.utf8.count ?? 0 <= Self.longestText else {
                throw InterchangeFields.bad(named: field.rawValue, "is longer than \(Self.longestText / 1024) KiB")
            }
        }
        guard let identity else { return }
        guard kind == .identityRecorded else {
            throw InterchangeFields.bad(named: "identity", "does not belong to \(kind.rawValue)")
        }
        guard identity.jsonBytes.count <= Identity.longest else {
            throw InterchangeFields.bad(named: "identity", "is longer than \(Identity.longest / 1024) KiB")
        }
    }
}

extension SealedTexts: CustomReflectable {
    /// Shows nothing: what is sealed does not leave by a dump.
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}

extension SealedTexts {
    /// The members of the interchange format, in a fixed order.
    package var members: [JSONValue.Member] {
        TextField.allCases.compactMap { field in texts[field].map { .init(field.rawValue, .string($0)) } }
            + (identity.map { [.init("identity", $0.json)] } ?? [])
    }

    /// The bytes that are sealed: the members as one object.
    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        JSONValue.object(members).write(into: &bytes)
        return bytes
    }

    /// Reads what was sealed.
    ///
    /// - Throws: `JalonError` (`damaged`) when it is not what Jalon seals.
    package init(bytes: [UInt8]) throws(JalonError) {
        guard case .object(let members)? = try? JSONValue(parsing: bytes) else {
            throw JalonError(.damaged, "sealed content is not what Jalon seals: restore the casebook from a backup")
        }
        var texts: [TextField: String] = [:]
        var identity: Identity?
        for member in members {
            if member.key == "identity" {
                identity = try Identity(member.value)
            } else if let field = TextField(rawValue: member.key), case .string(let text) = member.value {
                texts[field] = text
            }
        }
        self.init(texts, identity: identity)
    }
}
