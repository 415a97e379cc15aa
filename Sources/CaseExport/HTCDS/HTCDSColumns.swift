/// The columns of a table: a reference of the case when there is one, the 38 Core fields, and what else is used.
///
/// A table is written row by row, and its header comes before the first row: the columns have to be known before.
/// Either include every record beforehand, in a pass of its own, or name the columns.
package struct HTCDSColumns: Sendable, Hashable {
    private var usedFields: Set<HTCDSField> = []
    private var usedExtensions: Set<HTCDSExtension> = []

    /// The Core fields alone.
    package init() {}

    /// The columns that a record fills are among the columns from now on.
    package mutating func include(_ record: HTCDSRecord) {
        usedFields.formUnion(record.values.keys.filter { !$0.isCore })
        usedExtensions.formUnion(record.extensions.keys)
    }

    /// A field is among the columns from now on; deprecated fields are passed over.
    package mutating func include(_ field: HTCDSField) {
        if !field.isCore, !field.isDeprecated { usedFields.insert(field) }
    }

    /// A column of one's own is among the columns from now on.
    package mutating func include(_ column: HTCDSExtension) { usedExtensions.insert(column) }

    /// The identifiers in the order of the columns.
    package var ids: [String] {
        extensionsBefore.map(\.rawValue) + fields.map(\.id) + extensionsAfter.map(\.rawValue)
    }

    var extensionsBefore: [HTCDSExtension] { usedExtensions.contains(.caseReference) ? [.caseReference] : [] }

    var fields: [HTCDSField] { HTCDSField.core + HTCDSField.extended.filter(usedFields.contains) }

    var extensionsAfter: [HTCDSExtension] { usedExtensions.subtracting([.caseReference]).sorted() }

    /// A column that a record fills and the table lacks.
    func missing(for record: HTCDSRecord) -> String? {
        let fields = record.values.keys.filter { !$0.isCore && !usedFields.contains($0) }.map(\.id)
        let own = record.extensions.keys.filter { !usedExtensions.contains($0) }.map(\.rawValue)
        return (fields + own).min()
    }
}
