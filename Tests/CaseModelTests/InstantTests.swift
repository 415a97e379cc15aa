import CaseModel
import CivilCalendar
import SeededNumbers
import Testing

@Suite("Moments")
struct InstantTests {
    @Test(
        "RFC 3339 is read, and printed in UTC",
        arguments: [
            ("1970-01-01T00:00:00Z", "1970-01-01T00:00:00Z"), ("2026-03-01T10:12:00Z", "2026-03-01T10:12:00Z"),
            ("2026-03-01T00:30:00+02:00", "2026-02-28T22:30:00Z"),
            ("2025-12-31T23:30:00-01:00", "2026-01-01T00:30:00Z"),
            ("2024-02-29T23:59:59.5Z", "2024-02-29T23:59:59.500Z"),
            ("1969-12-31T23:59:59.999Z", "1969-12-31T23:59:59.999Z"),
            ("0001-01-01T00:00:00.000Z", "0001-01-01T00:00:00Z"),
            ("9999-12-31T23:59:59.999Z", "9999-12-31T23:59:59.999Z"),
            ("2026-03-01T10:12:00.07Z", "2026-03-01T10:12:00.070Z"),
            ("2026-03-01T10:12:00.000001Z", "2026-03-01T10:12:00.000001Z"),
            ("1969-12-31T23:59:59.99999Z", "1969-12-31T23:59:59.999990Z"),
            ("2026-03-01T10:12:00.123456Z", "2026-03-01T10:12:00.123456Z"),
            ("2026-03-01T10:12:00.1234Z", "2026-03-01T10:12:00.123400Z"),
        ])
    func read(text: String, printed: String) throws {
        let moment = try #require(Instant(rfc3339: text))
        #expect(moment.description == printed)
        #expect(moment.dateInUTC.description == String(printed.prefix(10)))
    }

    @Test(
        "What is not such a moment is refused",
        arguments: [
            "", "2026-03-01", "2026-03-01T10:12Z", "2026-03-01 10:12:00Z", "2026-03-01T10:12:00",
            "2026-02-30T10:12:00Z",
            "2026-03-01T24:00:00Z", "2026-03-01T10:60:00Z", "2026-03-01T23:59:60Z", "2026-03-01T10:12:00.Z",
            "2026-03-01T10:12:00.1234567Z", "2026-03-01T10:12:00z", "2026-03-01T10:12:00+0200",
            "2026-03-01T10:12:00+24:00",
            "2026-03-01T10:12:00+02:60", "2026-03-01T10:12:00~02:00", "2026-03-01T10:12:00ZZ", "2026-3-01T10:12:00Z",
            "+026-03-01T10:12:00Z", "2026-03-01T1O:12:00Z", "0001-01-01T00:00:00+00:01", "9999-12-31T23:59:59-00:01",
            "２０２６-03-01T10:12:00Z", "2026-03-01T-1:12:00Z",
        ])
    func refused(text: String) {
        #expect(Instant(rfc3339: text) == nil, "\(text)")
    }

    @Test("Printing and reading give a random moment back")
    func roundTrip() throws {
        var generator = SeededGenerator(seed: 7)
        let lowest = try instant("0001-01-01T00:00:00Z").microseconds
        let highest = try instant("9999-12-31T23:59:59.999999Z").microseconds
        for _ in 0..<20_000 {
            let moment = try #require(Instant(microseconds: .random(in: lowest...highest, using: &generator)))
            guard Instant(rfc3339: moment.description) == moment else {
                Issue.record("\(moment.microseconds) is printed as \(moment)")
                break
            }
        }
    }

    @Test(
        "Only digits are digits, at each place of them",
        arguments: ["2026-03-01T10:12:07Z", "2026-03-01T10:12:07+01:30"])
    func digits(text: String) {
        let bytes = Array(text.utf8)
        for place in bytes.indices where bytes[place] >= 0x30 && bytes[place] <= 0x39 {
            for byte in UInt8.min...UInt8.max where !(0x30...0x39).contains(byte) {
                var other = bytes
                other[place] = byte
                let moment = other.withUnsafeBufferPointer { Instant(rfc3339: $0) }
                #expect(moment == nil, "\(byte) at \(place)")
            }
        }
    }

    @Test("The range is that of the days, whatever number is given")
    func range() throws {
        let lowest = try instant("0001-01-01T00:00:00Z").microseconds
        let highest = try instant("9999-12-31T23:59:59.999999Z").microseconds
        #expect(Instant(microseconds: lowest) != nil && Instant(microseconds: lowest - 1) == nil)
        #expect(Instant(microseconds: highest) != nil && Instant(microseconds: highest + 1) == nil)
        #expect(Instant(microseconds: .min) == nil && Instant(microseconds: .max) == nil)
        #expect(Instant.epoch.dateInUTC.description == "1970-01-01")
        #expect(Instant(microseconds: -1)?.dateInUTC.description == "1969-12-31")
        #expect(try instant("2026-01-01T00:00:00Z") < instant("2026-01-01T00:00:00.001Z"))
    }
}
