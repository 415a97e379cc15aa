import Crypto
import Foundation
import HTTPTypes
import Jalon

/// Hands the page out on which a team sees what is due.
///
/// It is looked at every morning, and the casebook does not record that, as with `jalon deadline overview`.
struct PageDesk: Sendable {
    private let file: CasebookFile
    private let today: @Sendable () -> CivilDate

    init(_ file: CasebookFile, today: @escaping @Sendable () -> CivilDate) {
        self.file = file
        self.today = today
    }

    /// - Throws: `JalonError`.
    func answer(_ reader: Reader, known: EntityTags) throws -> Answer {
        let overview = try file.casebook().overview(on: today(), scope: reader.scope)
        var bytes: [UInt8] = []
        try OverviewPage(overview, texts: try RuleTexts(reader.ruleLanguage)).write { (next) throws(JalonError) in
            bytes += next
        }
        let tag = EntityTags.of(bytes)
        if known.contains(tag) { return Answer(status: .notModified, tag: tag, policy: Self.policy(of: bytes)) }
        return Answer(
            status: .ok, type: "text/html; charset=utf-8", bytes: bytes, tag: tag, policy: Self.policy(of: bytes))
    }

    /// The content policy of the server, with the one stylesheet of the page by its hash.
    private static func policy(of page: [UInt8]) -> String {
        let text = String(decoding: page, as: UTF8.self)
        guard let start = text.range(of: "<style>"), let end = text.range(of: "</style>") else {
            return Answer.strictPolicy
        }
        let sheet = Data(text[start.upperBound..<end.lowerBound].utf8)
        let hash = Data(SHA256.hash(data: sheet)).base64EncodedString()
        return "\(Answer.strictPolicy); style-src 'sha256-\(hash)'"
    }
}
