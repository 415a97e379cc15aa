internal import CaseModel
internal import CivilCalendar

/// Checks a table, row by row.
struct HTCDSTableCheck {
    private(set) var report = HTCDSReport()
    private var columns: [HTCDSColumnName] = []
    private let today: CivilDate

    init(today: CivilDate) { self.today = today }

    /// Takes the next row, of which the first is the header.
    ///
    /// - Throws: `JalonError` (`invalidInput`) when the header has none of the standard's fields, and for too many
    ///   records.
    mutating func take(_ row: StrictCSVReader.Row) throws(JalonError) {
        if row.number == 1 {
            try takeHeader(row.cells)
        } else if report.records >= HTCDSValidator.mostRecords {
            throw JalonError(
                .invalidInput,
                "line \(row.line): there are more than \(HTCDSValidator.mostRecords) records; split the file, each part "
                    + "with the header")
        } else if row.cells != [""], !isTemplateLabels(row) {
            takeRecord(row)
        }
    }

    private mutating func takeHeader(_ texts: [String]) throws(JalonError) {
        columns = HTCDSColumnName.header(texts)
        guard columns.contains(where: { $0.field != nil }) else {
            let delimiter = texts.count == 1 ? "; cells are separated by commas, not semicolons or tabs" : ""
            throw JalonError(
                .invalidInput,
                "line 1: has none of the standard's fields; a table begins with identifiers such as cas_Status"
                    + delimiter)
        }
        var seen: Set<String> = []
        for (index, column) in columns.enumerated() {
            if index == 0, texts[0].isEmpty {
                report.add(
                    HTCDSFinding(
                        .knownDeviation, row: 1, line: 1, column: column.shown,
                        "has no name; it is passed over as the row number of the published spreadsheets; leave it out"))
                continue
            }
            for finding in column.findings(row: 1, line: 1) { report.add(finding) }
            if let identity = column.identity, !seen.insert(identity).inserted {
                report.add(
                    HTCDSFinding(
                        .columnTwice, row: 1, line: 1, column: column.shown,
                        "is there already as another column; keep one of them"))
            }
        }
        for field in HTCDSField.core where !seen.contains(field.id) { report.add(.missing(field, row: 1)) }
    }

    private mutating func takeRecord(_ row: StrictCSVReader.Row) {
        report.records += 1
        guard row.cells.count == columns.count else {
            let difference = row.cells.count < columns.count ? "fewer" : "more"
            return report.add(
                HTCDSFinding(
                    .raggedRow, row: row.number, line: row.line,
                    "has \(row.cells.count) cells, \(difference) than the \(columns.count) of the header, and was not "
                        + "looked at; add or take out commas, and quote cells that contain one"))
        }
        var check = HTCDSRecordCheck(row: row.number, line: row.line)
        for (cell, column) in zip(row.cells, columns) { check.take(.text(cell), of: column) }
        check.finish(today: today)
        for finding in check.findings { report.add(finding) }
    }

    /// Whether the row is the second one of the published spreadsheets, which has labels for people.
    ///
    /// Told by the postal address, whose labels stand there in another order than the identifiers above them.
    private mutating func isTemplateLabels(_ row: StrictCSVReader.Row) -> Bool {
        let labels: [HTCDSField: String] = [
            .mailingCity: "street", .mailingCountry: "city", .mailingState: "state/province", .mailingStreet: "zip",
            .mailingPostalCode: "country",
        ]
        guard row.number == 2, row.cells.count == columns.count else { return false }
        let there = zip(row.cells, columns).filter { cell, column in
            column.field.flatMap { labels[$0] } == cell.trimmingBlanks().lowercased()
        }
        guard there.count == labels.count else { return false }
        report.add(
            HTCDSFinding(
                .knownDeviation, row: row.number, line: row.line,
                "has the labels of the published spreadsheets and no record; leave the row out"))
        return true
    }
}

extension HTCDSFinding {
    /// The finding that a Core column is missing.
    static func missing(_ field: HTCDSField, row: Int?) -> HTCDSFinding {
        HTCDSFinding(
            .coreColumnMissing, row: row, line: row, column: field.id,
            "is a Core field of the standard and missing; add it, its values may be empty")
    }
}
