internal import Jalon

/// An erasure as people read it: what goes, what stays and why, what is out of reach.
struct ErasureView {
    private let session: Session
    private let texts: RuleTexts

    init(_ session: Session) throws {
        self.session = session
        texts = try session.texts()
    }

    func lines(of plan: ErasurePlan) -> [String] {
        [session.style.heading(sentence("erase.title.plan", ["case": .text(plan.reference.text)]))]
            + [sentence("erase.goes")] + goes(plan) + [sentence("erase.stays")] + stays
            + [sentence("erase.outside")] + outside(plan.outOfReach)
    }

    func lines(of certificate: ErasureCertificate) -> [String] {
        let (plan, entry) = (certificate.plan, certificate.entry)
        var table = Table(indent: 2)
        func add(_ key: String, _ value: String) { table.add([texts["erase.label.\(key)"], value]) }
        add("case", "\(plan.reference) · \(texts.name(of: plan.country))")
        add("opened", plan.openedOn.description)
        add("closed", plan.closedOn?.description ?? "–")
        add("erased", session.spoken(entry.on))
        add("author", StandardError.harmless(entry.author))
        add("basis", texts.code("erasure", certificate.basis.rawValue))
        add(
            "reason",
            certificate.reason.map { StandardError.harmless($0.split(separator: "\n").joined(separator: " / ")) }
                ?? texts["erase.sealed"])
        add("entry", entry.id.text)
        add("entries", String(plan.entries))
        add("before", "\(certificate.before.entries)  \(certificate.before.head)")
        add("after", "\(certificate.after.entries)  \(certificate.after.head)")
        return [session.style.heading(sentence("erase.title.certificate"))] + table.lines()
            + [sentence("erase.gone")] + goes(plan) + [sentence("erase.stays")] + stays
            + [sentence("erase.outside")] + outside(plan.outOfReach)
    }

    private func goes(_ plan: ErasurePlan) -> [String] {
        var table = Table(indent: 2)
        for (kind, count) in plan.kinds.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
            table.add([texts.code("kind", kind.rawValue), String(count)])
        }
        table.add([texts["erase.count.sealed"], String(plan.sealed)])
        table.add([texts["erase.count.identity"], session.words[plan.hasIdentity ? .yes : .no]])
        table.add([texts["erase.count.deadlines"], String(plan.deadlines)])
        return table.lines()
    }

    private var stays: [String] { ["shape", "proof", "figures"].map { "  " + texts["erase.stays.\($0)"] } }

    private func outside(_ outside: OutOfReach) -> [String] {
        guard !outside.isEmpty else { return ["  " + texts["erase.outside.none"]] }
        let words = session.words
        var table = Table(indent: 2)
        for export in outside.exports {
            table.add([
                words.short(export.on), texts.code("kind", "timeline-exported"),
                [
                    export.export.format.rawValue, texts.code("redaction", export.export.redaction.rawValue),
                    export.export.recipient.map { "→ \($0)" },
                ].compactMap { $0 }.joined(separator: ", "),
            ])
        }
        for transfer in outside.transfers {
            table.add([
                words.short(transfer.on), texts.code("kind", "referral-sent"),
                [texts.role(transfer.referral.to), transfer.referral.isIdentified ? words[.identity] : nil]
                    .compactMap { $0 }.joined(separator: ", "),
            ])
        }
        for event in outside.events {
            table.add([event.recordedAt.description, texts["erase.event.\(event.kind.rawValue)"], event.author])
        }
        for file in outside.files { table.add(["", texts["erase.outside.file"], StandardError.harmless(file)]) }
        return table.lines() + ["  " + texts["erase.outside.backups"]]
    }

    private func sentence(_ key: String, _ values: [String: Wording.Value] = [:]) -> String {
        session.sentence(key, values)
    }
}
