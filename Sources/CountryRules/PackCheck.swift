internal import CivilCalendar

/// The conformance check of rule packs: any country's pack can be held against it.
public struct PackCheck: Sendable {
    /// Something that the check found.
    public struct Problem: Sendable, Hashable, CustomStringConvertible {
        /// Whether the pack may be used all the same.
        public enum Severity: String, Sendable { case error, warning }
        /// Whether the pack may be used all the same.
        public let severity: Severity
        /// The pack's name.
        public let pack: String
        /// Where in the pack, such as `stage be.reflection`.
        public let place: String
        /// What is wrong, and why it matters.
        public let reason: String

        /// The text as people read it.
        public var description: String { "\(pack), \(place): \(reason)" }
    }

    private let texts: [RuleLanguage: RuleTexts]

    /// A check against these texts: a pack's names have to exist in each of its languages.
    public init(texts: [RuleTexts]) {
        self.texts = Dictionary(texts.map { ($0.language, $0) }, uniquingKeysWith: { $1 })
    }

    /// Checks one pack; an empty list means that it may be used.
    public func problems(in pack: RulePack) -> [Problem] {
        var report = Report(pack: pack.id)
        checkFrame(pack, &report)
        checkTrack(pack, &report)
        for stage in pack.stages { checkStage(stage, of: pack, &report) }
        checkCitations(pack, &report)
        checkTexts(pack, &report)
        return report.problems
    }

    /// Checks how the packs of one country follow one another: law leaves no gap and never overlaps.
    ///
    /// Snapshots to compare with (`RulePack/referenceOnly`) may lie beside the law.
    public func problems(betweenPacksOfOneCountry packs: [RulePack]) -> [Problem] {
        let law = packs.filter { !$0.referenceOnly }.sorted { $0.from < $1.from }
        var problems: [Problem] = []
        for (before, after) in zip(law, law.dropFirst()) {
            let end = before.to ?? .latest
            let distance = end.days(until: after.from)
            guard distance != 1 else { continue }
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

/// Collects what is found in one pack.
private struct Report {
    let pack: String
    var problems: [PackCheck.Problem] = []

    mutating func error(_ place: String, _ reason: String) {
        problems.append(.init(severity: .error, pack: pack, place: place, reason: reason))
    }

    mutating func warning(_ place: String, _ reason: String) {
        problems.append(.init(severity: .warning, pack: pack, place: place, reason: reason))
    }
}

extension PackCheck {
    private func checkFrame(_ pack: RulePack, _ report: inout Report) {
        if !pack.id.hasPrefix(pack.country.rawValue + "/") && !pack.id.hasPrefix(pack.country.rawValue + "-") {
            report.error("id", "the name has to begin with the country, \"\(pack.country)/\"")
        }
        if let to = pack.to, to < pack.from { report.error("to", "ends on \(to), before it begins on \(pack.from)") }
        if !pack.languages.contains(.english) {
            report.error("languages", "English is needed: it stands in for what is missing")
        }
        if pack.stages.isEmpty { report.error("stages", "a pack without a stage says nothing") }
    }

    /// Every stage has to be known once, and to be reached from where the track starts.
    private func checkTrack(_ pack: RulePack, _ report: inout Report) {
        var seen: Set<String> = []
        for id in pack.stages.map(\.id) + pack.periods.map(\.id) where !seen.insert(id).inserted {
            report.error("stage \(id)", "stands twice")
        }
        let stageIDs = Set(pack.stages.map(\.id))
        for stage in pack.stages {
            for before in stage.after + [stage.kindOf].compactMap({ $0 }) where !stageIDs.contains(before) {
                report.error("stage \(stage.id)", "names the stage \"\(before)\", which the pack does not have")
            }
        }
        var reached = Set(pack.stages.filter { $0.after.isEmpty && $0.kindOf == nil }.map(\.id))
        var grew = true
        while grew {
            let more = pack.stages.filter { !reached.contains($0.id) && $0.after.contains { reached.contains($0) } }
            reached.formUnion(more.map(\.id))
            grew = !more.isEmpty
        }
        for stage in pack.stages where !reached.contains(stage.id) {
            report.error("stage \(stage.id)", "is never reached from where the track starts")
        }
    }

    private func checkStage(_ stage: RulePack.Stage, of pack: RulePack, _ report: inout Report) {
        let place = "stage \(stage.id)"
        if stage.shortID == "reflection", let period = stage.duration.computed {
            switch (period.unit, period.count) {
            case (.days, ..<30), (.weeks, ..<5), (.workingDays, _):
                // The floor of the Council of Europe's convention, CETS 197 art. 13(1).
                report.error(place, "a reflection period lasts at least 30 days (CETS 197 art. 13), not \(period)")
            case (.months, 1):
                report.warning(place, "one month can be 28 days, less than the 30 of CETS 197 art. 13")
            default: break
            }
        }
        if case .range(let least, upTo: let most) = stage.duration.length, least == most {
            report.error(place, "a range from \(least) to \(most) is not a range")
        }
        if case .period(let period) = stage.duration.length, period.unit == .workingDays,
            stage.duration.nature == .validity
        {
            report.error(place, "a validity is not counted in working days")
        }
        if stage.renewal.kind == .none, stage.renewal.times != nil || stage.renewal.length == .same {
            report.error(place, "is not renewed, and yet says by how long or how often")
        }
        if stage.renewal.length == .same, stage.duration.computed == nil {
            report.error(place, "is renewed by the same length, and has none")
        }
    }

    private func checkCitations(_ pack: RulePack, _ report: inout Report) {
        var cited: Set<String> = []
        func check(_ cites: [String], at place: String) {
            if cites.isEmpty { report.error(place, "a value without a source") }
            for key in cites where pack.citations[key] == nil {
                report.error(place, "cites \"\(key)\", which the pack does not list")
            }
            cited.formUnion(cites)
        }
        for stage in pack.stages {
            check(stage.duration.cites, at: "stage \(stage.id), duration")
            check(stage.renewal.cites, at: "stage \(stage.id), renewal")
            if stage.conditions != nil { check(stage.conditionsCites, at: "stage \(stage.id), conditions") }
        }
        for period in pack.periods {
            check(period.duration.cites, at: "period \(period.id)")
            if let prolongation = period.prolongation {
                check(prolongation.cites, at: "period \(period.id), extension")
            }
        }
        for stay in pack.accommodation { check(stay.cites, at: "accommodation \(stay.id)") }
    }

    /// Every condition and right has to be a known identifier, and every text to exist in every language.
    private func checkTexts(_ pack: RulePack, _ report: inout Report) {
        for language in pack.languages {
            guard let texts = texts[language] else {
                report.error("languages", "there are no texts in \"\(language.rawValue)\"")
                continue
            }
            for key in pack.textKeys where !texts.has(key) {
                report.error("text \(key)", "is missing in \"\(language.rawValue)\"")
            }
        }
    }
}
