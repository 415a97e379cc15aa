import CaseModel
import Foundation
import Testing

@testable import CaseStore

@Suite("A key file is made once, for its owner alone, and read only as such")
struct KeyFileTests {
    let folder = TemporaryFolder()

    private func refusal(_ path: String) -> JalonError? {
        #expect(throws: JalonError.self) { try VaultKey.read(file: path) }
    }

    @Test("It is made with the folders that it needs, and read back")
    func making() throws {
        let path = folder.file("keys/deep/vault.key")
        let key = try VaultKey.create(file: path)
        #expect(try VaultKey.read(file: path) == key)
        #expect(try mode(path) == 0o600)
        #expect(try mode(folder.file("keys")) == 0o700 && mode(folder.file("keys/deep")) == 0o700)
        #expect(try bytes(path).count == 86)
        #expect(try VaultKey.create(file: folder.file("other.key")) != key)
    }

    @Test("Nothing is written over: a file, a folder, a link, a link to nothing")
    func existing() throws {
        let (path, link, dangling) = (folder.file("vault.key"), folder.file("link"), folder.file("dangling"))
        try write(Data("mine".utf8), to: path)
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
        try FileManager.default.createSymbolicLink(atPath: dangling, withDestinationPath: folder.file("nothing"))
        for there in [path, folder.path, link, dangling] {
            let error = #expect(throws: JalonError.self) { try VaultKey.create(file: there) }
            #expect(error?.code == .failed)
            #expect(error?.message == "there is something at \(there) already; it was left as it is")
        }
        #expect(try bytes(path) == Data("mine".utf8))
        #expect(try folder.names() == ["dangling", "link", "vault.key"])
        #expect(code { _ = try VaultKey.create(file: path + "/vault.key") } == .failed)
    }

    @Test(
        "A file that others may read, write or run is refused", arguments: [0o640, 0o620, 0o610, 0o604, 0o602, 0o601])
    func modes(_ rights: Int) throws {
        let path = folder.file("vault.key")
        let key = try VaultKey.create(file: path)
        try FileManager.default.setAttributes([.posixPermissions: rights], ofItemAtPath: path)
        let error = refusal(path)
        #expect(error?.code == .keyMissing)
        #expect(error?.message.hasSuffix("run chmod 600 \(path)") == true)
        try FileManager.default.setAttributes([.posixPermissions: 0o400], ofItemAtPath: path)
        #expect(try VaultKey.read(file: path) == key)
    }

    @Test("Nothing, a link, a folder, a device and a pipe are no key files")
    func others() throws {
        let (path, link, pipe) = (folder.file("vault.key"), folder.file("link"), folder.file("pipe"))
        #expect(refusal(path)?.message.hasPrefix("there is no key file at \(path): ") == true)
        #expect(refusal(path)?.code == .keyMissing)
        _ = try VaultKey.create(file: path)
        #expect(refusal(path + "/deeper")?.code == .keyMissing)
        try FileManager.default.createSymbolicLink(atPath: link, withDestinationPath: path)
        try #require(mkfifo(pipe, 0o600) == 0)
        #expect(refusal(link)?.message == "\(link) is a link: name the key file itself")
        for other in [folder.path, "/dev/null", pipe] {
            #expect(refusal(other)?.message == "\(other) is not a file: name the key file itself")
            #expect(refusal(other)?.code == .keyMissing)
        }
    }

    @Test("Another file, an empty one, a long one and a newer key file are told apart")
    func contents() throws {
        let path = folder.file("vault.key")
        _ = try VaultKey.create(file: path)
        let line = try bytes(path)
        for (content, sentence) in [
            (Data("a letter".utf8), "\(path) is not a key file: "), (Data(), "the key file \(path) is empty: "),
            (line + Data(repeating: 32, count: 1 << 20) + line, "\(path) is not a key file: "),
            (line + line, "the key in \(path) has a slip in it"),
            (Data("jalon-key-2:00".utf8), "the key file \(path) was written by a newer Jalon"),
            (Data([0xFF, 0xFE, 0, 1]), "\(path) is not a key file: "),
        ] {
            let file = try #require(FileHandle(forWritingAtPath: path))
            try file.truncate(atOffset: 0)
            try file.write(contentsOf: content)
            try file.close()
            let error = refusal(path)
            #expect(error?.code == .keyWrong)
            #expect(error?.message.hasPrefix(sentence) == true, "\(error?.message ?? "") is not \(sentence)")
        }
    }
}
