public import CaseExport
public import CaseModel
public import CivilCalendar

/// What an export in HTCDS did.
public struct HTCDSExportReport: Sendable, Hashable {
    /// How many cases were written.
    public internal(set) var records = 0
    /// What does not fit the standard and was left out, by case and field.
    public internal(set) var omissions: [HTCDSOmission] = []
}

extension Casebook {
    /// Writes cases as records of the Human Trafficking Case Data Standard 2.0; that they left is recorded in each before
    /// anything is written.
    ///
    /// - Parameters:
    ///   - references: The cases; `nil` for all of them.
    ///   - format: CSV (RFC 4180) or JSON.
    ///   - reason: Why names and free texts are written too, which is recorded in each case; `nil` for coded records.
    ///   - includesMinors: Whether names and free texts leave of a minor too.
    ///   - today: The day it is.
    ///   - author: Who exports.
    ///   - sink: Takes the next bytes.
    /// - Throws: What the sink throws; `notFound`; with a reason, what opening the vault throws, `damaged` for
    ///   content that does not open, and `invalidInput` for a minor who was not asked for in words.
    public func exportHTCDS(
        of references: [CaseReference]? = nil, as format: HTCDSFormat, identifiedFor reason: String? = nil,
        includesMinors: Bool = false, on today: CivilDate, author: String, to sink: ([UInt8]) throws(JalonError) -> Void
    ) throws(JalonError) -> HTCDSExportReport {
        let references: [CaseReference] = if let references { references } else { try cases(.all).map(\.reference) }
        if let reason {
            try Self.checkReason(reason)
            try store.unlock(as: author)
            var minors: [CaseReference] = []
            for reference in references {
                let identity = try fold(of: reference).held(store.texts(of: reference)).identity
                if try Self.isMinor(state(of: reference), identity, on: today) { minors.append(reference) }
            }
            if !includesMinors { try Self.refuseMinors(minors) }
        }
        let work = log.begin("htcds.export")
        try recordExport(
            .init(.htcds, reason == nil ? .coded : .full), of: references, reason: reason, on: today, author: author)
        var report = HTCDSExportReport()
        func record(_ reference: CaseReference) throws(JalonError) -> HTCDSRecord {
            var opened: (identity: Identity?, texts: [EntryID: SealedTexts]) = (nil, [:])
            if reason != nil { opened = try fold(of: reference).held(store.texts(of: reference)) }
            let (record, omissions) = try HTCDSRecord.record(
                of: state(of: reference), identity: opened.identity, texts: opened.texts, on: today)
            report.omissions += omissions
            return record
        }
        switch format {
        case .json:
            var writer = HTCDSJSONWriter()
            try writer.begin(to: sink)
            for reference in references {
                try writer.write(record(reference), to: sink)
                report.records += 1
            }
            try writer.end(to: sink)
        case .csv:
            // A table has its columns before its rows: the cases are looked at twice.
            var columns = HTCDSColumns()
            for reference in references { columns.include(try record(reference)) }
            report.omissions = []
            let writer = HTCDSCSVWriter(columns: columns)
            try writer.begin(to: sink)
            for reference in references {
                try writer.write(record(reference), to: sink)
                report.records += 1
            }
        }
        work.done(["records": report.records])
        return report
    }
}
