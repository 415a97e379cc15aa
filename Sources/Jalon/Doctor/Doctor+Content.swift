internal import CaseModel
internal import CaseStore
internal import CivilCalendar
internal import CountryRules

extension Doctor {
    /// So much later than now an entry may be recorded before two clocks differ, in seconds.
    private static let patience: Int64 = 300

    /// Opens the casebook, and looks at its settings, its key, its chain and its backups.
    func lookInto(_ path: String, _ diagnosis: inout Diagnosis) {
        do {
            let store = try CasebookStore.open(at: path, environment: environment)
            diagnosis.add(.file, .ok, "doctor.casebook.ok")
            let wrong = try store.wrongSettings()
            if wrong.isEmpty {
                diagnosis.add(.content, .ok, "doctor.settings.ok")
            } else {
                diagnosis.add(
                    .content, .problem, "doctor.settings.wrong", ["names": .text(wrong.joined(separator: " "))])
            }
            try lookAtKey(of: store, &diagnosis)
            try lookAtChain(of: store, &diagnosis)
            if try store.isRewritePending() { diagnosis.add(.content, .problem, "doctor.erasure.pending") }
            try lookAtBackups(of: store, &diagnosis)
            if readsAll {
                try readAll(store, &diagnosis)
            } else {
                diagnosis.add(.content, .note, "doctor.reading.skipped")
            }
        } catch let error as JalonError {
            diagnosis.refuse(error)
        } catch {
            diagnosis.refuse(JalonError(.failed, "\(error)"))
        }
    }

    /// The end of the chain, and whether its entry was recorded before now.
    private func lookAtChain(of store: CasebookStore, _ diagnosis: inout Diagnosis) throws {
        let end = try store.chainEnd()
        diagnosis.add(
            .content, .ok, "doctor.chain.ok",
            ["n": .number(Int(end.entries)), "head": .text(String(end.head.prefix(16)))])
        guard let last = try store.lastRecordedAt() else { return }
        let ahead = (last.microseconds - environment.now().microseconds) / 1_000_000
        if ahead > Self.patience {
            diagnosis.add(.content, .warning, "doctor.last-entry.future", ["n": .number(Int(ahead / 60))])
        } else {
            diagnosis.add(.content, .ok, "doctor.last-entry.ok", ["day": .day(last.dateInUTC)])
        }
    }

    /// Reads the whole casebook against its chain and a replay.
    private func readAll(_ store: CasebookStore, _ diagnosis: inout Diagnosis) throws {
        let rules = LazyRules(rules)
        let isDerived = try store.isDerived(under: rules.fingerprint)
        let found = try store.verify(under: rules.book(), comparesDerived: isDerived)
        let counts: [String: Diagnosis.Value] = ["cases": .number(found.cases), "entries": .number(Int(found.entries))]
        if let first = found.problems.first {
            diagnosis.isDamaged = true
            var values: [String: Diagnosis.Value] = [
                "n": .number(found.problems.count), "place": .text(first.place.rawValue),
            ]
            if let sequence = first.sequence { values["sequence"] = .number(Int(sequence)) }
            diagnosis.add(.content, .problem, "doctor.reading.broken", values)
        } else if isDerived {
            diagnosis.add(.content, .ok, "doctor.reading.whole", counts)
        } else {
            diagnosis.add(.content, .note, "doctor.reading.otherrules", counts)
        }
    }

    /// When the casebook was last backed up.
    private func lookAtBackups(of store: CasebookStore, _ diagnosis: inout Diagnosis) throws {
        let last = try store.lastDay(of: .backupCreated)
        switch last.map({ max(0, $0.days(until: environment.now().dateInUTC)) }) {
        case nil: diagnosis.add(.content, .warning, "doctor.backup.none")
        case let days? where days > 30: diagnosis.add(.content, .warning, "doctor.backup.old", ["n": .number(days)])
        case let days? where days > 7: diagnosis.add(.content, .note, "doctor.backup.older", ["n": .number(days)])
        case let days?: diagnosis.add(.content, .ok, "doctor.backup.ok", ["n": .number(days)])
        }
    }
}
