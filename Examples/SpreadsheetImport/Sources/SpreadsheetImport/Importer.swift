import Foundation
import Jalon

/// Records what a sheet says: many cases in one transaction, and where the casebook refuses one of them, as much as it
/// takes.
struct Importer {
    let casebook: Casebook
    let mapping: Mapping
    private(set) var report: SheetReport
    private var first: [CaseReference: PlannedCase] = [:]

    /// How many cases are recorded at once: each transaction waits for the disk.
    private static let atOnce = 256

    init(_ casebook: Casebook, mapping: Mapping, isDryRun: Bool) {
        self.casebook = casebook
        self.mapping = mapping
        report = SheetReport(isDryRun: isDryRun)
    }

    /// - Throws: `JalonError` for what is wrong with the casebook, not with the sheet.
    mutating func take(_ sheet: Sheet, today: CivilDate) throws {
        for title in sheet.unknown {
            report.remarks.append(
                Remark(line: sheet.titleLine, column: title, doubt: "is not in the mapping", done: .columnLeftOut))
        }
        let planner = RowPlanner(mapping: mapping, sheet: sheet, today: today)
        var waiting: [PlannedCase] = []
        for row in sheet.rows {
            report.rows += 1
            let (planned, remarks) = planner.plan(row)
            report.remarks += remarks
            guard let planned, isFirst(planned) else { continue }
            waiting.append(planned)
            guard waiting.count == Self.atOnce else { continue }
            try record(waiting)
            waiting = []
        }
        try record(waiting)
        report.sort()
    }

    /// Whether a case does not stand in a row above.
    private mutating func isFirst(_ planned: PlannedCase) -> Bool {
        guard let first = first.updateValue(planned, forKey: planned.reference) else { return true }
        self.first[planned.reference] = first
        let isSame = first.content == planned.content
        let doubt = "the case stands on line \(first.line) already, with \(isSame ? "the same" : "other cells")"
        remark(planned.line, mapping.caseNumber.column, doubt, isSame ? .taken : .rowLeftOut)
        return false
    }

    /// Records cases; those that the casebook does not take are found by halving.
    private mutating func record(_ cases: [PlannedCase]) throws {
        guard let first = cases.first else { return }
        let done: ImportReport
        do {
            done = try put(cases, isRehearsal: report.isDryRun)
        } catch let error as JalonError where Self.isAboutSheet(error) {
            if cases.count > 1 {
                try record(Array(cases.prefix(cases.count / 2)))
                try record(Array(cases.dropFirst(cases.count / 2)))
            } else if let sifted = try sift(first) {
                try record([sifted])
            }
            return
        }
        report.cases += done.cases
        report.entries += done.entries
        report.known += done.skipped - done.conflicts
        if done.conflicts > 0 { try nameConflicts(in: cases) }
    }

    /// Names the entries that are in the casebook already and say something else.
    private mutating func nameConflicts(in cases: [PlannedCase]) throws {
        for planned in cases where try put([planned], isRehearsal: true).conflicts > 0 {
            for entry in planned.entries where try put([planned.with([entry])], isRehearsal: true).conflicts > 0 {
                let doubt = "was recorded before and says something else now: correct it in the casebook"
                remark(entry.line, entry.column, doubt, .entryLeftOut)
            }
        }
    }

    /// The case with the entries that the casebook takes, one after the other; `nil` when it does not take the case.
    private mutating func sift(_ planned: PlannedCase) throws -> PlannedCase? {
        var kept = planned.with([])
        do {
            _ = try put([kept], isRehearsal: true)
        } catch let error as JalonError where Self.isAboutSheet(error) {
            remark(planned.line, nil, Self.sentence(error, line: 2), .rowLeftOut)
            return nil
        }
        for entry in planned.entries {
            let more = kept.with(kept.entries + [entry])
            do {
                _ = try put([more], isRehearsal: true)
                kept = more
            } catch let error as JalonError where Self.isAboutSheet(error) {
                remark(entry.line, entry.column, Self.sentence(error, line: more.entries.count + 2), .entryLeftOut)
            }
        }
        return kept
    }

    private func put(_ cases: [PlannedCase], isRehearsal: Bool) throws -> ImportReport {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
        let lines = [["format": LineValue.text("jalon.interchange/1")]] + cases.flatMap(\.lines)
        var bytes = try lines.reduce(into: [UInt8]()) { $0 += try encoder.encode($1) + Data("\n".utf8) }
        return try casebook.importLines(author: mapping.author, isRehearsal: isRehearsal) {
            defer { bytes = [] }
            return bytes
        }
    }

    private mutating func remark(_ line: Int, _ column: String?, _ doubt: String, _ done: Remark.Done) {
        report.remarks.append(Remark(line: line, column: column, doubt: doubt, done: done))
    }

    /// Whether it is what the sheet says that the casebook does not take.
    private static func isAboutSheet(_ error: JalonError) -> Bool {
        [.invalidInput, .contradictsRules, .notFound].contains(error.code)
    }

    /// The sentence without the number of the line that was made from the row, which nobody sees.
    private static func sentence(_ error: JalonError, line: Int) -> String {
        var sentence = error.message
        let start = "line \(line): "
        let end = "; nothing was stored"
        if sentence.hasPrefix(start) { sentence.removeFirst(start.count) }
        if sentence.hasSuffix(end) { sentence.removeLast(end.count) }
        return sentence
    }
}
