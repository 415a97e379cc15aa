package import CaseModel
internal import CivilCalendar
internal import Foundation

/// What a bundle says of one entry beside what the interchange format says: the proof of where it was recorded.
///
/// One line of JSON, in this order; bytes are hexadecimal in small letters:
///
///     {"entry":"<id>","casebook":"<identity>","sequence":<place in its chain>,"salt":"<16 bytes>",
///      "content":"<32 bytes>" or null,"blinding":"<32 bytes>" or null,"previous":"<32 bytes>","hash":"<32 bytes>",
///      "origins":[{"casebook":…,"sequence":…,"previous":…,"hash":…},…]}
package struct BundleProof: Sendable, Hashable {
    /// The entry.
    package let entry: EntryID
    /// Where it was recorded; the casebook that made the bundle comes first.
    package let provenance: Provenance

    package init(entry: EntryID, provenance: Provenance) {
        self.entry = entry
        self.provenance = provenance
    }

    /// The proof as a bundle holds it.
    package var line: [UInt8] {
        let bundled = provenance.links[0]
        var bytes: [UInt8] = []
        JSONValue.object(
            [.init("entry", .string(entry.text))] + Self.members(bundled, salt: provenance)
                + [.init("origins", .array(provenance.links.dropFirst().map { .object(Self.members($0, salt: nil)) }))]
        ).write(into: &bytes)
        return bytes
    }

    private static func members(_ link: Provenance.Link, salt provenance: Provenance?) -> [JSONValue.Member] {
        var members: [JSONValue.Member] = [
            .init("casebook", .string(link.casebook)), .init("sequence", .int(Int(link.sequence))),
        ]
        if let provenance {
            members += [
                .init("salt", .string(provenance.factsSalt.hexadecimal)),
                .init("content", .text(provenance.contentCommitment?.hexadecimal)),
                .init("blinding", .text(provenance.blinding?.hexadecimal)),
            ]
        }
        return members + [
            .init("previous", .string(link.previous.hexadecimal)), .init("hash", .string(link.hash.hexadecimal)),
        ]
    }

    /// Reads a proof.
    ///
    /// - Throws: `JalonError` (`damaged`) for anything else.
    package init(line: [UInt8]) throws(JalonError) {
        guard let value = try? JSONValue(parsing: line), let entry = value["entry"]?.text.flatMap({ EntryID($0) }),
            let link = Self.link(value), let salt = Self.bytes(value["salt"], 16),
            case .array(let others)? = value["origins"]
        else { throw Self.unreadable }
        var links = [link]
        for other in others {
            guard let link = Self.link(other) else { throw Self.unreadable }
            links.append(link)
        }
        guard Set(links.map(\.casebook)).count == links.count else { throw Self.unreadable }
        self.entry = entry
        provenance = Provenance(
            factsSalt: salt, contentCommitment: Self.bytes(value["content"], 32),
            blinding: Self.bytes(value["blinding"], 32), links: links)
    }

    private static let unreadable = JalonError(
        .damaged, "the bundle holds a proof that cannot be read: ask for the bundle again")

    private static func link(_ value: JSONValue) -> Provenance.Link? {
        guard let casebook = value["casebook"]?.text.flatMap({ EntryID($0) }),
            case .int(let sequence)? = value["sequence"],
            sequence > 0, let previous = bytes(value["previous"], 32), let hash = bytes(value["hash"], 32)
        else { return nil }
        return .init(casebook: casebook.text, sequence: Int64(sequence), previous: previous, hash: hash)
    }

    private static func bytes(_ value: JSONValue?, _ count: Int) -> Data? {
        value?.text.flatMap { Data(hexadecimal: $0) }.flatMap { $0.count == count ? $0 : nil }
    }

    /// Whether an entry stands behind another one in the chain of the casebook that made the bundle, and next to it
    /// where the places say so.
    func follows(_ before: BundleProof?, in casebook: String) -> Bool {
        let link = provenance.links[0]
        guard link.casebook == casebook else { return false }
        guard let last = before?.provenance.links[0] else { return true }
        guard link.sequence > last.sequence else { return false }
        return link.sequence > last.sequence + 1 || link.previous == last.hash
    }

    /// Checks that an entry is the one that was recorded where the proof says.
    ///
    /// - Throws: `JalonError` (`damaged`) when it is not.
    package func check(_ draft: EntryDraft, of reference: CaseReference) throws(JalonError) {
        // The blinding comes along with the text, and never without it.
        guard draft.texts.isEmpty == (provenance.blinding == nil) else { throw touched(reference) }
        if let blinding = provenance.blinding {
            guard let content = try? SealedContent(plaintext: draft.texts.bytes, blinding: Array(blinding)),
                content.commitment == provenance.contentCommitment
            else { throw touched(reference) }
        }
        // The author is kept as it was hashed there, byte for byte.
        guard draft.id == entry, let recordedAt = draft.recordedAt,
            let author = try? Author.checked(draft.author), Array(author.utf8) == Array(draft.author.utf8)
        else { throw touched(reference) }
        let commitment = Chain.commitment(to: draft.json, salt: provenance.factsSalt)
        for link in provenance.links {
            let hash = Chain.hash(
                Chain.Link(
                    sequence: link.sequence, id: entry.text, reference: reference.text,
                    kind: draft.facts.kind.rawValue, on: draft.on.description, recordedAt: recordedAt.description,
                    author: draft.author, factsCommitment: commitment,
                    contentCommitment: provenance.contentCommitment, previous: link.previous))
            guard hash == link.hash else { throw touched(reference) }
        }
    }

    private func touched(_ reference: CaseReference) -> JalonError {
        JalonError(
            .damaged,
            "the entry \(entry) of \(reference) is not what was recorded where the bundle says; nothing was stored")
    }
}

extension JSONValue {
    /// The value of a key of an object.
    package subscript(key: String) -> JSONValue? {
        guard case .object(let members) = self else { return nil }
        return members.first { $0.key == key }?.value
    }

    /// The text that it is.
    package var text: String? {
        guard case .string(let text) = self else { return nil }
        return text
    }
}
