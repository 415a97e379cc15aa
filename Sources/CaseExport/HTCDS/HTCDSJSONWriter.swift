package import CaseModel

/// Writes records as one JSON document in UTF-8, one case a line.
///
/// The document has the members `format`, `standard`, `version`, `attribution` and `cases`. A case has the groups
/// `case` (with its referrals), `organisations`, `persons`, `victim`, `perpetrator`, `comments`, `events`,
/// `supportPlans`, `consent` and `extensions`, whose members are the full identifiers. Persons and organisations stand
/// within their case, so that a case is written and forgotten. Core fields are always there, `null` or `[]` when
/// nothing is recorded; the others only when they are filled. Fields that take several values have lists, checkboxes
/// `true` and `false`, whole numbers numbers; degrees are strings, as they were recorded.
package struct HTCDSJSONWriter: Sendable {
    /// The name and version of the document's shape.
    package static let format = "jalon.htcds/1"

    private var isFirst = true

    /// A writer of one document.
    package init() {}

    /// Writes the beginning of the document.
    ///
    /// - Throws: What the sink throws.
    package func begin(to sink: ([UInt8]) throws(JalonError) -> Void) throws(JalonError) {
        let members: [(String, String)] = [
            ("format", Self.format), ("standard", HTCDSStandard.name), ("version", HTCDSStandard.version),
            ("attribution", HTCDSStandard.attribution),
        ]
        var bytes = Array("{".utf8)
        for (key, text) in members {
            JSONValue.write(key, into: &bytes)
            bytes.append(UInt8(ascii: ":"))
            JSONValue.write(text, into: &bytes)
            bytes.append(UInt8(ascii: ","))
        }
        bytes.append(contentsOf: "\"cases\":[".utf8)
        try sink(bytes)
    }

    /// Writes one record, after those before.
    ///
    /// - Parameters:
    ///   - record: The record.
    ///   - sink: Takes the bytes.
    /// - Throws: What the sink throws.
    package mutating func write(
        _ record: HTCDSRecord, to sink: ([UInt8]) throws(JalonError) -> Void
    ) throws(JalonError) {
        var bytes = Array((isFirst ? "\n" : ",\n").utf8)
        Self.value(of: record).write(into: &bytes)
        try sink(bytes)
        isFirst = false
    }

    /// Writes the end of the document.
    ///
    /// - Throws: What the sink throws.
    package func end(to sink: ([UInt8]) throws(JalonError) -> Void) throws(JalonError) {
        try sink(Array("\n]}\n".utf8))
    }
}

extension HTCDSJSONWriter {
    private static func value(of record: HTCDSRecord) -> JSONValue {
        let own = record.extensions.sorted { $0.key < $1.key }.map { column, values in
            JSONValue.Member(column.rawValue, values.count == 1 ? .string(values[0]) : .texts(values))
        }
        return .object([
            .init("case", .object(members(HTCDSField.caseFields.filter { $0 != .caseComment }, of: record))),
            list("organisations", HTCDSField.organisationFields, of: record),
            list("persons", HTCDSField.personFields, of: record),
            list("victim", HTCDSField.victimFields, of: record),
            list("perpetrator", HTCDSField.perpetratorFields, of: record),
            list("comments", [.caseComment], of: record),
            list("events", HTCDSField.eventFields, of: record),
            list("supportPlans", HTCDSField.supportPlanFields.filter { $0 != .consent }, of: record),
            .init("consent", .object(members([.consent], of: record))),
            .init("extensions", .object(own)),
        ])
    }

    private static func list(_ key: String, _ fields: [HTCDSField], of record: HTCDSRecord) -> JSONValue.Member {
        let members = members(fields, of: record)
        return .init(key, .array(members.isEmpty ? [] : [.object(members)]))
    }

    private static func members(_ fields: [HTCDSField], of record: HTCDSRecord) -> [JSONValue.Member] {
        fields.compactMap { field in
            guard !field.isDeprecated else { return nil }
            let values = record[field]
            guard field.isCore || !values.isEmpty else { return nil }
            return .init(field.id, value(values, of: field))
        }
    }

    private static func value(_ values: [String], of field: HTCDSField) -> JSONValue {
        switch (field.cardinality, field.content) {
        case (.list, _): .texts(values)
        case (.referral, _): .array(values.map { $0.isEmpty ? .null : .string($0) })
        case (_, .checkbox): values.first.map { .bool($0 == "TRUE") } ?? .null
        case (_, .wholeNumber): values.first.flatMap { Int($0) }.map { .int($0) } ?? .null
        default: .text(values.first)
        }
    }
}
