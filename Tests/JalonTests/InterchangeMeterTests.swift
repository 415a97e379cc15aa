import CaseModel
import Testing

@testable import Jalon

@Suite("An import is metered before it fills the memory or the disk")
struct InterchangeMeterTests {
    @Test("A line of 1 MiB is read, and one more byte refused, however it is cut")
    func line() throws {
        let longest = InterchangeLimits.longestLine
        for piece in [1 << 18, 1 << 21, 65_537] {
            var meter = InterchangeMeter()
            var rest = Array(repeating: UInt8(ascii: "x"), count: longest)[...]
            while !rest.isEmpty {
                try meter.take(Array(rest.prefix(piece)))
                rest = rest.dropFirst(piece)
            }
            try meter.take(Array("\nx\n".utf8))
            let error = #expect(throws: JalonError.self) {
                try meter.take(Array(repeating: UInt8(ascii: "x"), count: longest + 2))
            }
            #expect(
                error?.message == "line 3: is longer than 1 MiB; nothing was stored" && error?.code == .invalidInput)
        }
    }

    @Test("Twenty million lines, and no more")
    func lines() throws {
        var meter = InterchangeMeter()
        let feeds = Array(repeating: UInt8(ascii: "\n"), count: 500_000)
        for _ in 0..<40 { try meter.take(feeds) }
        let error = #expect(throws: JalonError.self) { try meter.take([UInt8(ascii: "\n")]) }
        #expect(error?.message.hasPrefix("line 20000001: there are more than 20000000 lines: split the import") == true)
    }

    @Test("What never ends is refused also where it is kept until its end", arguments: [true, false])
    func endless(readsAhead: Bool) throws {
        let folder = TemporaryFolder()
        let casebook = try Casebook.create(at: folder.file())
        var pieces = 0
        let error = #expect(throws: JalonError.self) {
            try casebook.importLines(author: "hd", readsAhead: readsAhead) { () throws(JalonError) in
                pieces += 1
                return [UInt8](repeating: 0, count: 1 << 18)
            }
        }
        #expect(error?.message == "line 1: is longer than 1 MiB; nothing was stored" && pieces < 10)
    }
}
