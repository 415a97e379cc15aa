/// What is exported of one case and one person: the values of the standard's fields, and those of one's own.
///
/// A record cannot hold a value outside the standard: every setter checks, and throws `JalonError`
/// (`invalidInput`) whose sentence names the field and never the value. Each group of the standard (victim, event,
/// support plan, …) stands once in a record, as in the row of a table; referrals to others may be several.
package struct HTCDSRecord: Sendable, Hashable {
    /// The longest text of one value, in bytes of UTF-8.
    package static let longestText = 65_536

    var values: [HTCDSField: [String]] = [:]
    var extensions: [HTCDSExtension: [String]] = [:]
    var referrals: [HTCDSReferral] = []

    /// A record that holds nothing.
    package init() {}

    /// The values of a field, none when nothing is recorded.
    ///
    /// Days are YYYY-MM-DD, checkboxes `TRUE` or `FALSE`, telephone numbers digits alone. The fields of referrals to
    /// others have one value a referral, which may be empty.
    package subscript(field: HTCDSField) -> [String] {
        guard field.cardinality == .referral else { return values[field] ?? [] }
        let column = referrals.map { $0.value(of: field) ?? "" }
        return column.allSatisfy(\.isEmpty) ? [] : column
    }

    /// The values of a column of one's own, none when nothing is recorded.
    package subscript(column: HTCDSExtension) -> [String] { extensions[column] ?? [] }

    /// Whether nothing is recorded at all.
    package var isEmpty: Bool { values.isEmpty && extensions.isEmpty && referrals.isEmpty }

    /// The record without names, birth date, identity number, contacts and address.
    ///
    /// Texts, and the columns of one's own, stay as they are: whoever fills them sees to it that they name nobody.
    package func pseudonymised() -> HTCDSRecord {
        var record = self
        record.values = values.filter { !$0.key.isIdentifying }
        return record
    }
}

extension HTCDSRecord: CustomReflectable {
    /// Shows nothing: what may name somebody does not leave by a dump.
    package var customMirror: Mirror { Mirror(self, children: [:]) }
}
