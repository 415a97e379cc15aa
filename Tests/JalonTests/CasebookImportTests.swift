import Foundation
import Jalon
import Testing

@Suite("Importing")
struct CasebookImportTests {
    let casebook: Casebook
    private let folder = TemporaryFolder()

    static let sample = """
        {"format":"jalon.interchange/1"}
        {"case":"BE-1","country":"BE","openedOn":"2013-03-01","region":null,"minor":false,\
        "unaccompanied":false,"placed":false,"exploitation":["exp.labour"],"nationality":"MA"}
        {"case":"BE-1","entry":"0198f3c2-1d2e-7a3b-8c4d-5e6f708192a3","kind":"step-recorded",\
        "on":"2013-03-01","recordedAt":"2013-03-01T10:12:00Z","author":"hd",\
        "step":"team-discussion","with":["educator"]}
        {"case":"FR-1","country":"FR","openedOn":"2013-03-01"}
        {"case":"BE-1","entry":"0198f3c3-1d2e-7a3b-8c4d-5e6f708192a3","kind":"stage-granted",\
        "on":"2013-03-02","stage":"be.reflection","until":null}

        """

    init() throws { casebook = try Casebook.create(at: folder.file()) }

    private func error(_ text: String) -> JalonError? {
        #expect(throws: JalonError.self) { try casebook.importing(text) }
    }

    @Test(
        "The report says what was done, and a second import that it was done before",
        arguments: [1, 7, 64, 4_096, 100_000])
    func report(pieces: Int) throws {
        let first = try casebook.importing(Self.sample, pieces: pieces)
        #expect(first.lines == 5 && first.cases == 2 && first.entries == 2 && first.skipped == 0)
        #expect(try casebook.lines() == ["BE-1 be.reflection/end 2013-04-16 open"])
        let timeline = try casebook.timeline(of: reference("BE-1"))
        #expect(timeline.map(\.author) == ["importer", "hd", "importer"])
        #expect(timeline[1].recordedAt.description == "2013-03-01T10:12:00Z")
        let before = try bytes(casebook.path)
        let second = try casebook.importing(Self.sample, pieces: pieces)
        #expect(second.lines == 5 && second.cases == 0 && second.entries == 0 && second.skipped == 4)
        #expect(try bytes(casebook.path) == before && casebook.verify().problems == [])
    }

    @Test("An entry that is there already and now says something else is skipped, and that is said")
    func conflicts() throws {
        try casebook.importing(Self.sample)
        let before = try casebook.verify().head
        let report = try casebook.importing(Self.sample.replacing(#""on":"2013-03-02""#, with: #""on":"2013-03-03""#))
        #expect(report.skipped == 4 && report.conflicts == 1)
        #expect(
            report.firstConflict
                == "line 5: the entry 0198f3c3-1d2e-7a3b-8c4d-5e6f708192a3 is there already, in BE-1, with another on")
        #expect(try casebook.verify().head == before)
        #expect(try casebook.importing(Self.sample).conflicts == 0)
    }

    @Test("Line ends of other systems, a mark at the beginning, blank lines, no end of the last line")
    func shapes() throws {
        let text = "\u{FEFF}" + Self.sample.split(separator: "\n").joined(separator: "\r\n\r\n\n")
        let report = try casebook.importing(text, pieces: 5)
        #expect(report.lines == 5 && report.cases == 2 && report.entries == 2)
    }

    @Test("A rehearsal reports the same, and stores nothing")
    func rehearsal() throws {
        let before = try bytes(casebook.path)
        let rehearsed = try casebook.importing(Self.sample, rehearsal: true)
        #expect(try bytes(casebook.path) == before && casebook.cases(.all).isEmpty)
        #expect(try casebook.importing(Self.sample) == rehearsed)
    }

    @Test("An import that is interrupted leaves the file as it was, byte for byte")
    func interrupted() throws {
        try casebook.open("HU-1", .hungary)
        let before = try bytes(casebook.path)
        let interruption = JalonError(.failed, "the line was cut")
        var pieces = Self.sample.split(separator: "\n").map { Array(($0 + "\n").utf8) }[...]
        #expect(throws: interruption) {
            try casebook.importLines(author: "hd") { () throws(JalonError) in
                guard let piece = pieces.popFirst() else { throw interruption }
                return piece
            }
        }
        #expect(try bytes(casebook.path) == before && casebook.verify().problems == [])
        #expect(try casebook.importing(Self.sample).entries == 2)
    }

    @Test("A line longer than 1 MiB is refused before it fills the memory; one of 1 MiB is read")
    func longLine() throws {
        let before = try bytes(casebook.path)
        var given = 0
        let error = #expect(throws: JalonError.self) {
            try casebook.importLines(author: "hd") { () throws(JalonError) in
                given += 1
                if given > 40 { throw JalonError(.failed, "the line was read without an end") }
                return given == 1
                    ? Array("{\"format\":\"jalon.interchange/1\"}\n".utf8) : Array(repeating: 0x20, count: 65_536)
            }
        }
        #expect(error?.code == .invalidInput && error?.message == "line 2: is longer than 1 MiB; nothing was stored")
        #expect(given <= 19)
        #expect(try bytes(casebook.path) == before)
        let line = "{\"case\":\"FR-1\",\"country\":\"FR\",\"openedOn\":\"2013-03-01\"}"
        let padding = String(repeating: " ", count: 1 << 20 - line.utf8.count)
        let text = "{\"format\":\"jalon.interchange/1\"}\n" + line + padding
        #expect(self.error(text + " \n")?.message == "line 2: is longer than 1 MiB; nothing was stored")
        #expect(try casebook.importing(text + "\n", pieces: 65_536).cases == 1)
    }

    @Test("Progress is told now and then")
    func progress() throws {
        var text = "{\"format\":\"jalon.interchange/1\"}\n"
        for number in 1...2_500 {
            text += "{\"case\":\"FR-\(number)\",\"country\":\"FR\",\"openedOn\":\"2013-03-01\"}\n"
        }
        var (told, bytes): ([Int], [UInt8]) = ([], Array(text.utf8))
        try casebook.importLines(author: "hd", progress: { told.append($0.lines) }) { () throws(JalonError) in
            defer { bytes = [] }
            return bytes
        }
        #expect(told == [1_000, 2_000])
    }
}
