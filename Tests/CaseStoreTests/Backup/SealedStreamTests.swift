import CaseModel
import Foundation
import SeededNumbers
import Testing

@testable import CaseStore

@Suite("A sealed file is written and read as a stream")
struct SealedStreamTests {
    /// Seals a plaintext in pieces of random sizes.
    private func sealed(
        _ plaintext: [UInt8], _ format: SealedFormat = SealedBackup.format, piecesBy generator: inout SeededGenerator
    ) throws -> [UInt8] {
        var writer = try SealedWriter(
            format, with: .key(VaultSample.key()), cost: VaultSample.cheap(), random: VaultSample.known)
        var bytes = writer.start()
        var rest = plaintext[...]
        while !rest.isEmpty {
            let count = Int.random(in: 1...(3 << 20), using: &generator)
            bytes += try writer.write(rest.prefix(count))
            rest = rest.dropFirst(count)
        }
        return try bytes + writer.finish()
    }

    private func opened(_ bytes: [UInt8], _ format: SealedFormat = SealedBackup.format) throws -> [UInt8] {
        let reader = try SealedReader(
            .init(count: bytes.count) { offset, count in Array(bytes[offset..<offset + count]) }, format)
        var plaintext: [UInt8] = []
        try reader.open(with: .key(VaultSample.key())) { plaintext += $0 }
        return plaintext
    }

    @Test("Sizes around the borders of chunks come back, and the same random numbers give the same bytes")
    func borders() throws {
        var generator = SeededGenerator(seed: 6)
        let size = SealedChunks.size
        let near = [size, 2 * size, 3 * size].flatMap { [$0 - 1, $0, $0 + 1] }
        let random = (0..<12).map { _ in Int.random(in: 0...(3 * size), using: &generator) }
        for count in [0, 1, 15, 16, 17] + near + random {
            let plaintext = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31 &+ $0 >> 11) }
            let bytes = try sealed(plaintext, piecesBy: &generator)
            #expect(try opened(bytes) == plaintext, "\(count)")
            #expect(try sealed(plaintext, piecesBy: &generator) == bytes, "\(count)")
            let chunks = max(1, (count + size - 1) / size)
            let header = bytes.dropFirst(15).prefix { $0 != 10 }.count + 16
            #expect(bytes.count == header + count + 16 * chunks + 32, "\(count)")
        }
    }

    @Test("The pieces of a bundle make the bytes that the whole makes")
    func bundle() throws {
        var generator = SeededGenerator(seed: 7)
        let plaintext = (0..<(2 * SealedChunks.size + 77)).map { UInt8(truncatingIfNeeded: $0 &* 7) }
        let whole = try SealedBundle.seal(plaintext, with: .key(VaultSample.key()), random: VaultSample.known)
        #expect(try sealed(plaintext, SealedBundle.format, piecesBy: &generator) == whole)
    }

    @Test("A bundle is no backup, although the secret is the same and its name is changed")
    func otherFormat() throws {
        var generator = SeededGenerator(seed: 8)
        let bundle = try sealed([1, 2, 3], SealedBundle.format, piecesBy: &generator)
        let renamed = String(decoding: bundle.prefix { $0 != 0x7D } + [0x7D], as: UTF8.self)
            .replacingOccurrences(of: "bundle", with: "backup")
        let changed = redigested(Array(renamed.utf8) + bundle.dropFirst(renamed.utf8.count).dropLast(32))
        #expect(changed.count == bundle.count)
        // The check of a key is made for one purpose.
        #expect(code { _ = try opened(changed) } == .keyWrong)
    }
}
