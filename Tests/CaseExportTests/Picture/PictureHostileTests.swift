import CountryRules
import Testing

@testable import CaseExport

@Suite("Hostile texts stay texts")
struct PictureHostileTests {
    /// A picture that has the text wherever a text can stand.
    static func picture(_ text: String) -> TimelinePicture {
        let today = day(TimelinePicture.anyDay)
        return TimelinePicture(
            title: text, description: text, language: .english, today: today,
            lanes: [
                .init(
                    name: text,
                    bars: [.init(label: text, from: today, to: nil, state: .running, note: text)],
                    milestones: [.init(day: today, label: text, shape: .step)])
            ],
            deadlines: [.init(day: today, label: text, state: .dueToday)])
    }

    @Test("There are enough of them")
    func enough() { #expect(Set(HostileTexts.all).count > 200) }

    @Test("A picture of a hostile text is well-formed, has the same text and the same elements as any other")
    func hostile() throws {
        let plain = try Elements(Self.picture("x").svgDocument(footer: ["x"]))
        let names = Set(plain.all.map(\.name))
        let keys = Set(plain.all.flatMap(\.attributes.keys))
        for text in HostileTexts.all {
            let picture = Self.picture(text)
            let elements = try Elements(picture.svgDocument(footer: [text]))
            #expect(Set(elements.all.map(\.name)).subtracting(names) == [])
            let extra = Set(elements.all.flatMap(\.attributes.keys)).subtracting(keys)
            #expect(extra.subtracting(["overflow"]) == [], "\(text)")
            #expect(elements.texts.contains(ShownText.of(text)))
            #expect(elements.texts.contains("2026-11-21: \(ShownText.of(text)) (step)"))
            #expect(elements.texts.contains("2026-11-21: \(ShownText.of(text)) – due today"))
            #expect(PictureGeometryTests.faults(PictureLayout(picture, footer: [text])) == [], "\(text)")
        }
    }

    @Test("What cannot be shown is replaced by what is seen, and everything else stays")
    func shown() {
        #expect(ShownText.of("a\r\nb\rc\nd\te\u{2028}f") == "a\nb\nc\nd\te\nf")
        #expect(ShownText.of("\u{0}\u{1B}\u{7F}") == "\u{2400}\u{241B}\u{2421}")
        #expect(ShownText.of("\u{202E}\u{2066}\u{2069}\u{85}") == String(repeating: "\u{FFFD}", count: 4))
        #expect(HostileTexts.noCharacters.unicodeScalars.count == 5)
        #expect(ShownText.of(HostileTexts.noCharacters) == String(repeating: "\u{FFFD}", count: 5))
        let harmless = "Héllo <b> &amp; \u{200F}مرحبا\u{A0}👩‍👧 漢字 e\u{301}"
        #expect(ShownText.of(harmless) == harmless)
        #expect(ShownText.line(" a \r\n\t b\n") == "a b")
    }
}
