import CaseModel
import CaseStore
import Foundation
import Testing

@Suite("What comes from a pipe is kept sealed until its end")
struct SealedSpoolTests {
    /// Pieces as a pipe gives them, and none at the end.
    private func source(_ pieces: [[UInt8]]) -> () throws(JalonError) -> [UInt8] {
        var rest = pieces[...]
        return { () throws(JalonError) in rest.popFirst() ?? [] }
    }

    private func whole(_ spool: SealedSpool) throws -> [[UInt8]] {
        var pieces: [[UInt8]] = []
        while true {
            let piece = try spool.read()
            guard !piece.isEmpty else { return pieces }
            pieces.append(piece)
        }
    }

    @Test("Every piece comes back as it was, in its order, and then none any more")
    func roundTrip() throws {
        let pieces: [[UInt8]] = [
            Array("Zoé-Canary".utf8), [0], Array(repeating: 0xFF, count: 65_536), Array((0...255).map(UInt8.init)),
            Array(repeating: 7, count: 1 << 20),
        ]
        let spool = try SealedSpool()
        try spool.fill(from: source(pieces))
        #expect(try whole(spool) == pieces)
        #expect(try spool.read() == [] && spool.read() == [])
    }

    @Test("Of nothing there is nothing")
    func empty() throws {
        let spool = try SealedSpool()
        #expect(try spool.read() == [])
        try spool.fill(from: source([]))
        #expect(try spool.read() == [])
    }

    @Test("What the source refuses is said as it said it")
    func failing() throws {
        let spool = try SealedSpool()
        let error = #expect(throws: JalonError.self) {
            try spool.fill { () throws(JalonError) in throw JalonError(.failed, "the pipe broke") }
        }
        #expect(error?.code == .failed && error?.message == "the pipe broke")
    }

    @Test("Its file has no name and no plain text, and is gone with it")
    func file() throws {
        // A word that no other test seals meanwhile.
        let word = "Canary-\(UUID().uuidString)"
        let text = String(repeating: word + " ", count: 1_000)
        var spool: SealedSpool? = try SealedSpool()
        try spool?.fill(from: source(Array(repeating: Array(text.utf8), count: 3)))
        let least = 3 * text.utf8.count
        let kept = try Self.unnamed().filter { $0.count > least && $0.count < least + 1_000 }
        #expect(!kept.isEmpty)
        for content in try Self.unnamed() {
            #expect(content.range(of: Data(word.utf8)) == nil)
            #expect(content.range(of: Data("Canary-".utf8)) == nil)
        }
        let names = try FileManager.default.contentsOfDirectory(atPath: FileManager.default.temporaryDirectory.path)
        #expect(!names.contains { $0.hasPrefix("jalon-import-") })
        let sealed = kept.map { $0.prefix(64) }
        spool = nil
        let left = try Self.unnamed().map { $0.prefix(64) }
        #expect(sealed.contains { !left.contains($0) })
    }

    @Test("Two spools of the same bytes are not the same bytes, and neither are two pieces of one")
    func keys() throws {
        let piece = Array(repeating: UInt8(ascii: "a"), count: 5_003)
        let (first, second) = (try SealedSpool(), try SealedSpool())
        try first.fill(from: source([piece, piece]))
        try second.fill(from: source([piece, piece]))
        let size = 2 * (4 + 12 + piece.count + 16)
        let files = try Self.unnamed().filter { $0.count == size }
        #expect(files.count == 2 && Set(files).count == 2)
        for file in files { #expect(file.prefix(size / 2) != file.suffix(size / 2)) }
        #expect(try whole(first) == [piece, piece] && whole(second) == [piece, piece])
    }

    /// The contents of the files without a name that this process has open as spools.
    private static func unnamed() throws -> [Data] {
        let folder = "/proc/self/fd"
        return try FileManager.default.contentsOfDirectory(atPath: folder).compactMap { number in
            let path = "\(folder)/\(number)"
            guard let target = try? FileManager.default.destinationOfSymbolicLink(atPath: path),
                target.contains("/jalon-import-"), target.hasSuffix(" (deleted)")
            else { return nil }
            return FileManager.default.contents(atPath: path)
        }
    }
}
