package import CaseModel
internal import Crypto
package import Foundation

/// What lies inside a sealed box: plaintext, and the blinding that its commitment is made with.
package struct SealedContent: Sendable {
    /// The free text or identity.
    package let plaintext: [UInt8]
    /// 32 random bytes.
    package let blinding: [UInt8]

    static let blindingCount = 32
    private static let headCount = blindingCount + 4
    private static let block = 256

    /// Takes plaintext with its blinding.
    ///
    /// - Throws: `JalonError` (`invalidInput`) when it is longer than 16 MiB or the blinding is not 32 bytes.
    package init(plaintext: [UInt8], blinding: [UInt8]) throws(JalonError) {
        guard plaintext.count <= Sealing.most else {
            throw JalonError(.invalidInput, "the text is longer than \(Sealing.most >> 20) MiB: shorten it")
        }
        guard blinding.count == Self.blindingCount else {
            throw JalonError(
                .invalidInput, "the blinding of sealed content is \(Self.blindingCount) bytes, not \(blinding.count)")
        }
        self.plaintext = plaintext
        self.blinding = blinding
    }

    /// SHA-256 over the format, the blinding and the plaintext; it does not depend on any key.
    package var commitment: Data {
        var hash = SHA256()
        hash.update(data: Array("\(Sealing.format)\n".utf8))
        hash.update(data: blinding)
        hash.update(data: plaintext)
        return Data(hash.finalize())
    }

    /// Blinding, length, plaintext and zeros up to a multiple of 256 bytes.
    var padded: [UInt8] {
        var bytes = blinding
        withUnsafeBytes(of: UInt32(plaintext.count).bigEndian) { bytes.append(contentsOf: $0) }
        bytes += plaintext
        bytes += [UInt8](repeating: 0, count: Self.paddedCount(plaintext.count) - bytes.count)
        return bytes
    }

    /// Reads what `padded` gives.
    ///
    /// - Returns: `nil` when a length is not what it should be, or the padding is not all zeros.
    init?(padded bytes: [UInt8]) {
        guard bytes.count >= Self.headCount else { return nil }
        let head = bytes[..<Self.headCount]
        let count = head.suffix(4).reduce(0) { $0 << 8 | Int($1) }
        guard count <= Sealing.most, bytes.count == Self.paddedCount(count) else { return nil }
        let rest = bytes[Self.headCount...]
        guard rest.dropFirst(count).allSatisfy({ $0 == 0 }) else { return nil }
        plaintext = Array(rest.prefix(count))
        blinding = Array(head.prefix(Self.blindingCount))
    }

    private static func paddedCount(_ count: Int) -> Int { (headCount + count + block - 1) / block * block }
}

extension SealedContent: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// That it is content, and nothing of it.
    package var description: String { "sealed content" }
    /// That it is content, and nothing of it.
    package var debugDescription: String { description }
    /// Nothing: a dump shows no part of it.
    package var customMirror: Mirror { Mirror(self, children: []) }
}
