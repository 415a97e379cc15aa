import CaseModel
import CaseStore
import CountryRules
import Foundation
import Testing

@Suite(
    "To look at a casebook takes no lock from whoever works on it in the same process",
    .enabled(if: FileManager.default.fileExists(atPath: "/proc/locks")))
struct FileLockTests {
    let folder = TemporaryFolder()

    /// The locks on a file, as the system lists them.
    private func locks(on path: String) throws -> [String] {
        let inode = try #require(FileManager.default.attributesOfItem(atPath: path)[.systemFileNumber] as? Int)
        return try String(contentsOfFile: "/proc/locks", encoding: .utf8).split(separator: "\n").compactMap { line in
            let words = line.split(separator: " ").dropFirst()
            return words.contains { $0.hasSuffix(":\(inode)") } ? words.joined(separator: " ") : nil
        }
    }

    @Test("Opening a second one leaves a transaction its locks")
    func whileWriting() throws {
        let path = folder.file()
        let store = try exampleStore(at: path)
        try store.write(under: .embedded()) { transaction in
            try transaction.open("BE-2")
            let before = try locks(on: path)
            #expect(before.contains { $0.contains("WRITE") })
            #expect(try CasebookStore.open(at: path).caseCount() == 2)
            #expect(try locks(on: path).filter { $0.contains("WRITE") } == before.filter { $0.contains("WRITE") })
        }
        #expect(try locks(on: path).isEmpty)
    }
}
