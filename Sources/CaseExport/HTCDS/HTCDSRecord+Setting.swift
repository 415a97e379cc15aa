package import CaseModel
package import CivilCalendar

extension HTCDSRecord {
    /// Records one value, in place of what was there; `nil` and the empty text record nothing.
    ///
    /// - Throws: `JalonError` (`invalidInput`) when the value does not fit the field: a value outside the
    ///   standard's list or the ISO codes, a day that does not exist, a number outside its range, a telephone number
    ///   that is not of E.164 (blanks are not taken out), a text with a NUL or longer than ``longestText``. Also for a
    ///   deprecated field, and for the fields of referrals to others, which go together: see ``add(_:)``.
    package mutating func set(_ field: HTCDSField, _ value: String?) throws(JalonError) {
        try set(field, value.map { [$0] } ?? [])
    }

    /// Records the values of a field, in place of what was there; a value that stands twice is kept once.
    ///
    /// - Throws: As for one value, and when a field that takes one value is given several.
    package mutating func set(_ field: HTCDSField, _ values: [String]) throws(JalonError) {
        guard !field.isDeprecated else {
            throw field.refusal("version \(HTCDSStandard.version) of the standard has retired it: leave it out")
        }
        guard field.cardinality != .referral else {
            throw field.refusal("belongs to a referral to others: add the whole referral")
        }
        var checked: [String] = []
        for value in values where !value.isEmpty {
            let value = try field.checked(value)
            if !checked.contains(value) { checked.append(value) }
        }
        guard checked.count < 2 || field.cardinality == .list else { throw field.refusal("takes one value") }
        self.values[field] = checked.isEmpty ? nil : checked
    }

    /// Records a day, in place of what was there; `nil` records nothing.
    ///
    /// - Throws: `JalonError` (`invalidInput`) when the field does not take a day.
    package mutating func set(_ field: HTCDSField, _ day: CivilDate?) throws(JalonError) {
        try set(field, day?.description)
    }

    /// Records yes or no, in place of what was there; `nil` records nothing.
    ///
    /// - Throws: `JalonError` (`invalidInput`) when the field is not a checkbox.
    package mutating func set(_ field: HTCDSField, _ flag: Bool?) throws(JalonError) {
        guard field.content == .checkbox else { throw field.refusal("does not take yes or no") }
        try set(field, flag.map { $0 ? "TRUE" : "FALSE" })
    }

    /// Records a whole number from 0 to 999 999 999, in place of what was there; `nil` records nothing.
    ///
    /// - Throws: `JalonError` (`invalidInput`) when the field does not take such a number.
    package mutating func set(_ field: HTCDSField, _ number: Int?) throws(JalonError) {
        guard field.content == .wholeNumber else { throw field.refusal("does not take a whole number") }
        try set(field, number.map(String.init))
    }

    /// Records the values of a field, or of a column of one's own, that is named by its identifier.
    ///
    /// - Throws: As for a field, and when neither the standard has the identifier nor it is one for a column of
    ///   one's own.
    package mutating func set(id: String, _ values: [String]) throws(JalonError) {
        if let field = HTCDSField(id: id) { return try set(field, values) }
        guard let column = HTCDSExtension(rawValue: id) else {
            throw JalonError(
                .invalidInput,
                "the standard has no such field: name one of its fields, or a column of your own that begins with ext_")
        }
        try set(column, values)
    }

    /// Records the values of a column of one's own, in place of what was there.
    ///
    /// - Throws: `JalonError` (`invalidInput`) for a text with a NUL or longer than ``longestText``, and for a
    ///   semicolon in one of several values, which it would cut in two.
    package mutating func set(_ column: HTCDSExtension, _ values: [String]) throws(JalonError) {
        let filled = values.filter { !$0.isEmpty }
        for value in filled {
            try HTCDSField.checkText(value, of: column.rawValue)
            guard filled.count < 2 || !value.utf8.contains(UInt8(ascii: ";")) else {
                throw JalonError(.invalidInput, "\(column): one of several values has a semicolon; leave it out")
            }
        }
        extensions[column] = filled.isEmpty ? nil : filled
    }

    /// Records the value of a column of one's own, in place of what was there; `nil` records nothing.
    ///
    /// - Throws: As for several values.
    package mutating func set(_ column: HTCDSExtension, _ value: String?) throws(JalonError) {
        try set(column, value.map { [$0] } ?? [])
    }
}
