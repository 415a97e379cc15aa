package import CaseModel
internal import Crypto
internal import Foundation

/// The codes under which recipients of exports know the cases.
///
/// A code is made of the case and the recipient with a secret of the casebook: towards one recipient a case keeps its
/// code, and the codes of two recipients have nothing to do with one another.
package struct Pseudonyms: Sendable {
    private let secret: SymmetricKey

    /// The secret is 32 bytes, written in hexadecimal.
    init(secret text: String) throws {
        guard let secret = Data(hexadecimal: text), secret.count == 32 else {
            throw JalonError(
                .damaged, "the casebook has lost the secret of its pseudonyms: restore it from a backup")
        }
        self.secret = SymmetricKey(data: secret)
    }

    /// Letters and digits that are not taken for one another (Crockford's).
    private static let alphabet = Array("0123456789ABCDEFGHJKMNPQRSTVWXYZ".utf8)

    /// The code of a case: `P-` and ten letters and digits, 50 bits of the authentication code (HMAC with SHA-256).
    package func code(of reference: CaseReference, for recipient: WorkerCode) -> String {
        let text = "jalon.pseudonym/1\n\(recipient.text.lowercased())\n\(reference.text.uppercased())"
        var bits: UInt64 = 0
        for byte in HMAC<SHA256>.authenticationCode(for: Data(text.utf8), using: secret).prefix(8) {
            bits = bits << 8 | UInt64(byte)
        }
        let letters = (0..<10).map { Self.alphabet[Int(bits >> (59 - 5 * $0) & 31)] }
        return "P-" + String(decoding: letters, as: UTF8.self)
    }
}

extension CasebookStore {
    /// The codes under which recipients know the cases of this casebook.
    ///
    /// - Throws: `JalonError` (`damaged`) when the casebook has lost their secret.
    package func pseudonyms() throws(JalonError) -> Pseudonyms {
        try read { try Pseudonyms(secret: StoreSettings.value("pseudonyms", in: $0) ?? "") }
    }
}
