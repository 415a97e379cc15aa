import Foundation

/// What an import did, and what was doubtful.
struct SheetReport: Encodable {
    let format = "sheet-import/1"
    /// Whether nothing was recorded.
    let isDryRun: Bool
    /// The rows with something in them, without the titles.
    var rows = 0
    /// The cases that were opened.
    var cases = 0
    /// The entries that were recorded.
    var entries = 0
    /// The cases and entries that were there already.
    var known = 0
    var remarks: [Remark] = []

    init(isDryRun: Bool) { self.isDryRun = isDryRun }

    /// Puts the remarks into the order of the sheet.
    mutating func sort() {
        let sorted = remarks.enumerated().sorted { ($0.element.line, $0.offset) < ($1.element.line, $1.offset) }
        remarks = sorted.map(\.element)
    }

    /// Whether something that the sheet says is not in the casebook.
    var hasLosses: Bool { remarks.contains { $0.done.isLoss } }

    var text: String {
        var lines = remarks.map(\.description)
        let losses = remarks.count { $0.done.isLoss }
        lines.append(
            "\(isDryRun ? "dry run, nothing is recorded: " : "")\(rows) rows, \(cases) cases opened, \(entries) "
                + "entries recorded, \(known) known before, \(losses) left out")
        return lines.joined(separator: "\n") + "\n"
    }

    var json: Data {
        get throws {
            let encoder = JSONEncoder()
            encoder.outputFormatting = [.sortedKeys, .withoutEscapingSlashes]
            return try encoder.encode(self) + Data("\n".utf8)
        }
    }
}
