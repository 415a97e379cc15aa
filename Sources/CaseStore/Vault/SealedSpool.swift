package import CaseModel
internal import Crypto
internal import Foundation

/// Bytes that are kept for a while on the disk, sealed with a key that is never written anywhere, in a file without a
/// name: what comes from a pipe may hold free text, and may come slowly.
package final class SealedSpool {
    private let file: FileHandle
    private let key = SymmetricKey(size: .bits256)
    private var chunks = 0
    private var next = 0

    /// Makes an empty spool in the folder of temporary files.
    ///
    /// - Throws: `JalonError` (`failed`) when nothing can be made there.
    package init() throws(JalonError) {
        let folder = FileManager.default.temporaryDirectory.path
        var name = Array((folder + "/jalon-import-XXXXXX").utf8CString)
        let descriptor = mkstemp(&name)
        guard descriptor >= 0 else { throw JalonError(.failed, "nothing can be kept in \(folder)") }
        unlink(name)
        file = FileHandle(fileDescriptor: descriptor, closeOnDealloc: true)
    }

    /// Reads a source to its end.
    ///
    /// - Parameter source: Gives the next bytes, and none at its end.
    /// - Throws: What the source throws, or `JalonError` (`failed`) for a full disk.
    package func fill(from source: () throws(JalonError) -> [UInt8]) throws(JalonError) {
        while true {
            let bytes = try source()
            guard !bytes.isEmpty else { break }
            try write(bytes)
        }
        do {
            try file.seek(toOffset: 0)
        } catch {
            throw Self.unreadable
        }
    }

    private func write(_ bytes: [UInt8]) throws(JalonError) {
        do {
            let box = try AES.GCM.seal(bytes, using: key, authenticating: Self.number(chunks))
            chunks += 1
            var length = UInt32(bytes.count).bigEndian
            try file.write(contentsOf: Data(bytes: &length, count: 4) + Data(box.nonce) + box.ciphertext + box.tag)
        } catch {
            throw JalonError(.failed, "the import cannot be kept until its end: is the disk full?")
        }
    }

    /// The next bytes, and none at the end.
    ///
    /// - Throws: `JalonError` (`failed`) when they are not what was written.
    package func read() throws(JalonError) -> [UInt8] {
        guard next < chunks else { return [] }
        do {
            let head = try file.read(upToCount: 4) ?? Data()
            let count = head.reduce(0) { $0 << 8 | Int($1) }
            // Nonce and tag stand around what was sealed.
            let sealed = try file.read(upToCount: 12 + count + 16) ?? Data()
            let bytes = try AES.GCM.open(
                AES.GCM.SealedBox(combined: sealed), using: key, authenticating: Self.number(next))
            next += 1
            return Array(bytes)
        } catch {
            throw Self.unreadable
        }
    }

    private static let unreadable = JalonError(.failed, "what was kept of the import cannot be read again")

    private static func number(_ chunk: Int) -> Data {
        withUnsafeBytes(of: UInt64(chunk).bigEndian) { Data($0) }
    }
}
