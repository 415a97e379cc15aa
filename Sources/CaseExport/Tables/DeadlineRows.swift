public import CaseModel
public import CivilCalendar
internal import CountryRules

/// A list of deadlines as a table for programs: the fields of `jalon.deadlines/1`, a row a deadline.
public struct DeadlineRows: Sendable {
    /// The title and the columns.
    public let table: ExportTable
    private let today: CivilDate
    private let tellsWhose: Bool

    /// A table of what is due.
    ///
    /// - Parameters:
    ///   - title: What the table is about, in the language of its readers.
    ///   - today: The day it is, from which the days that are left are counted.
    ///   - tellsWhose: Whether owner and deputy of the case have columns.
    public init(title: String, today: CivilDate, tellsWhose: Bool = false) {
        func column(_ id: String, _ kind: ExportTable.Kind = .text) -> ExportTable.Column {
            ExportTable.Column(id, heading: id, kind: kind)
        }
        self.today = today
        self.tellsWhose = tellsWhose
        table = ExportTable(
            title: title,
            columns: [
                column("case"), column("country"), column("deadline"), column("kind"), column("stage"),
                column("trigger", .date), column("due", .date), column("earliest", .date), column("latest", .date),
                column("opens", .date), column("daysLeft", .integer), column("state"), column("observed", .boolean),
                column("rolledFrom", .date), column("flags"), column("pack"), column("packStatus"), column("citations"),
                column("alerts"),
            ] + (tellsWhose ? [column("owner"), column("deputy")] : []))
    }

    /// The row of a deadline; lists in it are lines of a cell, codes and days among them are separated by blanks.
    public func row(_ deadline: Deadline, owner: String? = nil, deputy: String? = nil) -> [ExportTable.Cell] {
        func text(_ value: String?) -> ExportTable.Cell { value.map { .text($0) } ?? .empty }
        func day(_ value: CivilDate?) -> ExportTable.Cell { value.map { .date($0) } ?? .empty }
        let row: [ExportTable.Cell] = [
            .text(deadline.caseReference.text), .text(deadline.country.rawValue), .text(deadline.name),
            .text(deadline.kind.rawValue), .text(deadline.stage), .date(deadline.trigger), .date(deadline.due),
            .date(deadline.earliest), day(deadline.latest), day(deadline.opens),
            .integer(deadline.daysLeft(on: today)), .text(deadline.state(on: today).rawValue),
            .boolean(deadline.isObserved), day(deadline.rolledFrom),
            .text(deadline.flags.map(\.rawValue).joined(separator: " ")), text(deadline.pack),
            text(deadline.packStatus?.rawValue), .text(deadline.citations.joined(separator: "\n")),
            .text(deadline.alertDays.map(\.description).joined(separator: " ")),
        ]
        return tellsWhose ? row + [text(owner), text(deputy)] : row
    }
}
