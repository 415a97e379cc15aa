internal import CaseExport
public import CaseModel
internal import CaseStore
public import CivilCalendar
internal import CountryRules

extension Casebook {
    /// Writes the timeline of a case, or of all, for those outside; that it left is recorded in each before anything is
    /// written.
    ///
    /// What is recorded meanwhile, the record of this export included, is not in it: the same casebook gives the same
    /// bytes. Memory does not grow with the number of cases.
    ///
    /// - Parameters:
    ///   - reference: The case; `nil` for all of them.
    ///   - export: The form, and how much leaves.
    ///   - today: The day it is.
    ///   - author: Who exports.
    ///   - progress: Is told how many cases are done, and of how many.
    ///   - sink: Takes the next bytes.
    /// - Throws: What the sink throws; `JalonError`: `notFound`; `invalidInput` for what does not go together, and for
    ///   everything of a minor that was not asked for in words; with a reason, what opening the vault throws, and
    ///   `damaged` for content that does not open.
    public func exportTimeline(
        of reference: CaseReference?, as export: TimelineExport, on today: CivilDate, author: String,
        progress: (_ done: Int, _ total: Int) -> Void = { _, _ in }, to sink: ([UInt8]) throws(JalonError) -> Void
    ) throws(JalonError) -> TimelineExportReport {
        try export.check()
        let source = try ExportSource(self, reference, export, today)
        if export.redaction == .full {
            try store.unlock(as: author)
            try source.checkFull()
        }
        let work = log.begin("timeline.export")
        try recordExport(
            .init(export.format, export.redaction, for: export.recipient), of: reference.map { [$0] },
            reason: export.reason, on: today, author: author)

        var report = TimelineExportReport()
        func count(_ bytes: [UInt8]) throws(JalonError) {
            report.bytes += bytes.count
            try sink(bytes)
        }
        var exporter = try source.exporter()
        if exporter.needsMeasuring {
            try source.each { (timeline, code) in exporter.measure(timeline, code: code) }
        }
        try exporter.begin(to: count)
        func countCase() {
            report.cases += 1
            progress(report.cases, source.total)
        }
        if let writer = exporter.caseWriter, source.needsNoMore {
            try source.eachWritten(by: writer) { (written) throws(JalonError) in
                try exporter.take(written, to: count)
                countCase()
            }
        } else {
            try source.each { (timeline, code) throws(JalonError) in
                try exporter.write(timeline, code: code, to: count)
                countCase()
            }
        }
        try exporter.end(to: count)
        work.done(["cases": report.cases, "bytes": report.bytes])
        return report
    }

    /// Records in some cases, or in all, that they leave.
    ///
    /// - Parameter reason: Why names and free texts leave, which is sealed; `nil` for coded exports.
    func recordExport(
        _ export: EntryFacts.TimelineExported, of references: [CaseReference]?, reason: String?, on today: CivilDate,
        author: String
    ) throws(JalonError) {
        let texts = SealedTexts(reason.map { [.reasonText: $0] } ?? [:])
        try store.write(under: rules(), fingerprint: lazyRules.fingerprint) { transaction in
            let draft = EntryDraft(on: today, author: author, facts: .timelineExported(export), texts: texts)
            if let references {
                for reference in references { try transaction.appendExport(draft, to: reference) }
            } else {
                try transaction.appendExportToAll(draft)
            }
        }
    }

    /// Whether the person is a minor, by what is coded or by a birth date that is sealed.
    static func isMinor(_ state: CaseState, _ identity: Identity?, on day: CivilDate) -> Bool {
        if state.header.facts.isMinor(on: day) { return true }
        guard let text = identity?["birthDate"], let birth = try? CivilDate(iso8601: text),
            let adult = try? birth.adding(months: 18 * 12, rounding: .up)
        else { return false }
        return day < adult
    }

    /// Refuses everything of a minor that was not asked for in words.
    static func refuseMinors(_ minors: [CaseReference]) throws(JalonError) {
        guard let first = minors.first else { return }
        let values: [String: Wording.Value] = ["case": .text(first.text), "n": .number(minors.count)]
        let who =
            minors.count == 1
            ? "the person of \(first) is a minor" : "\(minors.count) of the persons are minors, \(first) among them"
        throw JalonError(
            .invalidInput,
            "\(who): names and free texts leave of a minor only with --minor as well; nothing was written",
            Wording(minors.count == 1 ? "refusal.minor" : "refusal.minors", values: values))
    }
}

/// The cases that leave, as they stood when the export began.
private struct ExportSource {
    private let casebook: Casebook
    private let reference: CaseReference?
    private let export: TimelineExport
    private let profile: TimelineProfile
    private let end: ChainEnd
    let total: Int
    private let pseudonyms: Pseudonyms?
    private let rules: RuleBook
    private let alerts: [Int]?

    init(
        _ casebook: Casebook, _ reference: CaseReference?, _ export: TimelineExport, _ today: CivilDate
    ) throws(JalonError) {
        self.casebook = casebook
        self.export = export
        self.reference = try reference.map { one throws(JalonError) in try casebook.timeline(of: one)[0].caseReference }
        rules = try casebook.rules()
        alerts = try casebook.alerts()
        end = try casebook.store.chainEnd()
        total = reference == nil ? try casebook.store.caseCount() : 1
        pseudonyms = export.recipient == nil ? nil : try casebook.store.pseudonyms()
        let texts: RuleTexts
        do {
            texts = try RuleTexts(export.language).adding(rules.packs)
        } catch {
            throw JalonError(error)
        }
        profile = TimelineProfile(
            redaction: export.redaction, recipient: export.recipient, texts: texts, packs: rules.packs, today: today)
    }

    func exporter() throws(JalonError) -> TimelineExporter {
        try TimelineExporter(
            export.format, profile, end: end,
            isAll: reference == nil, alerts: alerts)
    }

    /// Refuses everything of a minor that was not asked for in words, and content that does not open: before anything is
    /// recorded or written.
    func checkFull() throws(JalonError) {
        var minors: [CaseReference] = []
        try entries { (entries) throws(JalonError) in
            let fold = try CaseFold(entries)
            let state = fold.state(under: rules)
            let identity = fold.held(try casebook.store.texts(of: state.header.reference)).identity
            if Casebook.isMinor(state, identity, on: profile.today) { minors.append(state.header.reference) }
        }
        if !export.includesMinors { try Casebook.refuseMinors(minors) }
    }

    /// Whether a case leaves as its entries say it: under its own reference, in the order of the references, and without
    /// what is sealed.
    var needsNoMore: Bool { reference == nil && export.recipient == nil && export.redaction != .full }

    /// Goes through the cases that need no more than their entries, a page at a time, written on the thread that read it.
    func eachWritten(
        by writer: TimelineCaseWriter, _ body: (TimelineCaseWriter.Written) throws(JalonError) -> Void
    ) throws(JalonError) {
        try casebook.store.walk(
            upTo: end.entries,
            making: { [rules, alerts] (cases) throws(JalonError) in
                try writer.write(cases.count) { (index) throws(JalonError) in
                    let fold = try CaseFold(cases[index])
                    let outline = fold.outline(under: rules).announced(by: alerts)
                    return (
                        TimelineSource(outline: outline, entries: cases[index], fold: fold),
                        fold.header.reference.text
                    )
                }
            }
        ) { (cases) throws(JalonError) in
            for written in cases { try body(written) }
        }
    }

    /// Goes through the cases, each with the code under which it leaves.
    func each(_ body: (TimelineSource, String) throws(JalonError) -> Void) throws(JalonError) {
        guard let recipient = export.recipient, let pseudonyms, reference == nil else {
            return try entries { (entries) throws(JalonError) in
                let own = entries[0].caseReference
                try body(
                    try source(entries), export.recipient.flatMap { pseudonyms?.code(of: own, for: $0) } ?? own.text)
            }
        }
        // In the order of the references the place of a case would be the same towards every recipient.
        var codes: [(code: String, reference: CaseReference)] = []
        try entries { entries in
            codes.append((pseudonyms.code(of: entries[0].caseReference, for: recipient), entries[0].caseReference))
        }
        for (code, reference) in codes.sorted(by: { $0.code < $1.code }) {
            try body(try source(entries(of: reference)), code)
        }
    }

    /// Goes through the entries of each case, up to where the casebook ended in the beginning.
    private func entries(_ body: ([TimelineEntry]) throws(JalonError) -> Void) throws(JalonError) {
        if let reference { return try body(entries(of: reference)) }
        try casebook.store.walk(upTo: end.entries, body)
    }

    private func entries(of reference: CaseReference) throws(JalonError) -> [TimelineEntry] {
        // What was erased meanwhile is not there any more, and the entry that says so counts.
        try casebook.timeline(of: reference).filter {
            $0.sequence <= end.entries || $0.facts.kind == .contentErased
        }
    }

    private func source(_ entries: [TimelineEntry]) throws(JalonError) -> TimelineSource {
        let fold = try CaseFold(entries)
        var sealed: (identity: Identity?, texts: [EntryID: SealedTexts]) = (nil, [:])
        if export.redaction == .full { sealed = fold.held(try casebook.store.texts(of: entries[0].caseReference)) }
        return TimelineSource(
            outline: fold.outline(under: rules).announced(by: alerts), entries: entries,
            fold: fold, texts: sealed.texts.compactMapValues(\.withoutIdentity),
            identity: sealed.identity,
            history: export.format == .ics ? DeadlineHistory(of: entries, under: rules) : nil)
    }
}
