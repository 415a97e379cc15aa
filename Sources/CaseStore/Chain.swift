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
        var bytes = ChainBytes()
        var facts = facts
        return salt.withUnsafeBytes { salt in facts.withUTF8 { bytes.commitment(to: $0, salt: salt) } }
    }

    static func hash(_ link: Link) -> Data {
        var bytes = ChainBytes()
        bytes.begin("jalon.entry/1\n", link.sequence)
        for var text in [link.id, link.reference, link.kind, link.on, link.recordedAt, link.author] {
            text.withUTF8 { bytes.add(text: $0) }
        }
        link.factsCommitment.withUnsafeBytes { bytes.add($0) }
        bytes.add(content: link.contentCommitment)
        link.previous.withUnsafeBytes { bytes.add($0) }
        return bytes.hash()
    }
}

/// The bytes that a hash covers, gathered in memory that the next hash uses again.
///
/// Appended one after the other to a `Data`, they took longer than SHA-256 itself.
struct ChainBytes {
    private var bytes: [UInt8] = []

    /// Begins the bytes of a link.
    mutating func begin(_ tag: StaticString, _ sequence: Int64) {
        begin(tag)
        withUnsafeBytes(of: sequence.bigEndian) { bytes.append(contentsOf: $0) }
    }

    private mutating func begin(_ tag: StaticString) {
        bytes.removeAll(keepingCapacity: true)
        bytes.reserveCapacity(512)
        bytes.append(contentsOf: UnsafeBufferPointer(start: tag.utf8Start, count: tag.utf8CodeUnitCount))
    }

    /// Adds a text behind its length.
    mutating func add(text: UnsafeBufferPointer<UInt8>) {
        withUnsafeBytes(of: UInt32(text.count).bigEndian) { bytes.append(contentsOf: $0) }
        bytes.append(contentsOf: text)
    }

    /// Adds bytes as they are.
    mutating func add(_ more: UnsafeRawBufferPointer) { bytes.append(contentsOf: more) }

    /// Adds the commitment to what is sealed, or that there is none.
    mutating func add(content: (some ContiguousBytes)?) {
        bytes.append(content == nil ? 0 : 1)
        content?.withUnsafeBytes { bytes.append(contentsOf: $0) }
    }

    /// The hash of the bytes.
    func hash() -> Data { Data(SHA256.hash(data: bytes)) }

    /// Whether the bytes have that hash.
    func hash(is other: UnsafeRawBufferPointer) -> Bool {
        SHA256.hash(data: bytes).withUnsafeBytes { $0.isSame(as: other) }
    }

    /// The commitment to facts.
    mutating func commitment(to facts: UnsafeBufferPointer<UInt8>, salt: UnsafeRawBufferPointer) -> Data {
        beginFacts(facts, salt)
        return hash()
    }

    /// Whether a commitment is that to the facts.
    mutating func commitment(
        _ commitment: UnsafeRawBufferPointer, isTo facts: UnsafeBufferPointer<UInt8>, salt: UnsafeRawBufferPointer
    ) -> Bool {
        beginFacts(facts, salt)
        return hash(is: commitment)
    }

    private mutating func beginFacts(_ facts: UnsafeBufferPointer<UInt8>, _ salt: UnsafeRawBufferPointer) {
        begin("jalon.facts/1\n")
        bytes.append(contentsOf: salt)
        bytes.append(contentsOf: facts)
    }
}

extension Data {
    /// The bytes in hexadecimal, as people compare them.
    var hexadecimal: String {
        String(unsafeUninitializedCapacity: count * 2) { text in
            for (place, byte) in enumerated() {
                (text[place * 2], text[place * 2 + 1]) = (Self.digit(byte >> 4), Self.digit(byte & 15))
            }
            return count * 2
        }
    }

    /// The bytes of a text in hexadecimal, in letters of either size; `nil` when it is none.
    init?(hexadecimal text: some StringProtocol) {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(text.utf8.count / 2)
        var first: UInt8?
        for character in text.utf8 {
            guard let value = Self.value(character) else { return nil }
            if let high = first {
                bytes.append(high << 4 | value)
                first = nil
            } else {
                first = value
            }
        }
        guard first == nil else { return nil }
        self.init(bytes)
    }

    private static func digit(_ value: UInt8) -> UInt8 { value < 10 ? 0x30 + value : 0x57 + value }

    private static func value(_ digit: UInt8) -> UInt8? {
        switch digit {
        case 0x30...0x39: digit - 0x30
        case 0x41...0x46: digit - 0x37
        case 0x61...0x66: digit - 0x57
        default: nil
        }
    }
}
