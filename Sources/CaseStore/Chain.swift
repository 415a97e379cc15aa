internal import CaseModel
internal import Crypto
internal import Foundation

/// The chain that makes a change behind the library's back visible.
///
/// Every hash is SHA-256. A text is written as its length in bytes (four bytes, big-endian) and its UTF-8.
///
///     genesis        = H("jalon.casebook/1\n" + casebook identity)
///     commitment     = H("jalon.facts/1\n" + salt of 16 bytes + facts)
///     hash           = H("jalon.entry/1\n" + sequence (8 bytes, big-endian)
///                        + id + case reference + kind + on + recorded at + author     (texts)
///                        + facts commitment
///                        + 0x00, or 0x01 + content commitment
///                        + hash of the entry before, or genesis)
enum Chain {
    /// The fields of an entry that its hash covers.
    struct Link {
        var sequence: Int64
        var id: String
        var reference: String
        var kind: String
        var on: String
        var recordedAt: String
        var author: String
        var factsCommitment: Data
        var contentCommitment: Data?
        var previous: Data
    }

    static func genesis(_ identity: String) -> Data {
        Data(SHA256.hash(data: Data("jalon.casebook/1\n\(identity)".utf8)))
    }

    static func commitment(to facts: String, salt: Data) -> Data {
        var hash = SHA256()
        hash.update(data: Data("jalon.facts/1\n".utf8))
        hash.update(data: salt)
        hash.update(data: Data(facts.utf8))
        return Data(hash.finalize())
    }

    static func hash(_ link: Link) -> Data {
        var bytes = Data("jalon.entry/1\n".utf8)
        withUnsafeBytes(of: link.sequence.bigEndian) { bytes.append(contentsOf: $0) }
        for text in [link.id, link.reference, link.kind, link.on, link.recordedAt, link.author] {
            withUnsafeBytes(of: UInt32(text.utf8.count).bigEndian) { bytes.append(contentsOf: $0) }
            bytes.append(contentsOf: text.utf8)
        }
        bytes.append(link.factsCommitment)
        if let content = link.contentCommitment {
            bytes.append(1)
            bytes.append(content)
        } else {
            bytes.append(0)
        }
        bytes.append(link.previous)
        return Data(SHA256.hash(data: bytes))
    }
}

extension Data {
    private static let digits = Array("0123456789abcdef".utf8)

    /// The bytes in hexadecimal, as people compare them.
    var hexadecimal: String {
        String(decoding: flatMap { [Self.digits[Int($0 >> 4)], Self.digits[Int($0 & 15)]] }, as: UTF8.self)
    }

    /// The bytes of a text in hexadecimal; `nil` when it is none.
    init?(hexadecimal text: some StringProtocol) {
        let nibbles = text.compactMap(\.hexDigitValue)
        guard nibbles.count == text.count, nibbles.count.isMultiple(of: 2) else { return nil }
        self.init(stride(from: 0, to: nibbles.count, by: 2).map { UInt8(nibbles[$0] << 4 | nibbles[$0 + 1]) })
    }
}
