import CaseModel
import Foundation
import Testing

@testable import CaseStore

@Suite("A key shows itself to nobody")
struct VaultKeyTests {
    /// What holds secrets; a type within a function would be shown with an address, whose digits may be any.
    struct Holder {
        let key: VaultKey
        let vault: VaultSecret
        let bundle: BundleSecret
        let content: SealedContent
    }

    @Test("Neither printing nor dumping a secret shows any of it")
    func hidden() throws {
        let key = try VaultSample.key()
        let content = try SealedContent(plaintext: Array("HIDDEN".utf8), blinding: Array(32..<64))
        let holder = Holder(key: key, vault: .passphrase("HIDDEN"), bundle: .passphrase("HIDDEN"), content: content)
        var shown = ""
        for value in [holder, key, content, VaultSecret.keyFile("HIDDEN"), BundleSecret.key(key)] as [Any] {
            print(value, to: &shown)
            debugPrint(value, to: &shown)
            dump(value, to: &shown)
            if !(value is Holder) { #expect(Mirror(reflecting: value).children.isEmpty) }
        }
        #expect(shown.contains("a key") && shown.contains("a passphrase") && shown.contains("sealed content"))
        for part in ["HIDDEN", "000102", "0, 1, 2", "- 31", "31", "72, 73", "32, 33"] {
            #expect(!shown.contains(part), "\(part)")
        }
    }

    @Test("A key has 32 bytes, and new ones differ")
    func making() throws {
        #expect(VaultKey.random() != VaultKey.random())
        #expect(try VaultKey(bytes: Array(0..<32)) == VaultSample.key())
        for count in [0, 16, 31, 33, 64] {
            #expect(code { _ = try VaultKey(bytes: [UInt8](repeating: 1, count: count)) } == .keyWrong)
        }
    }

    @Test("The text of a key file is as an independent program makes it")
    func text() throws {
        let line = "jalon-key-1:000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f:5144c602"
        #expect(try VaultSample.key().text == line + "\n")
        for text in [line, line + "\n", line + "\r\n", "  " + line.uppercased() + " \n\n"] {
            #expect(try VaultKey(text: Array(text.utf8), from: "k") == VaultSample.key(), "\(text)")
        }
    }

    @Test("Every slip in a typed key is found")
    func slips() throws {
        let line = Array(try VaultSample.key().text.utf8.dropLast())
        for (bit, bytes) in flips(of: line) where bytes.map({ $0 | 0x20 }) != line.map({ $0 | 0x20 }) {
            #expect(code { _ = try VaultKey(text: bytes, from: "k") } == .keyWrong, "bit \(bit)")
        }
        for count in 0..<line.count {
            #expect(code { _ = try VaultKey(text: Array(line.prefix(count)), from: "k") } == .keyWrong, "\(count)")
        }
        var swapped = line
        swapped.swapAt(14, 15)
        let error = #expect(throws: JalonError.self) { try VaultKey(text: swapped, from: "k") }
        #expect(error?.message.hasPrefix("the key in k has a slip in it") == true)
        #expect(code { _ = try VaultKey(text: line + [48], from: "k") } == .keyWrong)
    }
}
