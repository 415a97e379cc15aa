internal import Foundation
internal import Jalon

/// Rule packs of one's own, as files.
enum PackFolder {
    /// The largest file that is read, in bytes.
    private static let largest = 1 << 20

    /// The files of a folder that are packs by their name: `*.json5` and `*.json`, sorted.
    static func files(in folder: String) throws(JalonError) -> [PackFile] {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            throw JalonError(.failed, "--packs: there is no folder \(folder) that can be read")
        }
        let packs = names.filter { $0.hasSuffix(".json5") || $0.hasSuffix(".json") }.sorted()
        guard !packs.isEmpty else { throw JalonError(.failed, "--packs: there is no pack (*.json5) in \(folder)") }
        var files: [PackFile] = []
        for name in packs { files.append(try file(at: "\(folder)/\(name)", named: name)) }
        return files
    }

    /// One file.
    static func file(at path: String, named name: String? = nil) throws(JalonError) -> PackFile {
        guard let data = FileManager.default.contents(atPath: path) else {
            throw JalonError(.failed, "\(path) cannot be read")
        }
        guard data.count <= largest else {
            throw JalonError(.invalidInput, "\(path) is larger than 1 MiB: no rule pack")
        }
        return PackFile(name: name ?? path, bytes: Array(data))
    }
}
