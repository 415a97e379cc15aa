import CaseExport
import CaseModel
import CivilCalendar
import Testing

@Suite("Tables leave as Markdown")
struct MarkdownTableTests {
    @Test("A document has headings, a header with the headings of columns, and a line for each row")
    func plain() throws {
        let table = ExportTable(
            title: "Due [now]",
            columns: [.init("a", heading: "A|B", kind: .text), .init("n", heading: "N", kind: .integer)])
        let yesNo = ExportTable(title: "", columns: [.init("b", heading: "B", kind: .boolean)])
        let text = try document(
            MarkdownTableWriter(title: "All #1", yes: "oui", no: "non"),
            [
                (table, [[.text("x"), .integer(-3)], [.empty, .empty]]),
                (yesNo, [[.boolean(true)], [.boolean(false)]]),
            ])
        #expect(
            text == """
                # All `#1`

                ## Due \\[now\\]

                | A&#124;B | N |
                | --- | ---: |
                | x | -3 |
                |  |  |

                | B |
                | --- |
                | oui |
                | non |

                """)
    }

    @Test(
        "Signs of markup are escaped; words with addresses and mentions are code",
        arguments: [
            ("*a* _b_", #"\*a\* \_b\_"#), ("<b>&amp;", "&lt;b&gt;&amp;amp;"), ("a|b", "a&#124;b"), ("`x`", #"\`x\`"#),
            ("a\r\nb", "a<br>b"), ("[x](y)", #"\[x\]\(y\)"#),
            ("see http://a.example now", "see `http://a.example` now"),
            ("WWW.a.example", "`WWW.a.example`"), ("http://a|`b``c", "`http://a`&#124;``` `b``c ```"),
            ("a@b", "`a@b`"), ("#12", "`#12`"), ("#x", "\\#x"), ("GH-7", "`GH-7`"), ("BE-2026-0012", "BE-2026-0012"),
            ("a\\|", #"a\\&#124;"#), ("  a \t b ", "a b"), ("$x$", #"\$x\$"#), ("12:30", #"12\:30"#),
        ])
    func escapes(text: String, cell: String) throws {
        let table = ExportTable(title: "T", columns: [.init("a", heading: "A", kind: .text)])
        let made = try document(MarkdownTableWriter(title: ""), [(table, [[.text(text)]])])
        #expect(made == "## T\n\n| A |\n| --- |\n| \(cell) |\n")
    }

    @Test("Every hostile text is one cell of plain text, whole but for its blanks")
    func hostile() throws {
        let rows = try HostileTableTexts.all.map(TableSample.row)
        let text = try document(MarkdownTableWriter(title: ""), [(TableSample.table, rows)])
        let lines = text.unicodeScalars.split(separator: "\n").map { String($0) }.dropFirst(3)
        #expect(lines.count == rows.count)
        for (line, original) in zip(lines, HostileTableTexts.all) {
            let cells = line.unicodeScalars.split(separator: "|", omittingEmptySubsequences: false).map { String($0) }
            #expect(cells.count == 8, "\(line)")
            guard cells.count == 8 else { continue }
            let expected = TableSample.shown(original).unicodeScalars.split(
                separator: "\n", omittingEmptySubsequences: false
            )
            .map { $0.split { $0 == " " || $0 == "\t" }.map { String($0) }.joined(separator: " ") }
            .joined(separator: "\n")
            let plain = try #require(Self.plain(cells[2].unicodeScalars.dropFirst().dropLast()), "\(cells[2])")
            #expect(plain.utf8.elementsEqual(expected.utf8), "\(cells[2])")
        }
    }

    /// The plain text of a cell; `nil` when anything in it is markup.
    private static func plain(_ cell: Substring.UnicodeScalarView) -> String? {
        var text = String.UnicodeScalarView()
        var rest = cell
        while let first = rest.popFirst() {
            switch first {
            case "\\":
                guard let next = rest.popFirst() else { return nil }
                text.append(next)
            case "&":
                let names: [String: Unicode.Scalar] = ["amp": "&", "lt": "<", "gt": ">", "#124": "|"]
                guard let end = rest.firstIndex(of: ";"), let scalar = names[String(rest[..<end])] else { return nil }
                text.append(scalar)
                rest = rest[rest.index(after: end)...]
            case "<":
                guard rest.starts(with: "br>".unicodeScalars) else { return nil }
                rest = rest.dropFirst(3)
                text.append("\n")
            case "`":
                let fence = 1 + rest.prefix { $0 == "`" }.count
                rest = rest.dropFirst(fence - 1)
                guard let code = code(&rest, fence: fence) else { return nil }
                text.append(contentsOf: code)
            case "*", "_", "[", "]", "~", "$", "@", "|", ">": return nil
            default: text.append(first)
            }
        }
        return String(text)
    }

    /// What stands before the next run of so many backticks, without a blank at each end.
    private static func code(_ rest: inout Substring.UnicodeScalarView, fence: Int) -> String.UnicodeScalarView? {
        var code = String.UnicodeScalarView()
        while !rest.isEmpty {
            let run = rest.prefix { $0 == "`" }
            rest = rest.dropFirst(run.count)
            if run.count == fence {
                let isPadded = code.count > 2 && code.first == " " && code.last == " "
                return isPadded ? String.UnicodeScalarView(code.dropFirst().dropLast()) : code
            }
            code.append(contentsOf: run)
            if let next = rest.popFirst() { code.append(next) }
        }
        return nil
    }
}
