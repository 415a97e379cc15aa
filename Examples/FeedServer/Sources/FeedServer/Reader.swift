import Crypto
import Foundation
import Jalon

/// Somebody who may see what is due, by a code, and how much of it.
struct Reader: Codable, Sendable, Hashable {
    /// A code, and no name: the casebook records it when a calendar leaves.
    let name: String
    /// The SHA-256 of the token, in hexadecimal.
    ///
    /// The token itself is nowhere.
    let tokenHash: String
    /// The language of what is served.
    var language = RuleLanguage.english.rawValue
    /// Only the cases of this country.
    var country: String?
    /// Only the cases of which this case worker is the owner or the deputy.
    var worker: String?
    /// Whether the calendar names what ends, such as the stage; else only that something is due.
    var showsTitles = false

    enum CodingKeys: String, CodingKey, CaseIterable { case name, tokenHash, language, country, worker, showsTitles }

    var ruleLanguage: RuleLanguage { RuleLanguage(rawValue: language) ?? .english }

    private var workerFilter: WorkerFilter? { worker.flatMap { try? WorkerCode($0) }.map { .of($0) } }

    var query: DeadlineQuery {
        DeadlineQuery(country: country.flatMap { CountryCode(rawValue: $0) }, worker: workerFilter)
    }

    var scope: Overview.Scope { Overview.Scope(country: query.country, worker: workerFilter) }

    /// Whether every field means what it says: what is misspelt would show more than it should.
    var isSound: Bool {
        (try? WorkerCode(name)) != nil && tokenHash.utf8.count == 64
            && RuleLanguage(rawValue: language) != nil && (country == nil || query.country != nil)
            && (worker == nil || workerFilter != nil)
    }
}

/// The secrets by which readers are known.
enum ReaderToken {
    /// 256 random bits, in letters that an address takes as they are.
    static func random() -> String {
        var generator = SystemRandomNumberGenerator()
        let bytes = Data((0..<32).map { _ in UInt8.random(in: .min ... .max, using: &generator) })
        return bytes.base64EncodedString().replacing("+", with: "-").replacing("/", with: "_").replacing("=", with: "")
    }

    /// So many bits cannot be tried out: a plain hash is enough.
    static func hash(_ token: String) -> String { hexadecimal(SHA256.hash(data: Data(token.utf8))) }

    /// The reader with a token.
    ///
    /// All are compared to the end, and each in a time that does not tell how much of it fits.
    static func reader(with token: String, among readers: [Reader]) -> Reader? {
        let digest = Array(hash(token).utf8)
        var found: Reader?
        for reader in readers {
            let other = Array(reader.tokenHash.utf8)
            guard other.count == digest.count else { continue }
            let difference = zip(digest, other).reduce(UInt8(0)) { $0 | ($1.0 ^ $1.1) }
            if difference == 0 { found = reader }
        }
        return found
    }

    private static func hexadecimal(_ digest: SHA256.Digest) -> String {
        digest.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
    }
}
