internal import CaseModel
internal import CivilCalendar
internal import CountryRules

/// Checks a JSON document.
struct HTCDSDocumentCheck {
    private(set) var report = HTCDSReport()
    private let today: CivilDate
    /// The names that were looked at, so that each is reported once.
    private var names: [String: HTCDSColumnName] = [:]

    typealias Members = [JSONTree.Member]

    init(today: CivilDate) { self.today = today }

    /// Takes the whole document.
    ///
    /// - Throws: `JalonError` (`invalidInput`) when it is not JSON, or of another shape.
    mutating func take(_ bytes: [UInt8]) throws(JalonError) {
        let document = try Self.read(bytes)
        for twice in document.twice {
            report.add(
                HTCDSFinding(
                    .columnTwice, line: twice.line, column: HTCDSColumnName(twice.key).shown,
                    "stands twice in one object; keep one of them"))
        }
        switch document.value.sortedByKey {
        case .array(let records): try take(records, at: "record")
        case .object(let members): try take(members)
        default: throw Self.refusal("the document has to be an object or a list of objects")
        }
        guard !names.isEmpty else { return }
        let there = Set(names.values.compactMap(\.field))
        for field in HTCDSField.core where !there.contains(field) { report.add(.missing(field, row: nil)) }
    }

    private mutating func take(_ members: Members) throws(JalonError) {
        let members = Dictionary(members.map { ($0.key, $0.value) }, uniquingKeysWith: { first, _ in first })
        if case .string(let version) = members["version"], version != HTCDSStandard.version {
            throw Self.refusal("member \"version\" is not \(HTCDSStandard.version), the version that is checked")
        }
        guard case .array(let cases) = members["cases"] else {
            throw Self.refusal("member \"cases\" has to be a list of objects")
        }
        for group in ["organisations", "persons"] {
            guard let node = members[group] else { continue }
            for object in try Self.objects(node, at: group) { try take([object], row: nil, isWhole: false, at: group) }
        }
        try take(cases, at: "case")
    }

    private mutating func take(_ nodes: [JSONTree], at place: String) throws(JalonError) {
        for (index, node) in nodes.enumerated() {
            let place = "\(place) \(index + 1)"
            guard case .object(let members) = node else { throw Self.refusal("\(place) has to be an object") }
            report.records += 1
            try take(HTCDSCaseGroups(members, at: place).records, row: index + 1, isWhole: true, at: place)
        }
    }

    /// Takes what one case holds: a record, and one more for each further element of its groups.
    private mutating func take(
        _ records: [Members], row: Int?, isWhole: Bool, at place: String
    ) throws(JalonError) {
        var reported: Set<[String?]> = []
        for record in records {
            var check = HTCDSRecordCheck(row: row)
            var seen: Set<String> = []
            for member in record {
                let column = name(member.key, row: row)
                guard let cell = member.value.cell else {
                    throw Self.refusal("\(place), \(column.shown): has to be a text, a number or a list of them")
                }
                if let identity = column.identity, !seen.insert(identity).inserted {
                    report.add(
                        HTCDSFinding(
                            .columnTwice, row: row, column: column.shown,
                            "is there under another name; keep one of them")
                    )
                }
                check.take(cell, of: column)
            }
            if isWhole { check.finish(today: today) }
            for finding in check.findings where reported.insert([finding.code.rawValue, finding.column]).inserted {
                report.add(finding)
            }
        }
    }

    private mutating func name(_ key: String, row: Int?) -> HTCDSColumnName {
        if let known = names[key] { return known }
        let column = HTCDSColumnName(key)
        for finding in column.findings(row: row) { report.add(finding) }
        names[key] = column
        return column
    }
}

extension HTCDSDocumentCheck {
    /// The members of the objects of a list, or of one object in its place.
    static func objects(_ node: JSONTree, at place: String) throws(JalonError) -> [Members] {
        switch node {
        case .null: return []
        case .object(let members): return [members]
        case .array(let nodes):
            var objects: [Members] = []
            for node in nodes {
                guard case .object(let members) = node else { throw refusal("\(place) has to be a list of objects") }
                objects.append(members)
            }
            return objects
        default: throw refusal("\(place) has to be a list of objects")
        }
    }

    private static func read(_ bytes: [UInt8]) throws(JalonError) -> JSONDocument {
        let bounds = JSONBounds(
            bytes: HTCDSValidator.longestDocument, depth: HTCDSValidator.deepest, values: HTCDSValidator.mostValues)
        do {
            return try JSONDocument.read(bytes, within: bounds)
        } catch {
            throw refusal(error.kind == .syntax ? "the document is not valid JSON: \(error)" : "\(error)")
        }
    }

    static func refusal(_ reason: String) -> JalonError { JalonError(.invalidInput, reason) }
}
