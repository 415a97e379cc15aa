import CivilCalendar
import Foundation
import Testing

@Suite("Dates are read strictly and printed back")
struct CivilDateParsingTests {
    @Test("A date has its parts")
    func parts() throws {
        let day = try date("2026-04-16")
        #expect((day.year, day.month, day.day) == (2026, 4, 16))
        #expect(day.weekday == .thursday)
        #expect(day.description == "2026-04-16")
        #expect(CivilDate(year: 2026, month: 4, day: 16) == day)
        #expect(CivilDate("2026-04-16") == day)
        #expect(CivilDate("16/04/2026") == nil)
    }

    @Test(
        "Another writing is malformed",
        arguments: [
            "", " ", "03/04/2027", "2026-2-3", "２０２６-01-01", " 2026-01-01", "2026-01-01 ", "10000-01-01",
            "2026-01-01T00",
            "20260101", "2026-01-0١", "-026-01-01", "+026-01-01", "2026_01_01", "2026-01-0/", "2026-01-0:",
            "2026-W1-01",
            "26-01-01", "2026-1-001", "2026–01–01", "2026-01-01\n", "2026-01-0\u{0}",
        ])
    func malformed(text: String) {
        #expect(throws: CivilDateError.malformed(text)) { try CivilDate(iso8601: text) }
    }

    @Test(
        "A day that does not exist is refused with the reason, never repaired",
        arguments: [
            ("2026-02-30", "2026-02-30 does not exist: February 2026 has 28 days"),
            ("2024-02-30", "2024-02-30 does not exist: February 2024 has 29 days"),
            ("1900-02-29", "1900-02-29 does not exist: February 1900 has 28 days"),
            ("2026-04-31", "2026-04-31 does not exist: April 2026 has 30 days"),
            ("2026-12-32", "2026-12-32 does not exist: December 2026 has 31 days"),
            ("2026-13-01", "2026-13-01 does not exist: months run from 01 to 12"),
            ("2026-00-10", "2026-00-10 does not exist: months run from 01 to 12"),
            ("2026-01-00", "2026-01-00 does not exist: the first day of a month is 01"),
            ("0000-01-01", "0000-01-01 does not exist: years run from 0001 to 9999"),
        ])
    func impossible(text: String, reason: String) throws {
        let numbers = text.split(separator: "-").compactMap { Int($0) }
        let error = #expect(throws: CivilDateError.self) { try CivilDate(iso8601: text) }
        #expect(error == .impossible(year: numbers[0], month: numbers[1], day: numbers[2]))
        #expect(error?.description == reason)
        #expect(CivilDate(year: numbers[0], month: numbers[1], day: numbers[2]) == nil)
    }

    @Test("Every way of reading and writing agrees")
    func allForms() throws {
        let day = try date("0987-06-05")
        #expect(try CivilDate(iso8601: "on 0987-06-05".suffix(10)) == day)
        #expect(try CivilDate(iso8601: NSString(string: "0987-06-05") as String) == day)
        #expect(try Array("0987-06-05".utf8).withUnsafeBufferPointer { try CivilDate(iso8601: $0) } == day)
        #expect(throws: CivilDateError.malformed("0987")) {
            try Array("0987".utf8).withUnsafeBufferPointer { try CivilDate(iso8601: $0) }
        }
        var output = Array("on ".utf8)
        day.append(to: &output)
        #expect(output == Array("on 0987-06-05".utf8))
        var short = [UInt8](repeating: 7, count: 9)
        #expect(short.withUnsafeMutableBufferPointer { day.write(into: $0) } == 0)
        #expect(short == [UInt8](repeating: 7, count: 9))
    }

    @Test("Coding is the printed date, and bad data says why")
    func coding() throws {
        let days = [try date("2024-02-29"), .earliest, .latest]
        let data = try JSONEncoder().encode(days)
        #expect(String(decoding: data, as: UTF8.self) == #"["2024-02-29","0001-01-01","9999-12-31"]"#)
        #expect(try JSONDecoder().decode([CivilDate].self, from: data) == days)
        let error = #expect(throws: DecodingError.self) {
            try JSONDecoder().decode([CivilDate].self, from: Data(#"["2026-02-30"]"#.utf8))
        }
        #expect(error.map { "\($0)".contains("February 2026 has 28 days") } == true)
    }

    @Test("A long or dirty text is quoted short and escaped")
    func quoting() {
        let error = CivilDateError.malformed("\u{1B}[2J" + String(repeating: "x", count: 1000))
        #expect(!error.description.contains("\u{1B}"))
        #expect(error.description.count < 120)
    }
}
