internal import CaseModel
internal import CaseStore
internal import CivilCalendar
internal import Foundation

extension Doctor {
    /// SQLite, swap, clock and time zone.
    func lookAtMachine(_ diagnosis: inout Diagnosis) {
        do {
            lookAtSQLite(try SQLiteFacts(), &diagnosis)
        } catch {
            diagnosis.add(.machine, .problem, "doctor.sqlite.failed")
        }
        switch Volume.swap(files: machine) {
        case nil: diagnosis.add(.machine, .ok, "doctor.swap.none")
        case .encrypted?: diagnosis.add(.machine, .ok, "doctor.swap.encrypted")
        case .unencrypted?: diagnosis.add(.machine, .note, "doctor.swap.unencrypted")
        case .unknown?: diagnosis.add(.machine, .note, "doctor.swap.unknown")
        }
        lookAtClock(&diagnosis)
    }

    private func lookAtSQLite(_ sqlite: SQLiteFacts, _ diagnosis: inout Diagnosis) {
        diagnosis.add(.machine, .ok, "doctor.sqlite.ok", ["version": .text(sqlite.version)])
        if !sqlite.isThreadSafe {
            diagnosis.add(.machine, .problem, "doctor.options.threads")
        } else if sqlite.mapsFiles {
            diagnosis.add(.machine, .warning, "doctor.options.mapped")
        } else {
            diagnosis.add(.machine, .ok, "doctor.options.ok")
        }
        for defect in sqlite.defects {
            diagnosis.add(
                .machine, .note, "doctor.defect.\(defect.name)",
                ["mended": .text(defect.mendedIn), "source": .text(defect.source)])
        }
    }

    /// The day that everything is computed for against the day that it is, and the centre's zone against the machine's.
    private func lookAtClock(_ diagnosis: inout Diagnosis) {
        let now = environment.now()
        let own = TimeZone.current
        let zone = timeZone.flatMap { TimeZone(identifier: $0) } ?? own
        let moment = Date(timeIntervalSince1970: TimeInterval(now.microseconds) / 1_000_000)
        let local = Int((moment.timeIntervalSince1970 + TimeInterval(zone.secondsFromGMT(for: moment))) / 86_400)
        let day = CivilDate(dayNumber: local) ?? .earliest
        if day < Self.firstDay {
            diagnosis.add(.machine, .problem, "doctor.clock.past", ["day": .day(day)])
        } else if day != today {
            diagnosis.add(.machine, .warning, "doctor.clock.otherday", ["day": .day(day), "today": .day(today)])
        } else {
            diagnosis.add(.machine, .ok, "doctor.clock.ok", ["day": .day(day)])
        }
        let names: [String: Diagnosis.Value] = ["zone": .text(zone.identifier), "machine": .text(own.identifier)]
        if timeZone == nil {
            diagnosis.add(.machine, .note, "doctor.zone.unset", names)
        } else if Self.differ(zone, own, from: moment) {
            diagnosis.add(.machine, .note, "doctor.zone.differs", names)
        } else {
            diagnosis.add(.machine, .ok, "doctor.zone.ok", names)
        }
    }

    /// Before this day no Jalon was made.
    private static let firstDay = CivilDate(year: 2026, month: 1, day: 1) ?? .earliest

    /// Whether two zones have another time now, or half a year from now.
    private static func differ(_ one: TimeZone, _ other: TimeZone, from moment: Date) -> Bool {
        [moment, moment.addingTimeInterval(182 * 86_400)].contains {
            one.secondsFromGMT(for: $0) != other.secondsFromGMT(for: $0)
        }
    }
}
