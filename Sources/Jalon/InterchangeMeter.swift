internal import CaseModel
internal import CountryRules

/// Counts the bytes and lines of an import as they come, before they fill the memory or the disk.
struct InterchangeMeter {
    private var bytes = 0
    private var lines = 0
    private var length = 0

    /// Takes the next bytes.
    ///
    /// - Throws: `JalonError` (`invalidInput`) with the line and what would be accepted.
    mutating func take(_ piece: [UInt8]) throws(JalonError) {
        bytes += piece.count
        guard bytes <= InterchangeLimits.mostBytes else {
            throw refusal(
                "the import is longer than \(JSONBounds.written(InterchangeLimits.mostBytes)): "
                    + "split it, each part with its first line and the cases of its entries", at: lines + 1)
        }
        for byte in piece {
            guard byte == UInt8(ascii: "\n") else {
                length += 1
                guard length <= InterchangeLimits.longestLine else {
                    throw refusal("is longer than \(JSONBounds.written(InterchangeLimits.longestLine))", at: lines + 1)
                }
                continue
            }
            lines += 1
            length = 0
            guard lines <= InterchangeLimits.mostLines else {
                throw refusal(
                    "there are more than \(InterchangeLimits.mostLines) lines: "
                        + "split the import, each part with its first line and the cases of its entries", at: lines)
            }
        }
    }

    private func refusal(_ reason: String, at line: Int) -> JalonError {
        JalonError(.invalidInput, "line \(line): \(reason); nothing was stored")
    }
}
