import Foundation
import Testing

/// Everything that `import Jalon` shows, as a list: a change of the interface is seen in review.
@Suite("What import Jalon shows")
struct PublicSurfaceTests {
    private static let tests = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    private static let sources = tests.appending(path: "../../Sources").standardizedFileURL
    private static let file = tests.appending(path: "Interface/Jalon.txt")

    /// The types of the store that are shown, by the file that exports them.
    private static func exportedFromStore() throws -> Set<String> {
        let exports = try String(contentsOf: sources.appending(path: "Jalon/Exports.swift"), encoding: .utf8)
        return Set(exports.matches(of: /import \w+ CaseStore\.(\w+)/).map { String($0.output.1) })
    }

    @Test("Is the list that was reviewed")
    func surface() throws {
        let store = try Self.exportedFromStore()
        #expect(store.count > 5)
        var text = ""
        for module in ["Jalon", "CaseExport", "CaseModel", "CaseStore", "CountryRules", "CivilCalendar"] {
            let surface = try PublicSurface(
                folder: Self.sources.appending(path: module), only: module == "CaseStore" ? store : nil)
            #expect(surface.lines.count > 20, "\(module)")
            #expect(surface.unread == [])
            text += "### \(module)\n\n" + surface.lines.map { $0 + "\n" }.joined() + "\n"
        }
        if ProcessInfo.processInfo.environment["JALON_RECORD_INTERFACE"] == "1" {
            try Data(text.utf8).write(to: Self.file)
        }
        let reviewed = try String(contentsOf: Self.file, encoding: .utf8)
        // Thousands of lines as one value would hide the few that differ.
        let difference = text.split(separator: "\n").difference(from: reviewed.split(separator: "\n"))
        let changes = difference.map { change in
            switch change {
            case .insert(_, let line, _): "+ \(line)"
            case .remove(_, let line, _): "- \(line)"
            }
        }
        #expect(changes == [], "run the tests with JALON_RECORD_INTERFACE=1 and read the difference in review")
    }
}
