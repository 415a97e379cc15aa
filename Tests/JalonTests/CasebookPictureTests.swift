import Foundation
import Jalon
import Testing

@Suite("The bars of a case are those of its stages and stays")
struct CasebookPictureTests {
    let casebook: Casebook
    private let folder = TemporaryFolder()

    init() throws { casebook = try Casebook.create(at: folder.file()) }

    /// The bars of the chart of a case: their days.
    private func bars(of name: String, on day: String = "2013-12-01") throws -> [String] {
        try casebook.exported(name, .init(.mermaid), on: day).split(separator: "\n")
            .filter { $0.contains("■") }
            .compactMap { $0.split(separator: ":").last.map { $0.trimmingCharacters(in: .whitespaces) } }
    }

    @Test("The second of two grants of a stage has a withdrawal and an extension of its own")
    func second() throws {
        try casebook.open("BE-1")
        try casebook.record(.stageGranted(.init(stage: "be.provisional")), in: "BE-1", on: "2013-02-01")
        try casebook.record(.stageWithdrawn(stage: "be.provisional", .other), in: "BE-1", on: "2013-03-01")
        try casebook.record(.stageGranted(.init(stage: "be.provisional")), in: "BE-1", on: "2013-03-01")
        try casebook.record(.stageWithdrawn(stage: "be.provisional", .other), in: "BE-1", on: "2013-05-01")
        #expect(try bars(of: "BE-1") == ["done, 2013-02-01, 2013-03-01", "done, 2013-03-01, 2013-05-01"])
    }

    @Test("A stage that was withdrawn takes no other's place")
    func withdrawnFollower() throws {
        try casebook.open("BE-2")
        try casebook.record(.stageGranted(.init(stage: "be.reflection")), in: "BE-2", on: "2013-02-01")
        try casebook.record(.stageGranted(.init(stage: "be.provisional")), in: "BE-2", on: "2013-02-20")
        #expect(try bars(of: "BE-2")[0] == "done, 2013-02-01, 2013-02-19")
        try casebook.record(.stageWithdrawn(stage: "be.provisional", .other), in: "BE-2", on: "2013-02-25")
        #expect(try bars(of: "BE-2", on: "2013-03-01")[0] == "active, 2013-02-01, 2013-03-18")
    }

    @Test("With the case ends what is known of its stages and stays")
    func closed() throws {
        try casebook.open("BE-3")
        try casebook.record(.stageGranted(.init(stage: "be.provisional")), in: "BE-3", on: "2013-02-01")
        try casebook.record(.stayStarted(.init(stay: "be.stay.specialised")), in: "BE-3", on: "2013-02-02")
        try casebook.record(.caseClosed(.completed), in: "BE-3", on: "2013-03-01")
        #expect(try bars(of: "BE-3") == ["done, 2013-02-01, 2013-03-01", "done, 2013-02-02, 2013-03-01"])
    }
}
