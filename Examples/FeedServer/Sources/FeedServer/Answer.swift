import Crypto
import Foundation
import HTTPTypes
import Hummingbird

/// What a reader is answered.
struct Answer: Sendable {
    var status: HTTPResponse.Status
    var type = "text/plain; charset=utf-8"
    var bytes: [UInt8] = []
    /// The tag of these bytes; `nil` for what nobody asks for again.
    var tag: String?
    /// The content policy; nothing is allowed unless it says so.
    var policy = Answer.strictPolicy
    /// After how many seconds it is worth asking again.
    var retryAfter: Int?

    static let strictPolicy = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"

    /// The answer to whatever there is not, and to whoever may not have what there is.
    static let notFound = Answer(status: .notFound, bytes: Array("not found\n".utf8))

    /// The answer while the casebook, or the file of the readers, cannot be read.
    static let unavailable = Answer(status: .serviceUnavailable, bytes: Array("unavailable\n".utf8), retryAfter: 60)

    /// The response; a HEAD gets the fields of a GET, and no body.
    func response(isHead: Bool) -> Response {
        var headers = HTTPFields()
        headers[.contentType] = type
        headers[.eTag] = tag
        // Kept by the reader's program alone, and asked for again each time: what is due may have changed.
        headers[.cacheControl] = "private, no-cache"
        headers[.contentSecurityPolicy] = policy
        headers[.xContentTypeOptions] = "nosniff"
        for (name, value) in Self.alwaysSaid {
            if let name = HTTPField.Name(name) { headers[name] = value }
        }
        headers[.retryAfter] = retryAfter.map { "\($0)" }
        if status == .notModified {
            headers[.contentType] = nil
        } else {
            headers[.contentLength] = "\(bytes.count)"
        }
        let body =
            isHead || status == .notModified ? ResponseBody() : ResponseBody(byteBuffer: ByteBuffer(bytes: bytes))
        var response = Response(status: status, headers: headers, body: body)
        if status == .notModified { response.headers[.contentLength] = nil }
        return response
    }

    /// The address holds a token: it is given to no other place, and found by no search engine.
    private static let alwaysSaid = [
        ("Referrer-Policy", "no-referrer"), ("X-Robots-Tag", "noindex"),
        ("Cross-Origin-Resource-Policy", "same-origin"),
    ]
}

/// The tags of RFC 9110 section 8.8.3.
struct EntityTags: Sendable {
    private let listed: Set<String>

    /// The tags that a reader has already, out of `If-None-Match`.
    init(_ fields: [String]) {
        let tags = fields.joined(separator: ",").split(separator: ",").map { $0.drop { $0 == " " || $0 == "\t" } }
        // If-None-Match compares weakly: a proxy that packs an answer makes its tag a weak one.
        listed = Set(
            tags.map { tag in
                let strong = tag.hasPrefix("W/") ? tag.dropFirst(2) : tag
                return String(strong.prefix { $0 != " " && $0 != "\t" })
            })
    }

    /// Whether a reader has what has the tag; whoever says `*` has anything there is.
    func contains(_ tag: String) -> Bool { listed.contains(tag) || listed.contains("*") }

    /// The strong tag of some bytes.
    static func of(_ bytes: [UInt8]) -> String {
        "\"\(SHA256.hash(data: bytes).map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined())\""
    }
}
