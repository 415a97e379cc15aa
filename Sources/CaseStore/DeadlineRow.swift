internal import CaseModel
internal import CivilCalendar
internal import CountryRules

/// Reads deadlines from rows of `columns`, by position.
struct DeadlineRow {
    static let columns = """
        status, due, case_ref, name, country, kind, stage, trigger_day, earliest, rolled_from, flags, pack, \
        pack_status, citations, latest, opens, alerts
        """

    private var statuses = RepeatedText { Deadline.Status(rawValue: $0) }
    private var names = RepeatedText { $0 }
    private var countries = RepeatedText { CountryCode(rawValue: $0) }
    private var kinds = RepeatedText { DeadlineKind(rawValue: $0) }
    private var stages = RepeatedText { $0 }
    private var flags = RepeatedText { text in
        parts(of: text, at: " ").compactMap { ComputedDeadline.Flag(rawValue: $0) }
    }
    private var packs = RepeatedText { $0 }
    private var packStatuses = RepeatedText { RuleStatus(rawValue: $0) }
    private var citations = RepeatedText { parts(of: $0, at: "\n") }
    private var alerts = RepeatedText { parts(of: $0, at: " ").compactMap { Int($0) } }

    /// The deadline of the row that a statement stands at.
    mutating func deadline(_ row: BareStatement) throws -> Deadline {
        guard let status = statuses.value(row.bytes(0)), let due = try? CivilDate(iso8601: row.bytes(1)),
            let reference = CaseReference(row.text(2)), let country = countries.value(row.bytes(4)),
            let kind = kinds.value(row.bytes(5)), let trigger = try? CivilDate(iso8601: row.bytes(7)),
            let earliest = try? CivilDate(iso8601: row.bytes(8))
        else {
            throw JalonError(.damaged, "a deadline of \(row.text(2)) cannot be read: run jalon verify")
        }
        return Deadline(
            caseReference: reference, country: country, name: names.value(row.bytes(3)), kind: kind,
            stage: stages.value(row.bytes(6)), trigger: trigger, due: due, earliest: earliest,
            latest: try Self.day(row, 14), opens: try Self.day(row, 15), rolledFrom: try Self.day(row, 9),
            flags: flags.value(row.bytes(10)), pack: row.isNull(11) ? nil : packs.value(row.bytes(11)),
            packStatus: row.isNull(12) ? nil : packStatuses.value(row.bytes(12)),
            citations: citations.value(row.bytes(13)), alerts: alerts.value(row.bytes(16)), status: status)
    }

    /// The parts of a text between signs of ASCII, looked for byte by byte: to see where each letter ends takes longer than
    /// all else that is done with a row.
    private static func parts(of text: String, at separator: Unicode.Scalar) -> [String] {
        text.utf8.split(separator: UInt8(ascii: separator)).map { String(Substring($0)) }
    }

    private static func day(_ row: BareStatement, _ column: Int32) throws -> CivilDate? {
        row.isNull(column) ? nil : try CivilDate(iso8601: row.bytes(column))
    }
}
