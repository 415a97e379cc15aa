import Jalon

/// Makes a case and its entries out of a row.
struct RowPlanner {
    let mapping: Mapping
    let sheet: Sheet
    let today: CivilDate

    /// What a row comes to, and what was doubtful about it; no case where the row is left out.
    func plan(_ row: SheetRow) -> (planned: PlannedCase?, remarks: [Remark]) {
        var cells = CellReading(row, of: sheet, mapping: mapping, today: today)
        guard !row.isBroken else {
            cells.remark(nil, nil, "something stands behind a closing quotation mark", .rowLeftOut)
            return (nil, cells.remarks)
        }
        let further = row.cells.dropFirst(sheet.width)
        guard row.cells.count >= sheet.width, further.allSatisfy({ $0.text.trimmed.isEmpty }) else {
            let counts = "has \(row.cells.count) cells where the sheet has \(sheet.width) columns"
            cells.remark(nil, nil, counts, .rowLeftOut)
            return (nil, cells.remarks)
        }
        for column in mapping.columns where sheet.cell(column, of: row).isOdd {
            cells.remark(column, nil, "a quotation mark stands within the cell", .taken)
        }
        let code = cells.text(mapping.caseNumber.column)
        guard let reference = mapping.caseNumber.reference(code) else {
            let doubt = code.isEmpty ? "is empty" : "does not look like \(mapping.caseNumber.pattern)"
            let read = code.isEmpty ? nil : ShownCell.word(code)
            cells.remark(mapping.caseNumber.column, read, doubt, .rowLeftOut)
            return (nil, cells.remarks)
        }
        guard let facts = facts(&cells) else { return (nil, cells.remarks) }
        let entries = (sealed(&cells, facts, reference) + entries(&cells, reference)).sorted { $0.day < $1.day }
        let planned = PlannedCase(
            line: row.line, reference: reference, facts: facts, entries: entries.map(\.entry),
            content: mapping.columns.map { cells.text($0) })
        return (planned, cells.remarks)
    }

    /// The fields of the case; `nil` when one is bad without which there is no case.
    private func facts(_ cells: inout CellReading) -> [String: LineValue]? {
        var facts: [String: LineValue] = [:]
        var isWhole = true
        for (field, source) in mapping.facts.sorted(by: { $0.key < $1.key }) {
            let isNeeded = Mapping.neededFacts.contains(field)
            let isWeighty = Mapping.weightyFacts.contains(field)
            switch cells.field(source, else: isWeighty ? .rowLeftOut : .cellLeftOut) {
            case .value(let value):
                facts[field] = value
                if field == "openedOn", let column = source.column { cells.checkPast(value, in: column) }
            case .empty where isNeeded:
                cells.remark(source.column, nil, "is empty", .rowLeftOut)
                isWhole = false
            case .bad where isWeighty: isWhole = false
            case .empty where field == "minor":
                // Another law applies to a minor, and an empty cell does not say that the person is none.
                cells.remark(source.column, nil, "is empty: taken for an adult", .taken)
            case .empty, .bad: break
            }
        }
        return isWhole ? facts : nil
    }

    private func entries(
        _ cells: inout CellReading, _ reference: CaseReference
    ) -> [(day: String, entry: PlannedEntry)] {
        mapping.entries.compactMap { mapping in entry(mapping, &cells, reference) }
    }

    /// An entry; `nil` where the row has none, or has one that is bad.
    ///
    /// A bad cell takes the whole entry with it: a permit without the day that is printed on it would be computed, and
    /// the printed day is the one that counts.
    private func entry(
        _ mapping: Mapping.EntryMapping, _ cells: inout CellReading, _ reference: CaseReference
    ) -> (day: String, entry: PlannedEntry)? {
        guard !cells.text(mapping.on).isEmpty else {
            let others = mapping.fields.values.compactMap(\.column).filter { $0 != mapping.on }
            for column in others.sorted() where !cells.text(column).isEmpty {
                cells.remark(column, nil, "is filled in, and \(mapping.on) is empty", .cellLeftOut)
            }
            return nil
        }
        var fields: [String: LineValue] = [:]
        var isWhole = true
        for (field, source) in mapping.fields.sorted(by: { $0.key < $1.key }) {
            switch cells.field(source, else: .entryLeftOut) {
            case .value(let value): fields[field] = value
            case .empty: break
            case .bad: isWhole = false
            }
        }
        guard isWhole, let on = fields["on"], case .text(let day) = on else { return nil }
        cells.checkPast(on, in: mapping.on)
        let entry = planned(mapping.kind, fields, in: mapping.on, &cells, key: mapping.key, reference)
        return (day, entry)
    }

    /// Who the person is and what is noted, which go into the vault.
    private func sealed(
        _ cells: inout CellReading, _ facts: [String: LineValue], _ reference: CaseReference
    ) -> [(day: String, entry: PlannedEntry)] {
        guard case .text(let day)? = facts["openedOn"] else { return [] }
        var sealed: [(day: String, entry: PlannedEntry)] = []
        var identity: [String: String] = [:]
        for (key, column) in mapping.identity.sorted(by: { $0.key < $1.key }) {
            // The library takes a birth date as a day alone.
            if key == "birthDate" {
                identity[key] = cells.birth(column)
            } else if !cells.text(column).isEmpty {
                identity[key] = cells.text(column)
            }
        }
        let on = LineValue.text(day)
        if let column = mapping.identity.values.sorted().first, !identity.isEmpty {
            let kind = "identity-recorded"
            let fields = ["on": on, "identity": LineValue.object(identity)]
            sealed.append((day, planned(kind, fields, in: column, &cells, key: kind, reference)))
        }
        if let column = mapping.note, !cells.text(column).isEmpty {
            let kind = "note-added"
            let fields = ["on": on, "text": LineValue.text(cells.text(column))]
            sealed.append((day, planned(kind, fields, in: column, &cells, key: kind, reference)))
        }
        return sealed
    }

    private func planned(
        _ kind: String, _ fields: [String: LineValue], in column: String, _ cells: inout CellReading, key: String,
        _ reference: CaseReference
    ) -> PlannedEntry {
        var fields = fields
        fields["kind"] = .text(kind)
        fields["case"] = .text(reference.text)
        fields["entry"] = .text(
            PlannedEntry.identifier(sheet: mapping.sheet, reference: reference, key: key))
        return PlannedEntry(column: column, line: sheet.cell(column, of: cells.row).line, fields: fields)
    }
}
