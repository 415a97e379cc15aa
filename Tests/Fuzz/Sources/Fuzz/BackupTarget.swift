internal import CaseStore
internal import Crypto
internal import Foundation
internal import Jalon

/// Backups: the file as it is, with its digest put right, as what was sealed, and as the casebook's file in one.
enum BackupTarget {
    private static let folder = FileManager.default.temporaryDirectory
    private static let manifest =
        #"{"casebook":"0198f3c2-0000-7000-8000-00000000000a","schema":5,"entries":1,"events":0,"head":""#
        + String(repeating: "0", count: 64) + #"","bytes":"#

    static func run(_ bytes: [UInt8]) {
        guard let first = bytes.first, let key = Desk.key else { return }
        let rest = Array(bytes.dropFirst())
        switch first {
        case UInt8(ascii: "r"): look(rest, key)
        case UInt8(ascii: "d"): look(rest + SHA256.hash(data: rest), key)
        case UInt8(ascii: "p"): look(sealed(rest), key)
        case UInt8(ascii: "m"):
            let line = manifest + #"\#(rest.count),"madeAt":"2026-11-21T09:00:00Z","jalon":"0"}"# + "\n"
            look(sealed(Array(line.utf8) + rest), key)
        default: look(bytes, key)
        }
    }

    private static func look(_ file: [UInt8], _ key: VaultKey) {
        let place = folder.appending(path: "fuzzed.backup")
        do { try Data(file).write(to: place) } catch { return promise(false, "a file cannot be written") }
        guard let backup = try? BackupReader(at: place.path) else { return }
        _ = try? RestoredCopy.toLookThrough(
            backup, opening: VaultAccess(.key(key)), vault: .none, environment: .live, watching: { _ in })
    }

    /// A backup as an independent program makes it, from the description of the format.
    static func sealed(_ plaintext: [UInt8]) -> [UInt8] {
        let (salt, nonce) = ([UInt8](repeating: 1, count: 16), [UInt8](repeating: 2, count: 7))
        func derived(_ purpose: String) -> SymmetricKey {
            HKDF<SHA256>.deriveKey(
                inputKeyMaterial: SymmetricKey(data: [UInt8](repeating: 7, count: 32)), salt: salt,
                info: Array("jalon.backup/1 \(purpose)".utf8), outputByteCount: 32)
        }
        func hexadecimal(_ bytes: some Sequence<UInt8>) -> String {
            bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
        }
        let check = derived("check").withUnsafeBytes { hexadecimal($0) }
        let line =
            #"{"format":"jalon.backup/1","kind":"key","nonce":"\#(hexadecimal(nonce))","salt":"\#(hexadecimal(salt))","#
            + #""check":"\#(check)"}"#
        // An input is shorter than a chunk: number 0 is the last.
        guard let number = try? AES.GCM.Nonce(data: nonce + [0, 0, 0, 0, 1]),
            let box = try? AES.GCM.seal(
                plaintext, using: derived("body"), nonce: number, authenticating: Array(line.utf8))
        else { return [] }
        let file = Array("jalon-backup-1\n\(line)\n".utf8) + box.ciphertext + box.tag
        return file + SHA256.hash(data: file)
    }
}
