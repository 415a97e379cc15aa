import CaseExport
import CaseModel
import CountryRules
import Foundation
import Testing

@Suite("The page of an overview")
struct OverviewPageTests {
    private static func team() throws -> ToldTeam {
        var team = ToldTeam()
        try team.add("BE-1", owner: "hd", deputy: "jp", due: [-3, 20])
        try team.add("BE-2", owner: "jp", step: .guardian, due: [0], status: .memory)
        try team.add("BE-3", step: .signal, undated: 1)
        return team
    }

    private static func body(_ page: String) throws -> Elements {
        let parts = page.components(separatedBy: "<body>")
        try #require(parts.count == 2)
        let inner = parts[1].components(separatedBy: "</body>")[0]
        return try Elements(Array("<body>\(inner)</body>".utf8))
    }

    @Test("Numbers, groups, cases by worker, what has no deadline, open steps, and the last lines")
    func parts() throws {
        let page = try ToldTeam.page(Self.team().overview())
        for piece in [
            "<title>Overview · Monday 2026-11-23</title>", "<main class=\"together\">",
            "<div class=\"overdue\"><dt>Overdue</dt><dd>1</dd></div>",
            "<div class=\"undated\"><dt>No deadline</dt><dd>1</dd></div>",
            "<tr class=\"group overdue\"><th colspan=\"6\" scope=\"rowgroup\">Overdue (1)</th></tr>",
            "<tr class=\"overdue\"><th scope=\"row\" class=\"short\">BE-1</th><td>Reflection period</td>"
                + "<td><time datetime=\"2026-11-20\">Fri 2026-11-20</time></td><td class=\"short\">overdue by 3 days</td>"
                + "<td data-label=\"Plan on\"><time datetime=\"2026-11-19\">Thu 2026-11-19</time></td>"
                + "<td data-label=\"Owner / deputy\">hd / jp</td></tr>",
            "<td>† Reflection period</td>", "hd · 1 open case, 1 deadline overdue</th>",
            "Without a case worker · 1 open case</th>", "<td>Reflection period → Guardian or lawyer</td>",
            "<tr class=\"undated\"><th scope=\"row\" class=\"short\">BE-3</th>",
            "<td class=\"number\">1</td><td><span class=\"short\">BE-2</span></td>",
            "<p>Scope: all open cases (3 open cases).</p>",
            "<p>Computed for Monday 2026-11-23; what falls due is listed up to Wednesday 2026-12-23.</p>",
            "BE/2017 (from memory).</p>", "<p>Casebook: entry 41, head of the chain abab",
        ] {
            #expect(page.contains(piece), "\(piece)")
        }
        #expect(page.components(separatedBy: "† computed from").count == 2)
    }

    @Test("Nothing due, no cases: the page says so")
    func empty() throws {
        let page = try ToldTeam.page(ToldTeam().overview())
        #expect(page.contains("<p>Nothing is overdue, and nothing is due by Wednesday 2026-12-23.</p>"))
        #expect(page.contains("<p>no open case</p>") && !page.contains("<table") && !page.contains("† "))
        #expect(!page.contains("class=\"undated\""))
    }

    @Test(
        "One, more and none in every language; every place is filled, and no key is shown",
        arguments: RuleLanguage.allCases)
    func languages(language: RuleLanguage) throws {
        var team = try Self.team()
        for number in 4...9 { try team.add("BE-\(number)", owner: "hd", due: [-number, number, 40], alerts: [20]) }
        for days in [0, 1, 8, 30, 60] {
            for scope in [
                Overview.Scope(), .init(country: .belgium, worker: .of(try WorkerCode("hd"))), .init(worker: .nobody),
            ] {
                let overview = try team.overview(within: days, scope)
                for text in [try ToldTeam.page(overview, language), try ToldTeam.markdown(overview, language)] {
                    let shown = text.components(separatedBy: "</style>").last ?? ""
                    #expect(!shown.contains("{") && !shown.contains("overview."), "\(days)")
                }
            }
        }
        let texts = try RuleTexts(language)
        #expect(texts["overview.cases.one"].contains("{count}") && !texts["overview.cases.none"].contains("{"))
        if language != .hungarian {
            #expect(texts["overview.cases.one"] != texts["overview.cases.other"])
            #expect(texts["overview.overdue.one"] != texts["overview.overdue.other"])
        }
    }

    @Test("Texts of a pack of one's own change no element and are all there")
    func hostile() throws {
        for text in HostileTexts.all where !text.isEmpty {
            var team = ToldTeam()
            try team.add("BE-1", owner: text, deputy: text, stage: text, due: [0])
            try team.add("BE-2", owner: text, stage: text, undated: 1)
            let elements = try Self.body(ToldTeam.page(team.overview()))
            for (name, attributes) in elements.all {
                #expect(!["script", "img", "iframe", "a", "style", "use"].contains(name))
                #expect(!attributes.keys.contains { $0.hasPrefix("on") || $0.hasSuffix("href") || $0 == "style" })
            }
            #expect(elements.all.filter { $0.name == "tr" }.count == 9)
        }
    }

    @Test("A long overview comes in pieces, and what the sink throws comes through")
    func streaming() throws {
        var team = ToldTeam()
        for number in 0..<1_000 { try team.add("BE-\(1_000 + number)", owner: "hd", due: [number % 9]) }
        let page = OverviewPage(try team.overview(), texts: try RuleTexts(.english))
        var sizes: [Int] = []
        try page.write { sizes.append($0.count) }
        #expect(sizes.count > 20 && (sizes.max() ?? 0) < 40_000)
        var calls = 0
        let error = #expect(throws: JalonError.self) {
            try page.write { (_) throws(JalonError) in
                calls += 1
                if calls == 3 { throw JalonError(.failed, "full") }
            }
        }
        #expect(error?.message == "full" && calls == 3)
    }

    @Test("The Markdown has the same numbers and rows")
    func markdown() throws {
        let text = try ToldTeam.markdown(Self.team().overview())
        for piece in [
            "# Overview · Monday 2026-11-23\n", "| Overdue | 1 |\n", "| Open cases | 3 |\n",
            "| BE-1 | Reflection period | 2026-11-20 | overdue by 3 days | 2026-11-19 | hd / jp |\n",
            "## By case worker\\: hd · 1 open case, 1 deadline overdue\n",
        ] {
            #expect(text.contains(piece), "\(piece)")
        }
        #expect(text.hasSuffix("ab.\n"))
    }
}
