import Jalon
import Testing

@Suite("What may come next, and what is missing for it")
struct CasebookOptionsTests {
    let casebook: Casebook
    private let folder = TemporaryFolder()

    init() throws {
        casebook = try Casebook.create(at: folder.file())
        try casebook.open("BE-1")
    }

    private func options(on day: String, pack: String? = nil) throws -> StageOptions {
        try casebook.options(of: reference("BE-1"), on: date(day), pack: pack)
    }

    @Test("At the beginning the first stage, with its conditions and its end")
    func first() throws {
        try casebook.record(.conditionRecorded("centre-supported", .met), in: "BE-1", on: "2013-02-01")
        let options = try options(on: "2013-03-01")
        #expect(options.pack.id == "BE/2007" && options.options.map(\.stage.id) == ["be.reflection"])
        let option = try #require(options.options.first)
        #expect(
            option.missing?.identifiers == ["identified-potential-victim", "no-residence-title", "purpose-decide"])
        #expect(option.end?.due.description == "2013-04-15" && !option.isRenewal)
        // A condition counts from its day on.
        #expect(try self.options(on: "2013-01-31").options.first?.missing?.identifiers.count == 4)
    }

    @Test("After a stage its renewal and what follows; what is not renewed never comes again")
    func following() throws {
        try casebook.record(.stageGranted(.init(stage: "be.reflection")), in: "BE-1", on: "2013-03-01")
        #expect(try options(on: "2013-04-01").options.map(\.stage.id) == ["be.provisional"])
        try casebook.record(.stageGranted(.init(stage: "be.provisional")), in: "BE-1", on: "2013-04-10")
        let options = try options(on: "2013-07-01").options
        #expect(
            options.map(\.stage.id) == ["be.provisional", "be.temporary"] && options.map(\.isRenewal) == [true, false])
        try casebook.record(.stageWithdrawn(stage: "be.provisional", .other), in: "BE-1", on: "2013-05-01")
        // What is withdrawn may be granted anew, as the check of a grant has it.
        #expect(try self.options(on: "2013-07-01").options.map(\.stage.id) == ["be.provisional"])
    }

    @Test("On a day that no pack covers one has to be named; a grant under a named pack names it")
    func packs() throws {
        let error = #expect(throws: JalonError.self) { try options(on: "2007-03-01") }
        #expect(error?.code == .notFound)
        #expect(try options(on: "2007-03-01", pack: "BE/FIIT-2013").options.count == 1)
        try casebook.record(
            .stageGranted(.init(stage: "be.reflection", pack: "BE/FIIT-2013")), in: "BE-1", on: "2026-03-01")
        let later = try options(on: "2026-03-20")
        #expect(later.pack.id == "BE/FIIT-2013" && later.options.map(\.stage.id) == ["be.provisional"])
    }
}
