internal import CaseModel

/// What goes through the cells of timelines row by row: to write them, or to keep them for a writer of tables.
///
/// So the columns stand in one place, and the form of which exports of all cases are made needs no list of cells.
protocol TimelineRowVisitor: ~Copyable {
    /// Takes the text of the next cell.
    mutating func take(_ text: String)
    /// Takes a code of the program itself, in which nothing acts.
    mutating func take(code: String)
    /// Takes the three cells of what an entry says: its kind, what that is called, and its facts in words.
    ///
    /// - Parameter text: Puts the facts into words; need not be asked where the same facts were put into words before.
    mutating func take(_ facts: EntryFacts, name: String, _ text: () -> String)
    /// Takes the identifier of an entry.
    mutating func take(_ id: EntryID)
    /// Takes the next cell.
    mutating func take(_ cell: ExportTable.Cell)
    /// Takes that the row is whole.
    mutating func endRow()
}

/// Keeps the cells.
struct TimelineCells: TimelineRowVisitor {
    /// The rows that are whole.
    private(set) var rows: [[ExportTable.Cell]] = []
    private var row: [ExportTable.Cell] = []

    mutating func take(_ text: String) { row.append(.text(text)) }

    mutating func take(code: String) { row.append(.text(code)) }

    mutating func take(_ facts: EntryFacts, name: String, _ text: () -> String) {
        row += [.text(facts.kind.rawValue), .text(name), .text(text())]
    }

    mutating func take(_ id: EntryID) { row.append(.text(id.text)) }

    mutating func take(_ cell: ExportTable.Cell) { row.append(cell) }

    mutating func endRow() {
        rows.append(row)
        row.removeAll(keepingCapacity: true)
    }
}

/// Writes the cells as CSV, as `CSVTableWriter` does.
struct TimelineCSVLines: TimelineRowVisitor, ~Copyable {
    private var bytes = ByteBuffer()
    private var isFirst = true
    /// The cells of what entries say, by their facts.
    ///
    /// Most entries say what others said: to put them into words each time was a tenth of an export of all cases (make
    /// bench ROW=csv).
    private var said: [EntryFacts: [UInt8]] = [:]

    /// What was written.
    var array: [UInt8] { bytes.array }

    /// Lets go of what was written, and keeps how facts were put into words.
    mutating func clear() { bytes.clear() }

    mutating func take(_ text: String) {
        separate()
        CSVRow.append(text: text, to: &bytes)
    }

    mutating func take(code: String) {
        separate()
        bytes.put(code)
    }

    mutating func take(_ facts: EntryFacts, name: String, _ text: () -> String) {
        separate()
        let isCoded = facts.kind.isCoded
        if isCoded, let cells = said[facts] {
            cells.withUnsafeBufferPointer { bytes.put($0) }
            return
        }
        let start = bytes.count
        bytes.put(facts.kind.rawValue)
        bytes.put(UInt8(ascii: ","))
        CSVRow.append(text: name, to: &bytes)
        bytes.put(UInt8(ascii: ","))
        CSVRow.append(text: text(), to: &bytes)
        if isCoded { said[facts] = bytes.bytes(since: start) }
    }

    mutating func take(_ id: EntryID) {
        separate()
        bytes.put(upTo: EntryID.textLength) { id.write(into: $0) }
    }

    mutating func take(_ cell: ExportTable.Cell) {
        separate()
        CSVRow.append(cell, to: &bytes)
    }

    mutating func endRow() {
        bytes.put("\r\n" as StaticString)
        isFirst = true
    }

    private mutating func separate() {
        if !isFirst { bytes.put(UInt8(ascii: ",")) }
        isFirst = false
    }
}

extension EntryFacts.Kind {
    /// Whether entries of this kind are made of codes and days, and name no case, no other entry and no stage: so others
    /// are likely to say the same, and what is equal is the same to the byte.
    fileprivate var isCoded: Bool {
        switch self {
        case .stepRecorded, .stepSkipped, .indicatorsObserved, .signalSent, .conditionRecorded, .referralSent,
            .referralReceived, .consentGiven, .consentWithdrawn, .roleAssigned, .caseAssigned, .supportPlanned,
            .caseClosed, .caseReopened, .holdPlaced, .holdLifted, .noteAdded, .identityRecorded, .identityRevealed,
            .timelineExported:
            true
        case .caseOpened, .caseAmended, .secrecyAssessed, .stageGranted, .stageExtended, .stageRefused,
            .stageWithdrawn, .decisionRequested, .decisionRecorded, .stayStarted, .stayExtended, .stayEnded,
            .deadlineMet, .referralAnswered, .reminderAdded, .reminderDone, .roleEnded, .supportEnded,
            .entryCorrected, .entryRetracted, .contentErased:
            false
        }
    }
}
