import CivilCalendar
import CountryRules
import Testing

@testable import CaseExport

@Suite("A picture as it is written")
struct PictureWritingTests {
    static func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

    @Test("The same picture is the same bytes, with whole numbers only", arguments: 0..<8)
    func determinism(seed: Int) throws {
        let picture = TimelinePicture.random(seed: UInt64(seed), count: 40, span: 900)
        let bytes = picture.svgDocument(footer: ["Scope: all"])
        #expect(
            bytes
                == TimelinePicture.random(seed: UInt64(seed), count: 40, span: 900).svgDocument(footer: ["Scope: all"]))
        let elements = try Elements(bytes)
        let geometry = ["x", "y", "width", "height", "d", "transform", "viewBox"]
        var count = 0
        for (name, attributes) in elements.all {
            for key in geometry {
                guard let value = attributes[key] else { continue }
                count += 1
                #expect(!value.contains("."), "\(name) \(key)=\(value)")
            }
        }
        #expect(count > 100)
    }

    @Test("A file of its own has title, description, legend and last lines; an element in a page has not")
    func forms() throws {
        var picture = TimelinePicture.small(String(repeating: "A long text ", count: 30) + "END")
        picture.title = "BE-2026-7Q4K"
        let document = picture.svgDocument(footer: ["Scope: this case", "Head of the chain: 41 9f86"])
        let whole = Self.text(document)
        #expect(
            whole.hasPrefix("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\""))
        #expect(whole.contains(">Head of the chain: 41 9f86</text>"))
        #expect(whole.contains(" END (step)</text>"))
        let inline = Self.text(picture.inlineSVG(id: "a b\"<9"))
        #expect(inline.hasPrefix("<svg "))
        #expect(inline.contains("id=\"ja-b--9\" role=\"img\" aria-labelledby=\"ja-b--9-title ja-b--9-desc\""))
        #expect(!inline.contains(">BE-2026-7Q4K</text>") && !inline.contains("END (step)</text>"))
        #expect(picture.legend.map(\.number) == [1])
        #expect(picture.legend.first?.text.hasSuffix("A long text END (step)") == true)
        let elements = try Elements(document)
        #expect(elements.all.filter { $0.name == "title" && $0.attributes["id"] == "jpicture-title" }.count == 1)
        #expect(elements.all.filter { $0.name == "desc" }.count == 1)
    }

    @Test("Nothing in the picture acts, asks for anything or needs a style")
    func passive() throws {
        let elements = try Elements(TimelinePicture.random(seed: 4, count: 60, span: 900).svgDocument(footer: []))
        let allowed = ["svg", "title", "desc", "defs", "pattern", "rect", "path", "g", "text"]
        #expect(Set(elements.all.map(\.name)).subtracting(allowed) == [])
        for (_, attributes) in elements.all {
            for (key, value) in attributes {
                #expect(!key.hasPrefix("on") && key != "style" && key != "class" && !key.hasSuffix("href"))
                #expect(!value.contains("url(") || value.hasPrefix("url(#jpicture-"))
            }
        }
    }

    @Test("A case without entries says so, in every language", arguments: RuleLanguage.allCases)
    func empty(language: RuleLanguage) throws {
        let picture = TimelinePicture(
            title: "Case", description: "Empty", language: language, today: day(TimelinePicture.anyDay),
            lanes: [.init(name: "Stays")], deadlines: [])
        let layout = PictureLayout(picture, footer: nil)
        #expect(layout.lanes.isEmpty && layout.key.entries.isEmpty && layout.legend.isEmpty)
        #expect(PictureGeometryTests.faults(layout) == [])
        let texts = try Elements(picture.svgDocument(footer: [])).texts
        #expect(texts.contains(PictureWords(language).nothing))
    }

    @Test("Every language has every word, and says them its own way")
    func words() {
        let english = PictureWords.list(.english)
        for language in RuleLanguage.allCases {
            let list = PictureWords.list(language)
            #expect(list.map(\.count) == [5, 4, 6, 5, 12, 7])
            #expect(list.joined().allSatisfy { !$0.isEmpty })
            #expect(Set(list[4]).count == 12 && Set(list[5]).count == 7)
            if language != .english { #expect(list.joined().filter { english.joined().contains($0) }.count < 12) }
        }
        #expect(PictureWords(.hungarian).month(3, year: 2026) == "2026. márc.")
        #expect(PictureWords(.french).month(3, year: 2026) == "mars 2026")
    }

    @Test("By the month, no byte depends on a day")
    func months() throws {
        func picture(_ shift: Int, reversed: Bool) throws -> [UInt8] {
            func on(_ month: Int, _ number: Int) throws -> CivilDate {
                try #require(CivilDate(year: 2026, month: month, day: number + shift))
            }
            let first = TimelinePicture.Milestone(day: try on(2, reversed ? 9 : 2), label: "A", shape: .step)
            let second = TimelinePicture.Milestone(day: try on(2, reversed ? 1 : 4), label: "B", shape: .step)
            let bar = TimelinePicture.Bar(
                label: "Stay", from: try on(2, 3), to: try on(9, 8), state: .ended, extensions: [try on(5, 5)],
                endedEarly: try on(7, 5))
            return TimelinePicture(
                title: "Case", description: "Months", language: .english, today: try #require(CivilDate("2026-10-10")),
                precision: .month, lanes: [.init(name: "All", bars: [bar], milestones: [first, second])],
                deadlines: [.init(day: try on(10, 10), label: "Report", state: shift == 0 ? .dueToday : .upcoming)]
            ).svgDocument(footer: [])
        }
        let one = try picture(0, reversed: false)
        #expect(try picture(11, reversed: false) == one)
        #expect(try picture(5, reversed: true) == one)
        #expect(Self.text(one).contains("2026-02 – 2026-07: Stay (ended); extended: 2026-05; ended early (2026-09)"))
    }

    @Test("States, extensions, early ends and open ends are all to be seen")
    func signs() throws {
        var picture = TimelinePicture.small()
        let start = TimelinePicture.anyDay - 100
        picture.lanes[0].bars = [
            .init(label: "A", from: day(start), to: day(start + 60), state: .followed, extensions: [day(start + 30)]),
            .init(label: "B", from: day(start), to: day(start + 60), state: .ended, endedEarly: day(start + 10)),
            .init(label: "C", from: day(start), to: nil, state: .running),
            .init(label: "D", from: day(start + 110), to: day(start + 120), state: .planned),
        ]
        picture.deadlines = TimelinePicture.Mark.State.allCases.map {
            .init(day: day(start + 90), label: "\($0)", state: $0)
        }
        let layout = PictureLayout(picture, footer: nil)
        let bars = try #require(layout.lanes.first).bars
        #expect(bars.map(\.segments.count) == [1, 0, 0, 0])
        #expect(bars.map(\.isOpen) == [false, false, true, false])
        #expect(bars.map { $0.plannedEnd != nil } == [false, true, false, false])
        #expect(bars[1].end < bars[0].end && bars[1].plannedEnd == bars[0].end)
        let words = layout.key.entries.map(\.label.text)
        #expect(
            words == [
                "runs", "followed by another", "ended", "planned", "extended", "ended early", "step", "overdue",
                "due today", "upcoming", "met", "cancelled",
            ])
        let labels = try #require(layout.lanes.last).marks.map(\.label.text)
        #expect(labels.contains { $0.hasSuffix("overdue – overdue") })
    }
}
