internal import CaseModel
internal import Foundation

/// The first two lines of a sealed file.
struct SealedHeader {
    let format: SealedFormat
    /// The bytes that every chunk's nonce begins with.
    let nonce: [UInt8]
    let terms: KeyTerms

    var kind: SealedBundle.Kind { terms.cost == nil ? .key : .passphrase }

    /// Both lines, with their line feeds.
    var bytes: [UInt8] { format.magic + line + [UInt8(ascii: "\n")] }

    /// The second line, without its line feed.
    var line: [UInt8] {
        let members =
            [
                JSONValue.Member("format", .string(format.name)), .init("kind", .string(kind.rawValue)),
                .init("nonce", .string(Data(nonce).hexadecimal)),
            ] + terms.members
        var bytes: [UInt8] = []
        JSONValue.object(members).write(into: &bytes)
        return bytes
    }

    /// Reads both lines of what is such a file by its first.
    ///
    /// - Parameter bytes: The beginning of the file, both lines and whatever follows.
    /// - Throws: `JalonError` (`damaged`) when the second line is not byte for byte what `line` gives, or is of a
    ///   newer Jalon.
    static func read(_ bytes: ArraySlice<UInt8>, _ format: SealedFormat) throws(JalonError) -> SealedHeader {
        let line = bytes.dropFirst(format.magic.count).prefix(KeyFields.longestLine + 1).prefix {
            $0 != UInt8(ascii: "\n")
        }
        guard !KeyFields.isOfOtherVersion(line, than: format.name) else { throw format.newer }
        guard let fields = KeyFields.read(line), let terms = KeyTerms(fields), let nonce = fields.nonce,
            let nonce = Data(hexadecimal: nonce), nonce.count == SealedFormat.nonceCount,
            case let header = SealedHeader(format: format, nonce: Array(nonce), terms: terms),
            header.line.elementsEqual(line), line.endIndex < bytes.endIndex
        else { throw format.damaged }
        return header
    }
}
