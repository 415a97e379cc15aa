import Foundation

/// Reads the bytes of a sheet as text.
enum SheetText {
    /// How a sheet was saved.
    enum Encoding: String, Decodable, CaseIterable {
        case utf8 = "utf-8"
        case windows1252 = "windows-1252"
    }

    /// The largest sheet, in bytes.
    static let largest = 64 << 20

    /// The text of a file, without the mark that some programs put first.
    ///
    /// - Throws: `Refusal` that says how to save the sheet instead.
    static func read(_ data: Data, as encoding: Encoding) throws(Refusal) -> String {
        guard data.count <= largest else { throw Refusal("the sheet is larger than \(largest >> 20) MiB: split it") }
        guard !data.starts(with: [0xFF, 0xFE]), !data.starts(with: [0xFE, 0xFF]) else {
            throw Refusal("the sheet is UTF-16: save it as \"CSV UTF-8\"")
        }
        guard !data.starts(with: Array("PK\u{3}\u{4}".utf8)) else {
            throw Refusal("this is a workbook and no CSV: save the sheet as \"CSV UTF-8\"")
        }
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        switch encoding {
        case .utf8:
            let bytes = data.starts(with: mark) ? data.dropFirst(mark.count) : data
            guard let text = String(validating: bytes, as: UTF8.self) else {
                throw Refusal(
                    "line \(lineOfFirstError(bytes)) is not UTF-8: save the sheet as \"CSV UTF-8\", or say "
                        + "encoding: \"windows-1252\" in the mapping")
            }
            return try checked(text)
        case .windows1252:
            guard !data.starts(with: mark) else {
                throw Refusal("the sheet begins with the mark of UTF-8: say encoding: \"utf-8\" in the mapping")
            }
            guard let text = String(data: data, encoding: .windowsCP1252) else {
                throw Refusal("the sheet is not Windows-1252: save it as \"CSV UTF-8\", and say so in the mapping")
            }
            return try checked(text)
        }
    }

    private static func checked(_ text: String) throws(Refusal) -> String {
        guard !text.utf8.contains(0) else { throw Refusal("the sheet holds zero bytes: it is no CSV") }
        return text
    }

    private static func lineOfFirstError(_ bytes: Data) -> Int {
        var line = 1
        for part in bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false) {
            guard String(validating: part, as: UTF8.self) != nil else { break }
            line += 1
        }
        return line
    }
}
