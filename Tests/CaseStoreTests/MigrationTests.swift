import Crypto
import Foundation
import Testing

@testable import CaseStore

@Suite("Migrations, which are never edited once they have landed")
struct MigrationTests {
    /// The SHA-256 of every file.
    ///
    /// A new migration adds a line; no line ever changes.
    private static let locked = [
        "0001-casebook.sql": "5629921b3108a0f6776d5bce80f4aa01ec3599fe5bd0620491149ecdb12b843c",
        "0002-windows-and-alerts.sql": "5a982dbaaa596f3b0829176d25509556651e11d35757274755cf161dcfe59be0",
        "0003-vault-and-people.sql": "5d95c7a4bb3fe7490bf958856fbb64e9fe680ac9349ff66c9dc6a9e0570619f3",
        "0004-pseudonyms.sql": "76e0a9514eb7d773a6e5603c0eb62a3ce8cbe656544bc0d8711d18efbd02deb5",
        "0005-events.sql": "a7f10ba20f00199ae2baec2ef5baef48f6b06d0578bc2e66ecb3c3defa727d03",
    ]

    private static let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "Migrations")

    @Test("Every file is what it was when it landed")
    func hashes() {
        let found = Migration.all.map { migration in
            (migration.name, SHA256.hash(data: Data(migration.sql.utf8)).map { String(format: "%02x", $0) }.joined())
        }
        #expect(Dictionary(uniqueKeysWithValues: found) == Self.locked)
    }

    @Test("The folder is what is embedded, byte for byte, numbered without a gap")
    func embedded() throws {
        let names = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path).filter { !$0.hasPrefix(".") }
            .sorted()
        #expect(Migration.all.map(\.name) == names)
        for (index, migration) in Migration.all.enumerated() {
            #expect(try Data(contentsOf: Self.folder.appending(path: migration.name)) == Data(migration.sql.utf8))
            let number = String(index + 1)
            #expect(migration.name.hasPrefix(String(repeating: "0", count: 4 - number.count) + number + "-"))
        }
    }

    @Test("No file begins or ends a transaction: the library does")
    func transactions() {
        let forbidden: Set = [
            "BEGIN", "COMMIT", "END", "ROLLBACK", "SAVEPOINT", "RELEASE", "PRAGMA", "ATTACH", "VACUUM",
        ]
        for migration in Migration.all {
            let code = migration.sql.split(separator: "\n", omittingEmptySubsequences: true)
                .map { line in line.range(of: "--").map { line[..<$0.lowerBound] } ?? line }.joined(separator: "\n")
            let statements = code.split(separator: ";").map { $0.trimmingCharacters(in: .whitespacesAndNewlines) }
            for statement in statements where !statement.isEmpty {
                let word = String(statement.prefix { $0.isLetter }).uppercased()
                #expect(!forbidden.contains(word) && !word.isEmpty, "\(migration.name): \(statement)")
            }
        }
    }
}
