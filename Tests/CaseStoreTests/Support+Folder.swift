import Foundation
import GRDB
import Testing

/// A folder of one test, removed with it.
final class TemporaryFolder: Sendable {
    let path: String

    init() {
        path = FileManager.default.temporaryDirectory.appending(path: "jalon-\(UUID().uuidString)").path
        try? FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(atPath: path) }

    /// A path in the folder.
    func file(_ name: String = "casebook.sqlite") -> String { path + "/" + name }

    /// Everything in the folder, by name.
    func names() throws -> [String] { try FileManager.default.contentsOfDirectory(atPath: path).sorted() }
}

/// The bytes of a file.
func bytes(_ path: String) throws -> Data { try Data(contentsOf: URL(filePath: path)) }

/// Writes bytes behind the library's back.
func write(_ bytes: Data, to path: String) throws { try bytes.write(to: URL(filePath: path)) }

/// Copies a file of a closed casebook, or of one that nobody is writing to.
func copy(_ path: String, to other: String) throws {
    try FileManager.default.copyItem(atPath: path, toPath: other)
}

/// The rights on a file or folder.
func mode(_ path: String) throws -> Int {
    try #require(FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int)
}

/// Changes a database behind the library's back, without its settings.
func tamper(_ path: String, _ statements: String...) throws {
    var configuration = Configuration()
    configuration.foreignKeysEnabled = false
    let queue = try DatabaseQueue(path: path, configuration: configuration)
    for statement in statements { try queue.writeWithoutTransaction { try $0.execute(sql: statement) } }
    try queue.close()
}
