import Crypto
import Foundation
import Jalon

/// What a row of the sheet comes to: a case and its entries, as lines of the interchange format.
struct PlannedCase {
    /// The line of the file on which the row begins.
    let line: Int
    let reference: CaseReference
    /// The fields of the case.
    let facts: [String: LineValue]
    /// Its entries, by the day on which they happened.
    private(set) var entries: [PlannedEntry]
    /// What was in the row, by which a row that is there twice is known.
    let content: [String]
}

extension PlannedCase {
    /// The lines of the interchange format.
    var lines: [[String: LineValue]] {
        [facts.merging(["case": .text(reference.text)]) { _, reference in reference }] + entries.map(\.fields)
    }

    /// The same case with other entries.
    func with(_ entries: [PlannedEntry]) -> PlannedCase {
        var planned = self
        planned.entries = entries
        return planned
    }
}

/// An entry of a row.
struct PlannedEntry {
    /// The title of its column.
    let column: String
    /// The line of the file on which its cell stands.
    let line: Int
    let fields: [String: LineValue]
}

extension PlannedEntry {
    /// An identifier that is the same at every import, so that nothing is recorded twice.
    ///
    /// It is a UUID of version 8 (RFC 9562 section 5.8) made from the sheet's name, the case and what the entry is; the
    /// day is not part of it, so that a day that is changed in the sheet is found, and not recorded beside the old one.
    static func identifier(sheet: String, reference: CaseReference, key: String) -> String {
        let text = "\(Mapping.format)\n\(sheet)\n\(reference)\n\(key)"
        var bytes = Array(SHA256.hash(data: Data(text.utf8)).prefix(16))
        bytes[6] = bytes[6] & 0x0F | 0x80
        bytes[8] = bytes[8] & 0x3F | 0x80
        let digits = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }
        let groups = [digits[0..<4], digits[4..<6], digits[6..<8], digits[8..<10], digits[10...]]
        return groups.map { $0.joined() }.joined(separator: "-")
    }
}
