import CaseModel
import CivilCalendar
import CountryRules
import Foundation
import Testing

@testable import CaseExport

@Suite("A page is one file that does nothing and asks for nothing")
struct ExportPageTests {
    static func page(_ text: String, sections: Int = 1) throws -> String {
        var bytes: [UInt8] = []
        var page = ExportPage(language: .french, title: text, facts: [ExportFact(text, .text(text))])
        try page.begin { bytes += $0 }
        for _ in 0..<sections {
            let table = ExportRows(
                ExportTable(title: text, columns: columns(text, "B", "C")),
                rows: [
                    [.text(text), .date(day(TimelinePicture.anyDay))],
                    [.integer(3), .empty, .text(text), .text("cut")],
                ],
                whenEmpty: text)
            let none = ExportRows(
                ExportTable(title: "None", columns: columns("A", "B")), rows: [], whenEmpty: text)
            let section = ExportSection(
                heading: text, facts: [ExportFact("F", .month(day(TimelinePicture.anyDay)))],
                picture: PictureHostileTests.picture(text), tables: [table, none],
                findings: .init(heading: text, items: [text]))
            try page.write(section) { bytes += $0 }
        }
        try page.end(footer: [text, "Head of the chain: 41"]) { bytes += $0 }
        return try #require(String(validating: bytes, as: UTF8.self))
    }

    private static func columns(_ headings: String...) -> [ExportTable.Column] {
        headings.map { ExportTable.Column($0, heading: $0, kind: .text) }
    }

    /// What stands between two pieces of the page, each of which is there once.
    static func between(_ start: String, _ end: String, in page: String) throws -> String {
        let parts = page.components(separatedBy: start)
        try #require(parts.count == 2)
        let rest = parts[1].components(separatedBy: end)
        try #require(rest.count == 2)
        return rest[0]
    }

    @Test("SHA-256 as this test computes it is that of the standard")
    func knownAnswer() {
        let abc = sha256(Array("abc".utf8)).map { String(format: "%02x", $0) }.joined()
        #expect(abc == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad")
        let longer = sha256(Array("abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq".utf8))
        #expect(longer.map { String(format: "%02x", $0) }.joined().hasPrefix("248d6a61d20638b8"))
    }

    @Test("The content policy names the hash of the one stylesheet that is there, and allows nothing else")
    func policy() throws {
        let page = try Self.page("x")
        let sheet = try Self.between("<style>", "</style>", in: page)
        let hash = Data(sha256(Array(sheet.utf8))).base64EncodedString()
        #expect(ExportStyle.hash == hash)
        #expect(sheet.utf8.count > 1_000 && !sheet.contains("url(") && !sheet.contains("@import"))
        #expect(
            page.contains(
                "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src &#39;none&#39;; "
                    + "style-src &#39;sha256-\(hash)&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;\">"))
        #expect(!page.contains("style=") && !page.contains("<script") && !page.contains("<link"))
        let addresses = page.components(separatedBy: "http://").dropFirst().map { $0.prefix(18) }
        #expect(Set(addresses) == ["www.w3.org/2000/sv"])
    }

    @Test("Headings, tables and times say what they are")
    func structure() throws {
        let page = try Self.page("x", sections: 2)
        #expect(page.hasPrefix("<!DOCTYPE html>\n<html lang=\"fr\">\n<head>\n<meta charset=\"utf-8\">"))
        #expect(page.hasSuffix("<p>Head of the chain: 41</p>\n</footer>\n</body>\n</html>\n"))
        #expect(page.contains("<th scope=\"col\">B</th>") && page.contains("<caption>x</caption>"))
        #expect(
            page.contains(
                "<tr><th scope=\"row\">x</th><td><time datetime=\"2026-11-21\">sam 2026-11-21</time></td><td></td></tr>"
            ))
        #expect(page.contains("<tr><th scope=\"row\">3</th><td></td><td>x</td></tr>"))
        #expect(page.contains("<tr><td colspan=\"2\">x</td></tr>"))
        #expect(page.contains("<dd><time datetime=\"2026-11\">2026-11</time></dd>"))
        let ids = try Elements(Array(("<main>" + Self.between("<main>", "</main>", in: page) + "</main>").utf8)).all
            .compactMap { $0.attributes["id"] }
        #expect(ids.count == Set(ids).count && ids.contains("part-2") && ids.contains("jpicture-2"))
    }

    @Test("An instant is a time that HTML knows, shown in full")
    func instants() throws {
        var markup = Markup()
        ExportTable.Cell.instant(try #require(Instant(rfc3339: "2026-03-02T10:12:13.123456Z")))
            .write(in: Words(.english), to: &markup)
        ExportTable.Cell.instant(try #require(Instant(rfc3339: "2026-03-02T10:12:13Z")))
            .write(in: Words(.english), to: &markup)
        #expect(
            String(decoding: markup.bytes, as: UTF8.self)
                == "<time datetime=\"2026-03-02T10:12:13.123Z\">2026-03-02T10:12:13.123456Z</time>"
                + "<time datetime=\"2026-03-02T10:12:13Z\">2026-03-02T10:12:13Z</time>")
    }

    @Test("Hostile texts change no element of the page and are all there")
    func hostile() throws {
        for text in HostileTexts.all {
            let page = try Self.page(text)
            for part in ["header", "main", "footer"] {
                let inner = try Self.between("<\(part)>", "</\(part)>", in: page)
                let elements = try Elements(Array("<\(part)>\(inner)</\(part)>".utf8))
                #expect(elements.texts.contains(ShownText.of(text)), "\(text)")
                for (name, attributes) in elements.all {
                    #expect(!["script", "img", "iframe", "a", "style", "use"].contains(name))
                    #expect(!attributes.keys.contains { $0.hasPrefix("on") || $0.hasSuffix("href") || $0 == "style" })
                }
            }
            #expect(page.components(separatedBy: "<").count == page.components(separatedBy: ">").count)
        }
    }

    @Test("A long table comes in pieces, and what the sink throws comes through")
    func streaming() throws {
        let rows = (0..<1_000).map { [ExportTable.Cell.integer($0), .text("A text")] }
        let section = ExportSection(
            heading: "Long",
            tables: [.init(.init(title: "T", columns: Self.columns("A", "B")), rows: rows, whenEmpty: "-")])
        var page = ExportPage(language: .english, title: "Page", facts: [])
        var sizes: [Int] = []
        try page.write(section) { sizes.append($0.count) }
        #expect(sizes.count == 11 && (sizes.max() ?? 0) < 10_000)
        var calls = 0
        let error = #expect(throws: JalonError.self) {
            try page.write(section) { (_) throws(JalonError) in
                calls += 1
                if calls == 3 { throw JalonError(.failed, "full") }
            }
        }
        #expect(error?.message == "full" && calls == 3)
    }
}
