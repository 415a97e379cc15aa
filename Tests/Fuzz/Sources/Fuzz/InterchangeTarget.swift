internal import CaseModel
internal import CivilCalendar
internal import CountryRules
internal import Jalon

/// The interchange format: its lines, the facts in them, and the fold under the carried rules.
///
/// An input that does not begin as an import stands behind one that has opened a case. One input in 64 is imported into
/// a casebook with a vault too, in a transaction that is rolled back: that is a hundred times slower.
enum InterchangeTarget {
    private static let format = "{\"format\":\"jalon.interchange/1\"}\n"
    private static let beginning = Array(
        """
        {"case":"BE-1","country":"BE","openedOn":"2026-03-01"}
        {"case":"BE-1","entry":"0198f3c2-0000-7000-8000-000000000001","kind":"stage-granted","on":"2026-03-02",\
        "stage":"be.reflection","until":null}

        """.utf8)

    static func prepare() throws {
        _ = try RuleBook.embedded()
        try Desk.prepare()
    }

    static func run(_ bytes: [UInt8]) {
        let isWhole = bytes.starts(with: Array("{\"format\"".utf8))
        fold(isWhole ? bytes : beginning + bytes)
        guard bytes.reduce(0, { $0 &* 31 &+ Int($1) }) & 63 == 0 else { return }
        take(isWhole ? bytes : Array(format.utf8) + beginning + bytes)
    }

    /// Reads and folds the lines as far as they are good.
    private static func fold(_ bytes: [UInt8]) {
        guard let rules = try? RuleBook.embedded() else { return }
        var folds: [CaseReference: CaseFold] = [:]
        var number: Int64 = 0
        for line in bytes.split(separator: UInt8(ascii: "\n")) {
            number += 1
            guard let fields = try? InterchangeFields.read(line) else { return }
            _ = try? fields.sealedTexts()
            if fields.isEntry {
                guard let entry = entry(fields, number), let fold = folds[entry.caseReference],
                    (try? fold.check(entry.facts, on: entry.on, isOverride: entry.isOverride, under: rules)) != nil
                else { return }
                folds[entry.caseReference]?.append(entry)
            } else if let facts = try? fields.facts(of: .caseOpened), case .caseOpened(let header) = facts,
                let entry = entry(facts, id: EntryID("0198f3c2-0000-7000-8000-000000000000"), header, number)
            {
                folds[header.reference] = CaseFold(opening: entry)
            }
        }
        for fold in folds.values { _ = fold.state(under: rules) }
    }

    private static func entry(
        _ facts: EntryFacts, id: EntryID?, _ header: CaseHeader, _ number: Int64
    ) -> TimelineEntry? {
        id.map {
            TimelineEntry(
                id: $0, sequence: number, caseReference: header.reference, on: header.openedOn, recordedAt: .epoch,
                author: "hd", facts: facts)
        }
    }

    private static func entry(_ fields: InterchangeFields, _ number: Int64) -> TimelineEntry? {
        guard let reference = fields[.reference].flatMap({ CaseReference($0) }),
            let id = fields[.entry].flatMap({ EntryID($0) }), let on = try? fields.neededDay(.on),
            let kind = fields[.kind].flatMap({ EntryFacts.Kind(rawValue: $0) }), kind != .caseOpened,
            let facts = try? fields.facts(of: kind), let isOverride = try? fields.isOverride(of: kind)
        else { return nil }
        let again = try? EntryFacts.read(Array(facts.json.utf8), kind: kind, reference: reference).facts
        promise(again == facts, "facts are read back as others: \(facts.json)")
        return TimelineEntry(
            id: id, sequence: number, caseReference: reference, on: on, recordedAt: .epoch, author: "hd", facts: facts,
            isOverride: isOverride)
    }

    /// Imports all of it, and takes it back.
    private static func take(_ bytes: [UInt8]) {
        var rest = bytes
        do {
            try Desk.casebook?.importLines(author: "hd", isRehearsal: true) { () throws(JalonError) in
                defer { rest = [] }
                return rest
            }
        } catch {
            promise(error.code != .failed && error.code != .damaged, "a bad line is told as a failure: \(error)")
            promise(error.message.hasPrefix("line "), "a refusal without its line: \(error)")
        }
    }
}
