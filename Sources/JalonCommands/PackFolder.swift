internal import Foundation
internal import Jalon

/// Rule packs of one's own, as files.
enum PackFolder {
    /// The files of a folder that are packs by their name: `*.json5` and `*.json`, sorted.
    static func files(in folder: String) throws(JalonError) -> [PackFile] {
        guard let names = try? FileManager.default.contentsOfDirectory(atPath: folder) else {
            throw JalonError(.failed, "--packs: there is no folder \(folder) that can be read")
        }
        let packs = names.filter { $0.hasSuffix(".json5") || $0.hasSuffix(".json") }.sorted()
        guard !packs.isEmpty else { throw JalonError(.failed, "--packs: there is no pack (*.json5) in \(folder)") }
        guard packs.count <= InputFile.mostPacks else {
            throw JalonError(
                .invalidInput,
                "--packs: there are \(packs.count) packs in \(folder), and \(InputFile.mostPacks) are read: "
                    + "is it the right folder?",
                Wording(
                    "limit.packs",
                    ["n": .number(packs.count), "folder": .text(folder), "most": .number(InputFile.mostPacks)]))
        }
        var files: [PackFile] = []
        for name in packs { files.append(try file(at: "\(folder)/\(name)", named: name)) }
        return files
    }

    /// One file.
    static func file(at path: String, named name: String? = nil) throws(JalonError) -> PackFile {
        PackFile(
            name: name ?? path,
            bytes: try InputFile(path: path, largest: InputFile.largestPack, missing: .failed).bytes())
    }
}
