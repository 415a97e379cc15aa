internal import CaseModel

/// Looks through the bytes of an import for a field that is sealed, without reading its lines.
///
/// It may find one where there is none, within a text; it never misses one.
struct SealedFieldFinder {
    private static let names: Set<String> = Set(TextField.allCases.map(\.rawValue) + ["identity"])
    private static let longest = names.map(\.utf8.count).max() ?? 0

    /// Whether there was one.
    private(set) var found = false
    /// What stands since the last quotation mark; `nil` when it is too long to be such a name.
    private var word: [UInt8]? = []

    /// Takes the next bytes.
    mutating func feed(_ bytes: [UInt8]) {
        guard !found else { return }
        for byte in bytes {
            if byte == UInt8(ascii: "\"") {
                if let word, Self.names.contains(String(decoding: word, as: UTF8.self)) {
                    found = true
                    return
                }
                word = []
            } else if byte == UInt8(ascii: "\\") {
                // A name may be written with escapes, which is as good as found.
                found = true
                return
            } else if let count = word?.count {
                if count < Self.longest { word?.append(byte) } else { word = nil }
            }
        }
    }
}
