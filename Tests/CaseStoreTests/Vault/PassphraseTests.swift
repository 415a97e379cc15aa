import CaseModel
import Foundation
import Testing

@testable import CaseStore

@Suite("A passphrase becomes a key by scrypt, at a cost within bounds")
struct PassphraseTests {
    /// RFC 7914 section 12; of 64 bytes the first 32, which scrypt gives alike when 32 are asked for.
    @Test(
        "The answers of RFC 7914",
        arguments: [
            ("password", "NaCl", 1024, "fdbabe1c9d3472007856e7190d01e9fe7c6ad7cbc8237830e77376634b373162", 16),
            (
                "pleaseletmein", "SodiumChloride", 16384,
                "7023bdcb3afd7348461c06cd81fd38ebfda8fbba904f8e3ea9b543f6545da1f2", 1
            ),
        ])
    func rfc(_ password: String, _ salt: String, _ rounds: Int, _ expected: String, _ parallelism: Int) throws {
        // The first has p = 16, which is more than a file may ask for.
        let key = try ScryptCost(unchecked: rounds, 8, parallelism)
            .key(from: Array(password.utf8), salt: Array(salt.utf8))
        #expect(try key == VaultKey(bytes: try #require(Data(hexadecimal: expected))))
        #expect((ScryptCost(rounds: rounds, blockSize: 8, parallelism: parallelism) == nil) == (parallelism > 4))
    }

    @Test("Parameters that would exhaust the machine, or are none, are refused")
    func bounds() {
        #expect(ScryptCost(rounds: 1 << 17, blockSize: 8, parallelism: 1) == .standard)
        for (n, r, p) in [(1 << 17, 8, 4), (1 << 16, 16, 4), (2, 1, 1), (1 << 15, 1, 1)] {
            #expect(ScryptCost(rounds: n, blockSize: r, parallelism: p) != nil, "\(n) \(r) \(p)")
        }
        for (n, r, p) in [
            (1 << 18, 8, 1), (1 << 17, 9, 1), (1 << 21, 8, 1), (1 << 20, 16, 1), (1 << 17, 17, 1), (1 << 17, 8, 5),
            (1 << 17, 8, 0), (1 << 17, 0, 1), (1, 8, 1), (0, 8, 1), (-16, 8, 1), (100_000, 8, 1), (1 << 16, 1, 1),
            (Int.max, Int.max, Int.max), (Int.min, 8, 1), (1 << 17, -8, 1), (1 << 17, 8, -1),
        ] as [(Int, Int, Int)] {
            #expect(ScryptCost(rounds: n, blockSize: r, parallelism: p) == nil, "\(n) \(r) \(p)")
        }
    }

    @Test("The same words are the same bytes, however they were typed")
    func normalised() throws {
        let expected = Array("caf\u{E9} au lait".utf8)
        for text in ["caf\u{E9} au lait", "cafe\u{301} au lait", "cafe\u{301} au lait\n", "\r\ncaf\u{E9} au lait\r\n"] {
            #expect(try Passphrase.bytes(of: text) == expected)
            #expect(try Passphrase.bytes(ofNew: text) == expected)
        }
        #expect(try Passphrase.bytes(of: " caf\u{E9}  au lait\t") == Array(" caf\u{E9}  au lait\t".utf8))
        #expect(try Passphrase.bytes(of: "Caf\u{E9}") != Passphrase.bytes(of: "caf\u{E9}"))
    }

    @Test("A new passphrase has twelve characters, an old one any")
    func length() throws {
        for short in ["", "\n", "eleven char", "elevenchars\n", String(repeating: "e\u{301}", count: 11)] {
            #expect(code { _ = try Passphrase.bytes(ofNew: short) } == .invalidInput, "\(short)")
        }
        #expect(try Passphrase.bytes(ofNew: "twelve chars").count == 12)
        #expect(try Passphrase.bytes(of: "short") == Array("short".utf8))
        for empty in ["", "\n", "\r\n\n"] { #expect(code { _ = try Passphrase.bytes(of: empty) } == .keyMissing) }
    }
}
