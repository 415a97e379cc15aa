import Foundation
import Jalon
import Testing

/// What the listings print when they are run, each in a folder of its own.
struct Runs {
    /// A folder that is removed with its tests.
    final class Folder: Sendable {
        let url = FileManager.default.temporaryDirectory.appending(path: "jalon-\(UUID().uuidString)")

        init() throws { try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true) }

        deinit { try? FileManager.default.removeItem(at: url) }

        func file(_ name: String) -> String { url.appending(path: name).path }
    }

    /// Lines as a program prints them.
    final class Lines {
        private(set) var all: [String] = []

        func print(_ items: Any...) { all.append(items.map { "\($0)" }.joined(separator: " ")) }
    }

    let folder: Folder

    init() throws { folder = try Folder() }

    func casebook(_ name: String = "casebook.sqlite") throws -> (casebook: Casebook, reference: CaseReference) {
        let casebook = try Casebook.create(at: folder.file(name))
        let facts = try CaseFacts(country: .belgium, openedOn: CivilDate(iso8601: "2026-03-01"))
        return (casebook, try casebook.open(facts, author: "hd").reference)
    }

    func firstProgram() throws -> [String] {
        let lines = Lines()
        try DocumentationTests.firstProgram(at: folder.file("first.sqlite"), print: lines.print)
        // The reference is random.
        return lines.all.map { $0.replacing(/BE-2026-[0-9A-Z]{4}/, with: "BE-2026-7Q4K") }
    }

    func tutorial() throws -> [String] {
        try firstDay(casebookAt: folder.file("tutorial/casebook.sqlite"), keyAt: folder.file("keys/centre.key"))
    }

    func statute() throws -> [String] {
        let lines = Lines()
        try reflectionPeriod(print: lines.print)
        return lines.all
    }

    func printed() throws -> [String] {
        let (casebook, reference) = try casebook("printed.sqlite")
        let lines = Lines()
        try printedDay(in: casebook, reference, print: lines.print)
        return lines.all
    }
}
