public import CaseModel
internal import CaseStore

/// What an import did.
public struct ImportReport: Sendable, Hashable {
    /// The lines that were read.
    public internal(set) var lines = 0
    /// The cases that were opened.
    public internal(set) var cases = 0
    /// The entries that were appended.
    public internal(set) var entries = 0
    /// The lines whose case or entry was there already.
    public internal(set) var skipped = 0
    /// The skipped lines whose entry is there already and says something else.
    public internal(set) var conflicts = 0
    /// The first of these, in one sentence.
    public internal(set) var firstConflict: String?
}

extension Casebook {
    /// Writes the casebook in the interchange format (JSON Lines), in the order of recording; cases that were erased
    /// are left out.
    ///
    /// - Parameters:
    ///   - author: Who takes it out; that somebody did is recorded.
    ///   - sink: Takes the UTF-8 of one line at a time, without its end.
    /// - Throws: What the sink throws, or `JalonError`.
    public func dump(author: String, to sink: ([UInt8]) throws(JalonError) -> Void) throws(JalonError) {
        let work = log.begin("casebook.dump")
        try store.record(CasebookEvent(.casebookDumped, [.init("identified", .bool(false))]), author: author)
        try store.dump(to: sink)
        work.done()
    }

    /// How many cases were erased: a dump leaves them out.
    public func erasedCount() throws(JalonError) -> Int { try store.erasedCount() }

    /// Writes the same with all that is sealed, and records in every case that has any who took it out, and why.
    ///
    /// - Parameters:
    ///   - reason: Why, in words; it is sealed.
    ///   - day: The day it is.
    ///   - author: Who takes it out.
    ///   - sink: Takes the UTF-8 of one line at a time, without its end.
    /// - Throws: What the sink throws, what opening the vault throws, or `JalonError`; `invalidInput` without a reason.
    public func dumpIdentified(
        reason: String, on day: CivilDate, author: String, to sink: ([UInt8]) throws(JalonError) -> Void
    ) throws(JalonError) {
        try Self.checkReason(reason)
        let rules = try rules()
        try store.unlock(as: author)
        let work = log.begin("casebook.dump")
        let last = try store.write(under: rules, fingerprint: lazyRules.fingerprint) { transaction in
            for reference in try transaction.casesWithTexts() {
                _ = try transaction.reveal(.all, of: reference, reason: reason, on: day, author: author)
            }
            return transaction.lastSequence
        }
        try store.record(CasebookEvent(.casebookDumped, [.init("identified", .bool(true))]), author: author)
        // What another process seals meanwhile was not accounted for, and is not written.
        try store.dump(withTexts: true, upTo: last, to: sink)
        work.done()
    }

    /// Reads the interchange format: all of it, or nothing when a line is bad.
    ///
    /// - Parameters:
    ///   - author: Who is named for lines that name no author.
    ///   - isRehearsal: Whether to check everything and store nothing.
    ///   - readsAhead: Whether the source is read to its end before others have to wait: what comes from a pipe may
    ///     come slowly. It is kept in a file without a name, sealed with a key of this run alone.
    ///   - progress: Is told now and then how far it is.
    ///   - source: Gives the next bytes of the text, and none at its end.
    /// - Throws: `JalonError` with the number of the first bad line, the field and the reason.
    @discardableResult
    public func importLines(
        author: String, isRehearsal: Bool = false, readsAhead: Bool = false,
        progress: (ImportReport) -> Void = { _ in },
        from source: () throws(JalonError) -> [UInt8]
    ) throws(JalonError) -> ImportReport {
        let rules = try rules()
        // A passphrase is asked for before others have to wait, and only where something is to be sealed.
        let asks = try store.vaultStatus()?.kind == .passphrase
        let spool: SealedSpool? = readsAhead || asks ? try SealedSpool() : nil
        var finder = SealedFieldFinder()
        var meter = InterchangeMeter()
        try spool?.fill { () throws(JalonError) in
            let bytes = try source()
            try meter.take(bytes)
            finder.feed(bytes)
            return bytes
        }
        if asks, finder.found { try store.unlock(as: author) }
        let work: (StoreTransaction) throws -> ImportReport = { transaction in
            var meter = InterchangeMeter()
            var reading = InterchangeReading(transaction: transaction, author: author)
            var lines = LineSplitter()
            while true {
                let bytes = try spool?.read() ?? source()
                guard reading.report.lines > 0 || !SealedBundle.looksLikeBundle(bytes) else {
                    throw JalonError(
                        .invalidInput,
                        "this is the sealed bundle of a transfer: take it over with jalon transfer receive")
                }
                try meter.take(bytes)
                try lines.feed(bytes) { line, number in
                    try reading.take(line, number: number)
                    if reading.report.lines % 1_000 == 0 { progress(reading.report) }
                }
                if bytes.isEmpty { break }
            }
            try reading.finish()
            return reading.report
        }
        let fingerprint = lazyRules.fingerprint
        let began = log.begin("casebook.import")
        let report =
            try isRehearsal
            ? store.rehearse(under: rules, fingerprint: fingerprint, work)
            : store.write(under: rules, fingerprint: fingerprint, work)
        began.done([
            "lines": report.lines, "cases": report.cases, "entries": report.entries, "skipped": report.skipped,
            "conflicts": report.conflicts,
        ])
        return report
    }
}
