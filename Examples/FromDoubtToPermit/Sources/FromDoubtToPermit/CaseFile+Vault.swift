import Jalon

extension CaseFile {
    /// Seals who the person is; the timeline shows that it was recorded, and nothing of it.
    func identify(as identity: Identity, on day: String) throws {
        let recorded = try centre.casebook.record(
            .identityRecorded, texts: SealedTexts([:], identity: identity), in: reference, on: date(day),
            author: centre.worker)
        say(recorded.entry.on, "identity is sealed: \(identity.keys.joined(separator: ", "))")
    }

    /// Seals a note.
    func note(_ text: String, on day: String) throws {
        let recorded = try record(.noteAdded, [.text: text], on: day)
        say(recorded.entry.on, "a note is sealed")
    }

    /// Shows who the person is; who looked, and why, is recorded before anything is shown.
    func reveal(_ key: String, because reason: String, on day: String) throws {
        let revealed = try centre.casebook.reveal(
            .identity, of: reference, reason: reason, on: date(day), author: centre.worker)
        say(
            revealed.entry.on, "revealed to \(revealed.entry.author): \(key) is \(revealed.identity?[key] ?? "unknown")"
        )
    }
}
