import CaseExport
import CaseModel
import CivilCalendar
import SeededNumbers
import Testing

@Suite("Files that cannot be read are refused, and never end the process")
struct HTCDSUnreadableTests {
    private let header = HTCDSField.core.map(\.id).joined(separator: ",")
    private let empty = String(repeating: ",", count: 37)

    private func refusal(_ bytes: [UInt8]) throws -> String? {
        let validator = try HTCDSValidator(today: CivilDate(iso8601: "2026-06-15"))
        let error = #expect(throws: JalonError.self) { try validator.validate(bytes) }
        #expect(error?.code == .invalidInput)
        return error?.message
    }

    @Test(
        "Tables",
        arguments: [
            ("\"\(String(repeating: "a", count: 40))", "line 1: a quotation mark is never closed"),
            ("cas_Status\n\"open\nand on\n", "line 2: a quotation mark is never closed"),
            (
                "cas_Status\n\"a\"b\n",
                "line 2: text follows the closing quotation mark of a cell; double the marks within a cell"
            ),
            (
                "cas_Status\na\"b\n",
                "line 2: a quotation mark stands in a cell that does not begin with one; quote the whole cell"
            ),
            ("cas_Status\rActive\r", "line 1: a carriage return stands alone; end lines with CRLF or LF"),
            ("cas_Status\nActive\r", "line 2: a carriage return stands alone; end lines with CRLF or LF"),
            ("cas_Status\n\"a\nb\"\nc\u{0}\n", "line 4: has a NUL byte; this is not a text file"),
            ("cas_Status\n\"c\u{0}\"\n", "line 2: has a NUL byte; this is not a text file"),
            ("", "the file is empty: a table begins with the identifiers of its columns"),
            ("\u{FEFF} \r\n\t", "the file is empty: a table begins with the identifiers of its columns"),
            (String(repeating: ",", count: 2_001), "line 1: has more than 2000 cells"),
        ])
    func tables(text: String, message: String) throws {
        #expect(try refusal(Array(text.utf8)) == message)
    }

    @Test("Bytes that are not UTF-8, and UTF-16")
    func encodings() throws {
        #expect(
            try refusal(Array("cas_Status,prs_Gender\nActive,".utf8) + [0xE9, 0x0A])
                == "line 2: cell 2 is not UTF-8; save the file as UTF-8")
        for mark: [UInt8] in [[0xFF, 0xFE], [0xFE, 0xFF]] {
            #expect(try refusal(mark + [0x63, 0x00, 0x61, 0x00]) == "line 1: the text is UTF-16; save it as UTF-8")
        }
        #expect(
            try refusal(Array("[{\"cas_Status\":\"".utf8) + [0xE9] + Array("\"}]".utf8))
                == "line 1: is not UTF-8; save it as UTF-8")
    }

    @Test("A row that never ends, in a file that goes on for ever")
    func endless() throws {
        let validator = try HTCDSValidator(today: CivilDate(iso8601: "2026-06-15"))
        for (start, piece, message) in [
            ("cas_Status\n\"", "aaaaaaaa", "line 2: cell 1 is longer than 1 MiB; a quote may be open"),
            ("[", "\"a\",    ", "the JSON document is longer than 16 MiB; split it, or use a table"),
        ] {
            let more = Array(String(repeating: piece, count: 1 << 17).utf8)
            var isFirst = true
            let error = #expect(throws: JalonError.self) {
                try validator.validate {
                    defer { isFirst = false }
                    return isFirst ? Array(start.utf8) : more
                }
            }
            #expect(error?.message == message)
        }
    }

    @Test("What the source throws comes through")
    func source() throws {
        let validator = try HTCDSValidator(today: CivilDate(iso8601: "2026-06-15"))
        let error = #expect(throws: JalonError.self) {
            try validator.validate { () throws(JalonError) -> [UInt8] in throw JalonError(.failed, "no disk") }
        }
        #expect(error?.message == "no disk")
    }

    @Test("Ragged rows are findings, and the rows after them are read")
    func ragged() throws {
        let report = try validate("\(header)\n\(empty),\n,,\n\n\(empty)\n\"Some, body\",x\n")
        #expect(
            report.findings.map(\.description) == [
                "E11 row 2: has 39 cells, more than the 38 of the header, and was not looked at; add or take out commas, and "
                    + "quote cells that contain one",
                "E11 row 3: has 3 cells, fewer than the 38 of the header, and was not looked at; add or take out commas, and "
                    + "quote cells that contain one",
                "E11 row 6: has 2 cells, fewer than the 38 of the header, and was not looked at; add or take out commas, and "
                    + "quote cells that contain one",
            ])
        #expect(report.records == 4)
        #expect(!report.isValid)
    }

    @Test("CRLF and LF, a byte order mark, quoted lines: rows and lines are counted apart")
    func lines() throws {
        let owner = "\"first\r\nsecond, with \"\"quotes\"\"\""
        for end in ["\r\n", "\n"] {
            for mark in ["", "\u{FEFF}"] {
                let rows = [header, owner + empty, "\"\"" + empty, "x" + empty.dropLast() + ",y,z"]
                let report = try validate(mark + rows.joined(separator: end))
                #expect(report.findings.map(\.code) == [.raggedRow])
                #expect(report.findings.first?.row == 4)
                #expect(report.findings.first?.line == 5)
                #expect(report.findings.first?.description.hasPrefix("E11 row 4 (line 5): ") == true)
            }
        }
    }

    @Test("However a file is cut into pieces, the findings are the same")
    func pieces() throws {
        let record = try HTCDSWriterTests.full()
        let text = "\u{FEFF}" + (try HTCDSWriterTests.table([record, record])) + "x,\"y\"\r\n"
        let bytes = Array(text.utf8)
        let validator = try HTCDSValidator(today: CivilDate(iso8601: "2026-06-15"))
        let whole = try validator.validate(bytes)
        #expect(whole.findings.map(\.code) == [.raggedRow])
        for size in [1, 2, 3, 7, 1_000] {
            var start = 0
            let report = try validator.validate {
                let end = min(start + size, bytes.count)
                defer { start = end }
                return Array(bytes[start..<end])
            }
            #expect(report == whole)
        }
    }

    @Test("Findings beyond the limit are counted")
    func many() throws {
        let row = "Nonsense,,,,,,Nonsense" + String(repeating: ",", count: 31) + "\n"
        let report = try validate(header + "\n" + String(repeating: row, count: HTCDSReport.mostFindings + 5))
        #expect(report.findings.count == HTCDSReport.mostFindings)
        #expect(report.errors == HTCDSReport.mostFindings + 5)
        #expect(report.omitted == 5)
        #expect(report.warnings == 0)
    }

    @Test("Random bytes, and tables with random bytes in them, give a report or a refusal")
    func random() throws {
        let validator = try HTCDSValidator(today: CivilDate(iso8601: "2026-06-15"))
        var generator = SeededGenerator(seed: 20_260_615)
        let texts = try [
            HTCDSWriterTests.table([HTCDSWriterTests.full()]), HTCDSWriterTests.document([HTCDSWriterTests.full()]),
        ]
        let alphabet = Array("\"\",;\r\n\u{0}{}[]:\\é= '".utf8) + [0xFF, 0xC3]
        var (reports, refusals) = (0, 0)
        for round in 0..<600 {
            var bytes = Array(texts[round % 2].utf8)
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                let place = Int.random(in: 0..<bytes.count, using: &generator)
                let byte = alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
                if Bool.random(using: &generator) { bytes[place] = byte } else { bytes.insert(byte, at: place) }
            }
            do {
                _ = try validator.validate(bytes)
                reports += 1
            } catch {
                #expect(error.code == .invalidInput)
                refusals += 1
            }
        }
        #expect(reports > 50)
        #expect(refusals > 50)
    }
}
