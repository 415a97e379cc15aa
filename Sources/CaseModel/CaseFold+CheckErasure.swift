package import CivilCalendar
internal import CountryRules

extension CaseFold {
    /// Of a case that was erased, only who looked and what left is recorded.
    func checkErased(_ facts: EntryFacts) throws(JalonError) {
        guard let erasure, !facts.kind.isAudit || facts.kind == .contentErased else { return }
        throw refusedAsErased(erasure)
    }

    /// Why nothing of a case that was erased is taken back, or recorded.
    private func refusedAsErased(_ erasure: TimelineEntry) -> JalonError {
        JalonError(
            .contradictsRules,
            "\(header.reference) was erased on \(erasure.on): nothing is recorded in it or taken back",
            Wording("erase.refusal.erased", ["case": .text(header.reference.text), "day": .day(erasure.on)]))
    }

    /// Refuses what would bring back a case that was erased.
    ///
    /// - Throws: `JalonError` (`contradictsRules`).
    package func checkNotErased() throws(JalonError) {
        if let erasure { throw refusedAsErased(erasure) }
    }

    /// Checks that the personal content may be erased: the case is closed, and nothing has it kept.
    ///
    /// - Throws: `JalonError` (`contradictsRules`).
    package func checkErasure(on day: CivilDate) throws(JalonError) {
        try checkNotErased()
        let reference = header.reference
        guard !isOpen, let closed = lastClosure?.on else {
            throw JalonError(
                .contradictsRules,
                "\(reference) is open: close it before it is erased (jalon case close \(reference) --reason ID)",
                Wording("erase.refusal.open", ["case": .text(reference.text)]))
        }
        guard day >= closed else {
            throw JalonError(
                .contradictsRules, "\(reference) was closed on \(closed): it cannot be erased on \(day), before",
                Wording(
                    "erase.refusal.before-closing",
                    ["case": .text(reference.text), "closed": .day(closed), "day": .day(day)]))
        }
        guard standingHolds.isEmpty else {
            let grounds = standingHolds.map(\.ground)
            throw JalonError(
                .contradictsRules,
                "the content of \(reference) is kept (\(grounds.map(\.rawValue).joined(separator: ", "))): "
                    + "nothing is erased before the hold is lifted (jalon hold lift \(reference))",
                Wording(
                    "erase.refusal.hold",
                    [
                        "case": .text(reference.text),
                        "grounds": .list(grounds.map { .code($0.rawValue, key: "code.hold.\($0.rawValue)") }),
                    ]))
        }
    }

    /// A ground stands once; what is lifted stands.
    func checkHold(_ facts: EntryFacts, on day: CivilDate) throws(JalonError) {
        try checkAfterOpening(day)
        switch facts {
        case .holdPlaced(let ground):
            guard let there = standingHolds.first(where: { $0.ground == ground }) else { return }
            throw JalonError(
                .contradictsRules,
                "\(header.reference) is kept for \(ground.rawValue) already, since \(there.from)",
                Wording(
                    "hold.refusal.there",
                    [
                        "case": .text(header.reference.text), "day": .day(there.from),
                        "ground": .code(ground.rawValue, key: "code.hold.\(ground.rawValue)"),
                    ]))
        case .holdLifted(let ground):
            guard let there = standingHolds.first(where: { $0.ground == ground }), there.from <= day else {
                throw JalonError(
                    .contradictsRules, "\(header.reference) is not kept for \(ground.rawValue) on \(day)",
                    Wording(
                        "hold.refusal.none",
                        [
                            "case": .text(header.reference.text), "day": .day(day),
                            "ground": .code(ground.rawValue, key: "code.hold.\(ground.rawValue)"),
                        ]))
            }
        default: break
        }
    }

    /// Whether an entry amends one that says that content is kept: that is put right on a closed case too.
    func amendsHold(_ facts: EntryFacts) -> Bool {
        guard let target = facts.target else { return false }
        return recorded.first { $0.id == target }?.facts.kind.isHold ?? false
    }
}
