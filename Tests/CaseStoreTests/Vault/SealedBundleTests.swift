import CaseModel
import Foundation
import Testing

@testable import CaseStore

@Suite("A bundle carries content from one casebook to another")
struct SealedBundleTests {
    @Test("A bundle is as an independent program makes it")
    func known() throws {
        let header =
            #"{"format":"jalon.bundle/1","kind":"passphrase","nonce":"e0e1e2e3e4e5e6","#
            + #""salt":"404142434445464748494a4b4c4d4e4f","scrypt":{"n":1024,"r":8,"p":2},"#
            + #""check":"e4794732cdc58b074dd6874e0ca5eb55989a3e3ccc3cafa86bfcf893268db5a4"}"#
        let rest =
            "1a44a584f8c802536f7eb2a325e4bbc1333893831703773d12b37b7eab34ced30f9f5e559e83f1"
            + "c63d1f0951d65fabb6c127f66df2a73b977d3a12a88dbc89ddf80a08fc59cc9030"
        let expected = Array("jalon-bundle-1\n\(header)\n".utf8) + (try #require(Data(hexadecimal: rest)))
        let secret = BundleSecret.passphrase(VaultSample.passphrase)
        let cost = try #require(ScryptCost(rounds: 1024, blockSize: 8, parallelism: 2))
        let bytes = try SealedBundle.seal(VaultSample.text, with: secret, cost: cost, random: VaultSample.known)
        #expect(bytes == expected)
        #expect(try SealedBundle.open(expected, with: secret) == VaultSample.text)
    }

    /// The digest at the end is over all that comes before, so it stands for the whole bundle.
    @Test(
        "Bundles of no chunk but an empty one, of one full chunk and of two are as an independent program makes them",
        arguments: [
            (0, 246, "47c31961cf21049cfbb8ae392aebc8d80dd14335ce5923b4e4535d7f5a0b22c1"),
            (1 << 20, 1_048_822, "976241a330f8fa71b4bbe06ebbc5743e8ed5adb98a45de8595851d9de4953efb"),
            (1 << 20 + 1, 1_048_839, "45b049c86d97a0f944b2eb565da6817853ae45e91b086c350897bfb19e90e9eb"),
        ])
    func chunks(count: Int, size: Int, digest: String) throws {
        let plaintext = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        let secret = BundleSecret.key(try VaultSample.key())
        let bytes = try SealedBundle.seal(plaintext, with: secret, random: VaultSample.known)
        #expect(bytes.count == size && Data(bytes.suffix(32)).hexadecimal == digest)
        #expect(try SealedBundle.open(bytes, with: secret) == plaintext)
    }

    @Test("What was sealed comes back", arguments: [0, 1, 1000, 1 << 20 - 1, 2 << 20, 2 << 20 + 1])
    func roundTrip(count: Int) throws {
        let plaintext = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
        for secret in [BundleSecret.key(try VaultSample.key()), .passphrase(VaultSample.passphrase)] {
            let bytes = try SealedBundle.seal(plaintext, with: secret, cost: VaultSample.cheap())
            #expect(try SealedBundle.open(bytes, with: secret) == plaintext)
        }
    }

    @Test("A bundle says which secret it needs, by its beginning")
    func kind() throws {
        let key = try SealedBundle.seal([1], with: .key(VaultSample.key()))
        let words = try SealedBundle.seal([1], with: .passphrase(VaultSample.passphrase), cost: VaultSample.cheap())
        #expect(try SealedBundle.kind(of: key) == .key && SealedBundle.kind(of: words) == .passphrase)
        #expect(try SealedBundle.kind(of: words.dropLast(40)) == .passphrase)
        #expect(SealedBundle.looksLikeBundle(key.prefix(15)) && !SealedBundle.looksLikeBundle(key.prefix(14)))
        #expect(code { _ = try SealedBundle.kind(of: key.prefix(100)) } == .damaged)
        #expect(code { _ = try SealedBundle.kind(of: Array("a letter".utf8)) } == .invalidInput)
    }

    @Test("A wrong secret, and one of the other kind, is said to be wrong")
    func wrong() throws {
        let (key, words) = (try VaultSample.key(), VaultSample.passphrase)
        let withKey = try SealedBundle.seal(VaultSample.text, with: .key(key))
        let withWords = try SealedBundle.seal(VaultSample.text, with: .passphrase(words), cost: VaultSample.cheap())
        for (bytes, secret, expected) in [
            (withKey, .key(.random()), .keyWrong), (withKey, .passphrase(words), .keyWrong),
            (withWords, .passphrase(words + "."), .keyWrong), (withWords, .key(key), .keyWrong),
            (withWords, .passphrase(""), .keyMissing),
        ] as [([UInt8], BundleSecret, JalonError.Code)] {
            #expect(code { _ = try SealedBundle.open(bytes, with: secret) } == expected, "\(secret)")
        }
        #expect(code { _ = try SealedBundle.seal([], with: .passphrase("too short")) } == .invalidInput)
    }

    @Test("Two bundles of the same content share nothing, and the content does not show")
    func fresh() throws {
        let secret = BundleSecret.key(try VaultSample.key())
        let (one, other) = (
            try SealedBundle.seal(VaultSample.text, with: secret), try SealedBundle.seal(VaultSample.text, with: secret)
        )
        let body = one.count - 32 - 16 - VaultSample.text.count
        #expect(one[body...] != other[body...] && one[..<body] != other[..<body])
        #expect(Data(one).range(of: Data(VaultSample.text.prefix(8))) == nil)
    }

    @Test("What is not a bundle is told what it looks like")
    func others() throws {
        for (start, look) in [
            ("", "it is empty"), ("a letter", "it is a file of another kind"),
            ("SQLite format 3\0", "it looks like a casebook or another database"),
            (#"{"format":"jalon.interchange/1"}"#, "it looks like JSON that is not sealed"),
            ("jalon-key-1:00", "it looks like a key file"), ("jalon-bundle-2\n{}\n", "a newer Jalon has sealed it"),
            ("jalon-bundle-1\r\n{}\r\n", "its line ends were changed"), ("PK\u{3}\u{4}..", "it looks like a ZIP"),
        ] {
            let error = #expect(throws: JalonError.self) {
                try SealedBundle.open(Array(start.utf8), with: .key(VaultSample.key()))
            }
            #expect(error?.code == .invalidInput)
            #expect(error?.message.hasPrefix("that is not a sealed bundle: \(look)") == true, "\(error?.message ?? "")")
        }
    }
}
