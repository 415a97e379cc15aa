internal import CivilCalendar

/// The conformance check of rule packs: any country's pack can be held against it.
public struct PackCheck: Sendable {
    /// Something that the check found.
    public struct Problem: Sendable, Hashable, CustomStringConvertible {
        /// Whether the pack may be used all the same.
        public enum Severity: String, Sendable {
            /// The pack may not be used.
            case error
            /// The pack may be used; somebody has to look at it.
            case warning
        }
        /// Whether the pack may be used all the same.
        public let severity: Severity
        /// The pack's name.
        public let pack: String
        /// Where in the pack, such as `stage be.reflection`.
        public let place: String
        /// What is wrong, and why it matters.
        public let reason: String

        /// The file that the pack was read from; `nil` for one that Jalon carries.
        public private(set) var file: String?

        /// The text as people read it.
        ///
        /// Why a file cannot be read at all says by itself where.
        public var description: String {
            guard !pack.isEmpty else { return reason }
            return "\(file.map { "\($0): " } ?? "")\(pack), \(place): \(reason)"
        }

        init(severity: Severity, pack: String, place: String, reason: String) {
            self.severity = severity
            self.pack = pack
            self.place = place
            self.reason = reason
        }

        /// The same problem, with the file in which it was found.
        func inFile(_ name: String) -> Problem {
            var problem = self
            problem.file = name
            return problem
        }
    }

    let texts: [RuleLanguage: RuleTexts]

    /// A check against these texts: a pack's names have to exist in each of its languages.
    public init(texts: [RuleTexts]) {
        self.texts = Dictionary(texts.map { ($0.language, $0) }, uniquingKeysWith: { $1 })
    }

    /// Checks one pack; an empty list means that it may be used.
    public func problems(in pack: RulePack) -> [Problem] {
        var report = PackReport(pack: pack.id)
        checkFrame(pack, &report)
        checkTrack(pack, &report)
        checkCodes(pack, &report)
        checkCharacters(pack, &report)
        for stage in pack.stages { checkStage(stage, of: pack, &report) }
        for period in pack.periods { checkPeriod(period, of: pack, &report) }
        for duty in pack.duties { checkDuty(duty, of: pack, &report) }
        for stay in pack.stays { checkStay(stay, of: pack, &report) }
        checkCitations(pack, &report)
        checkTexts(pack, &report)
        return report.problems
    }

    /// Checks how the packs of one country follow one another: law leaves no gap and never overlaps, and an overlay
    /// lies over law for all of its days.
    ///
    /// Snapshots to compare with (`RulePack/referenceOnly`) may lie beside the law.
    public func problems(betweenPacksOfOneCountry packs: [RulePack]) -> [Problem] {
        let regions = Set(packs.compactMap(\.region)).sorted()
        let law = packs.filter { !$0.referenceOnly && $0.region == nil }
        var problems = Self.sequenceProblems(law, mayLeaveGaps: false)
        for region in regions {
            let overlays = packs.filter { $0.region == region }
            problems += Self.sequenceProblems(overlays, mayLeaveGaps: true)
            for overlay in overlays {
                let known = Set(law.flatMap(\.clockIdentifiers))
                for id in overlay.without where !known.contains(id) {
                    problems.append(
                        Problem(
                            severity: .error, pack: overlay.id, place: "without",
                            reason: "leaves out \"\(id)\", which no pack of \(overlay.country) has"))
                }
            }
            for overlay in overlays where !law.contains(where: { $0.from <= overlay.from }) {
                problems.append(
                    Problem(
                        severity: .error, pack: overlay.id, place: "from",
                        reason: "begins on \(overlay.from), when \(overlay.country) has no pack for it to lie over"))
            }
        }
        return problems
    }

    private static func sequenceProblems(_ packs: [RulePack], mayLeaveGaps: Bool) -> [Problem] {
        let sorted = packs.sorted { $0.from < $1.from }
        var problems: [Problem] = []
        for (before, after) in zip(sorted, sorted.dropFirst()) {
            let end = before.to ?? .latest
            let distance = end.days(until: after.from)
            guard distance != 1, !(mayLeaveGaps && distance > 1) else { continue }
            let what = distance > 1 ? "leaves a gap after" : "overlaps with"
            problems.append(
                Problem(
                    severity: .error, pack: after.id, place: "from",
                    reason:
                        "begins on \(after.from) and so \(what) \(before.id), which ends on \(before.to.map { "\($0)" } ?? "no day")"
                ))
        }
        return problems
    }
}
