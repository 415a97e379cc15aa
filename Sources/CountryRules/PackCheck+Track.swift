internal import CivilCalendar

/// Collects what is found in one pack.
struct PackReport {
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
    func checkFrame(_ pack: RulePack, _ report: inout PackReport) {
        if let region = pack.region {
            if !pack.id.hasPrefix(region + "/") {
                report.error("id", "the name of an overlay has to begin with its region, \"\(region)/\"")
            }
            if !region.hasPrefix(pack.country.rawValue + "-") {
                report.error("region", "\"\(region)\" is not a region of \(pack.country)")
            }
        } else if !pack.id.hasPrefix(pack.country.rawValue + "/") || pack.id.hasSuffix("/") {
            report.error("id", "the name has to begin with the country, \"\(pack.country)/\"")
        }
        if let to = pack.to, to < pack.from { report.error("to", "ends on \(to), before it begins on \(pack.from)") }
        if !pack.languages.contains(.english) {
            report.error("languages", "English is needed: it stands in for what is missing")
        }
        if pack.region == nil, !pack.without.isEmpty {
            report.error("without", "leaving out is for overlays: there is nothing under this pack")
        }
        if pack.stages.isEmpty { report.error("stages", "a pack without a stage says nothing") }
    }

    /// Every stage has to be known once for a day, and to be reached from where the track starts.
    func checkTrack(_ pack: RulePack, _ report: inout PackReport) {
        checkNames(pack, &report)
        let stageIDs = Set(pack.stages.map(\.id))
        for stage in pack.stages {
            for before in stage.after + [stage.kindOf].compactMap({ $0 }) where !stageIDs.contains(before) {
                // An overlay follows stages of the country's own pack.
                guard pack.region == nil else { continue }
                report.error("stage \(stage.id)", "names the stage \"\(before)\", which the pack does not have")
            }
        }
        for period in pack.periods {
            if case .window(let window) = period.clock {
                for stage in window.beforeEndOf where !stageIDs.contains(stage) && pack.region == nil {
                    report.error("period \(period.id)", "names the stage \"\(stage)\", which the pack does not have")
                }
            }
        }
        let stayIDs = Set(pack.stays.map(\.id))
        for stay in pack.stays {
            for before in stay.after where !stayIDs.contains(before) {
                report.error("stay \(stay.id)", "names the stay \"\(before)\", which the pack does not have")
            }
        }
        guard pack.region == nil else { return }
        for stage in pack.stages where !Self.reached(in: pack).contains(stage.id) {
            report.error("stage \(stage.id)", "is never reached from where the track starts")
        }
    }

    private static func reached(in pack: RulePack) -> Set<String> {
        var reached = Set(
            pack.stages.filter { ($0.after.isEmpty && $0.kindOf == nil) || !$0.shortcuts.isEmpty }.map(\.id))
        var grew = true
        while grew {
            let more = pack.stages.filter { !reached.contains($0.id) && $0.after.contains { reached.contains($0) } }
            reached.formUnion(more.map(\.id))
            grew = !more.isEmpty
        }
        return reached
    }

    /// What a file says is shown on terminals: nothing in it may act on one.
    func checkCharacters(_ pack: RulePack, _ report: inout PackReport) {
        let known: Set<UInt8> = Set("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/._-".utf8)
        if !pack.id.utf8.allSatisfy(known.contains) {
            report.error("id", "a name has letters, digits, slashes, dots and dashes")
        }
        for (place, value) in pack.values.sorted(by: { $0.key < $1.key })
        where (place + value).unicodeScalars.contains(where: { $0.properties.generalCategory == .control }) {
            report.error(place, "holds a control character")
        }
    }

    /// What is recorded in a case by its identifier has to be a code: nothing else is stored.
    func checkCodes(_ pack: RulePack, _ report: inout PackReport) {
        let codes =
            pack.conditionIdentifiers + pack.decisionIdentifiers + pack.periods.flatMap { $0.delivery.map(\.id) }
        for code in codes where !code.isCode {
            report.error(
                "identifier \(code)", "is recorded in cases, and so is 1 to 64 small letters, digits and dashes")
        }
    }

    /// A name stands once, or again for other days.
    private func checkNames(_ pack: RulePack, _ report: inout PackReport) {
        var held: [String: [RuleDays]] = [:]
        func check(_ names: [String], _ days: RuleDays, _ place: String) {
            if let from = days.from, let to = days.to, to < from {
                report.error(place, "ends on \(to), before it begins on \(from)")
            }
            for name in names {
                if held[name, default: []].contains(where: days.overlap) { report.error(place, "\(name) stands twice") }
                held[name, default: []].append(days)
            }
        }
        for stage in pack.stages { check([stage.id] + stage.aliases, stage.days, "stage \(stage.id)") }
        for period in pack.periods { check([period.id] + period.aliases, period.days, "period \(period.id)") }
        for stay in pack.stays {
            check([stay.id] + stay.aliases + stay.phases.map(\.id), stay.days, "stay \(stay.id)")
        }
    }
}

extension String {
    /// Whether it is an identifier as entries store them.
    fileprivate var isCode: Bool {
        (1...64).contains(utf8.count)
            && utf8.allSatisfy { (0x61...0x7A).contains($0) || (0x30...0x39).contains($0) || $0 == 0x2D }
    }
}

extension RuleDays {
    /// Whether some day belongs to both.
    func overlap(_ other: RuleDays) -> Bool {
        max(from ?? .earliest, other.from ?? .earliest) <= min(to ?? .latest, other.to ?? .latest)
    }
}
