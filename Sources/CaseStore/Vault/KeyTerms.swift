internal import CaseModel
internal import CountryRules
internal import Crypto
internal import Foundation

/// How a key comes from a secret, and how a wrong one shows: what a vault's lock and a bundle's header have in common.
///
/// With a passphrase the key is scrypt of its bytes and the salt, 32 bytes; otherwise it is the secret itself. The
/// check is HKDF-SHA256 of the key with the same salt, 32 bytes, for the purpose `<format> check`. It also ties what is
/// sealed to one key: AES-GCM alone would let somebody make bytes that open under two.
struct KeyTerms: Sendable, Hashable {
    /// 16 random bytes.
    let salt: [UInt8]
    /// The cost of a passphrase; `nil` when the secret is a key.
    let cost: ScryptCost?
    /// 32 bytes by which a key is known.
    let check: [UInt8]

    /// Makes the terms for a new secret.
    ///
    /// - Throws: `JalonError` (`invalidInput`) for a passphrase that is too short; `failed` without memory for it.
    static func make(
        for secret: BundleSecret, format: String, cost: ScryptCost, random: RandomBytes
    ) throws(JalonError) -> (terms: KeyTerms, key: VaultKey) {
        let salt = random.bytes(16)
        let (key, ownCost): (VaultKey, ScryptCost?) =
            switch secret {
            case .key(let own): (own, nil)
            case .passphrase(let text): (try cost.key(from: Passphrase.bytes(ofNew: text), salt: salt), cost)
            }
        let check = check(of: key, salt: salt, format: format).withUnsafeBytes(Array.init)
        return (KeyTerms(salt: salt, cost: ownCost, check: check), key)
    }

    /// The key that a secret stands for, if it is the right one.
    ///
    /// - Parameter what: What is to be opened, as sentences call it.
    /// - Throws: `JalonError`: `keyWrong`, also for a key where a passphrase is needed; `keyMissing` for an empty
    ///   passphrase; `failed` without memory for it.
    func key(from secret: BundleSecret, format: String, opening what: SealedFormat.Opened) throws(JalonError)
        -> VaultKey
    {
        let key: VaultKey
        switch (secret, cost) {
        case (.key(let own), _): key = own
        case (.passphrase(let text), let cost?): key = try cost.key(from: Passphrase.bytes(of: text), salt: salt)
        case (.passphrase, nil):
            throw JalonError(.keyWrong, "\(what.rawValue) opens with a key, not with a passphrase: give the key file")
        }
        guard fits(key, format: format) else { throw wrong(secret, opening: what) }
        return key
    }

    /// Whether it is the right key; compared in constant time, so that a near miss takes no longer than another.
    func fits(_ key: VaultKey, format: String) -> Bool {
        Self.check(of: key, salt: salt, format: format) == SymmetricKey(data: check)
    }

    private func wrong(_ secret: BundleSecret, opening what: SealedFormat.Opened) -> JalonError {
        let opened = Wording.Value.code(what.rawValue, key: what.wordingKey)
        let (sentence, key): (String, String?) =
            switch (secret, cost) {
            case (.key, nil):
                (
                    "the key does not open \(what.rawValue): it belongs to another; give the right key file",
                    "refusal.wrong-key"
                )
            case (.key, _?): ("\(what.rawValue) opens with a passphrase, not with this key: give the passphrase", nil)
            case (.passphrase, _):
                (
                    "the passphrase does not open \(what.rawValue): type it again, capitals and blanks count",
                    "refusal.wrong-passphrase"
                )
            }
        return JalonError(.keyWrong, sentence, key.map { Wording($0, ["what": opened]) })
    }

    private static func check(of key: VaultKey, salt: [UInt8], format: String) -> SymmetricKey {
        key.derived(salt: salt, purpose: format + " check")
    }
}

extension KeyTerms {
    /// The members of the JSON object that keeps them: `salt`, for a passphrase `scrypt`, and `check`.
    var members: [JSONValue.Member] {
        [.init("salt", .string(Data(salt).hexadecimal))] + (cost.map { [.init("scrypt", $0.json)] } ?? [])
            + [.init("check", .string(Data(check).hexadecimal))]
    }

    /// Takes the members that were read.
    ///
    /// - Returns: `nil` when a length is wrong or the cost is out of bounds.
    init?(_ fields: KeyFields) {
        guard let salt = Data(hexadecimal: fields.salt), salt.count == 16,
            let check = Data(hexadecimal: fields.check), check.count == VaultKey.count
        else { return nil }
        self.salt = Array(salt)
        self.check = Array(check)
        guard let given = fields.scrypt else {
            cost = nil
            return
        }
        guard let cost = ScryptCost(rounds: given.n, blockSize: given.r, parallelism: given.p) else { return nil }
        self.cost = cost
    }
}
