public import CaseModel
internal import CountryRules

extension Casebook {
    /// The entry of a case by its identifier, or by a unique beginning or end of it of at least four digits.
    ///
    /// - Throws: `JalonError` (`notFound`) when there is none, and when there is more than one.
    public func entry(named name: String, in reference: CaseReference) throws(JalonError) -> TimelineEntry {
        let wanted = name.lowercased()
        let found = try timeline(of: reference).filter { entry in
            entry.id.text == wanted
                || (wanted.count >= 4 && (entry.id.text.hasPrefix(wanted) || entry.id.text.hasSuffix(wanted)))
        }
        guard found.count == 1 else {
            throw JalonError(
                .notFound,
                "\(found.isEmpty ? "no entry" : "more than one entry") of \(reference) is named \"\(name.prefix(40))\": "
                    + "give more of its identifier, as jalon timeline show \(reference) prints it",
                Wording(
                    found.isEmpty ? "refusal.no-entry" : "refusal.ambiguous-entry",
                    ["case": .text(reference.text), "name": .text(String(name.prefix(40)))]))
        }
        return found[0]
    }
}

extension Casebook {
    /// An entry as it holds: as it was recorded, or as it was last put right.
    ///
    /// - Throws: `JalonError` (`contradictsRules`) for one that was retracted.
    public func held(_ entry: TimelineEntry) throws(JalonError) -> TimelineEntry {
        try fold(of: entry.caseReference).held(entry)
    }
}
