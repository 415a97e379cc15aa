import CaseModel
import SeededNumbers
import Testing

@Suite("Identifiers of entries")
struct EntryIDTests {
    @Test("A UUID is read in any case and written in small letters")
    func read() {
        #expect(EntryID("0198F3C2-1D2E-7A3B-8C4D-5E6F708192A3")?.text == "0198f3c2-1d2e-7a3b-8c4d-5e6f708192a3")
        #expect(EntryID("x0198f3c2-1d2e-7a3b-8c4d-5e6f708192a3".dropFirst())?.description.count == 36)
    }

    @Test(
        "Anything else is refused",
        arguments: [
            "", "0198f3c2-1d2e-7a3b-8c4d-5e6f708192a", "0198f3c2-1d2e-7a3b-8c4d-5e6f708192a3a",
            "0198f3c21-d2e-7a3b-8c4d-5e6f708192a3", "0198f3c2-1d2e-7a3b-8c4d-5e6f708192ag",
            "{198f3c2-1d2e-7a3b-8c4d-5e6f708192a}", "0198f3c2_1d2e_7a3b_8c4d_5e6f708192a3",
            "0198f3c2-1d2e-7a3b-8c4d-5e6f708192\u{e9}", " 0198f3c2-1d2e-7a3b-8c4d-5e6f708192a",
        ])
    func refused(text: String) {
        #expect(EntryID(text) == nil)
    }

    @Test("Only digits are digits, at each place of them")
    func digits() {
        let text = Array("0198f3c2-1d2e-7a3b-8c4d-5e6f708192a3".utf8)
        for place in text.indices {
            for byte in UInt8.min...UInt8.max {
                var other = text
                other[place] = byte
                let id = other.withUnsafeBufferPointer { EntryID($0) }
                let isDigit = Character(UnicodeScalar(byte)).isHexDigit && byte < 0x80
                let isRight = [8, 13, 18, 23].contains(place) ? byte == UInt8(ascii: "-") : isDigit
                #expect((id != nil) == isRight, "\(byte) at \(place)")
                if let id { #expect(Array(id.text.utf8) == other.map { $0 | 0x20 }) }
            }
        }
    }

    @Test("They stand in the order of their texts, and people name them by the last eight digits")
    func order() throws {
        var generator = SeededGenerator(seed: 2)
        let ids = (0..<200).map { _ in
            EntryID(at: Instant(microseconds: Int64.random(in: 0...9_000_000, using: &generator))!, using: &generator)
        }
        #expect(ids.sorted().map(\.text) == ids.map(\.text).sorted())
        for id in ids { #expect(id.ending == String(id.text.suffix(8))) }
    }

    @Test("A new one is of version 7, and sorts by the moment")
    func new() throws {
        var generator = SeededGenerator(seed: 1)
        let moments = [
            "1970-01-01T00:00:00Z", "2026-03-01T10:12:00Z", "2026-03-01T10:12:00.001Z", "9999-12-31T00:00:00Z",
        ]
        let ids = try moments.map { EntryID(at: try instant($0), using: &generator) }
        #expect(ids == ids.sorted() && Set(ids).count == ids.count)
        for id in ids {
            let characters = Array(id.text)
            #expect(EntryID(id.text) == id && characters[14] == "7" && "89ab".contains(characters[19]), "\(id)")
        }
        #expect(ids[0].text.hasPrefix("00000000-0000-7"))
        let milliseconds = try #require(Int64(ids[1].text.prefix(13).filter { $0 != "-" }, radix: 16))
        #expect(Instant(microseconds: milliseconds * 1000)?.description == moments[1])
        #expect(EntryID(at: .epoch, using: &generator) != EntryID(at: .epoch, using: &generator))
    }
}
