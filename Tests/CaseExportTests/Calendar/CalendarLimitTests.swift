import CaseExport
import CaseModel
import Testing

@Suite("What cannot stand in a calendar is refused with its reason")
struct CalendarLimitTests {
    private static func refusal(_ change: (inout CalendarEvent) -> Void) throws -> String {
        var event = try CalendarSamples.event()
        change(&event)
        var writer = try CalendarWriter(CalendarSamples.feed())
        let error = #expect(throws: JalonError.self) {
            try writer.write(event) { _ in Issue.record("the sink got something of a refused event") }
        }
        #expect(error?.code == .invalidInput)
        let start = "the calendar event 0198f3c3-6b1e-7d10-8f3e-2b5a9c4d7e60_be.reflection_end@jalon.invalid "
        let message = try #require(error?.message)
        #expect(message.hasPrefix(start))
        return String(message.dropFirst(start.count))
    }

    @Test("Each limit of an event has its message, which repeats no text of it")
    func events() throws {
        let long = String(repeating: "é", count: CalendarEvent.longestText / 2)
        let word = String(repeating: "é", count: CalendarEvent.longestWord / 2)
        #expect(try Self.refusal { $0.summary = "" } == "has an empty summary: give one")
        #expect(try Self.refusal { $0.summary = "\r\n \u{200E}" } == "has an empty summary: give one")
        #expect(try Self.refusal { $0.summary = long + "x" } == "has a summary longer than 262144 bytes: shorten it")
        #expect(
            try Self.refusal { $0.description = long + "x" } == "has a description longer than 262144 bytes: shorten it"
        )
        #expect(
            try Self.refusal { $0.categories = [word + "x"] } == "has a category longer than 1024 bytes: shorten it")
        #expect(
            try Self.refusal { $0.categories = Array(repeating: "a", count: 33) }
                == "has more than 32 categories: leave some out")
        #expect(try Self.refusal { $0.alarms = Array(0...16) } == "has more than 16 alarms: leave some out")
        for days in [-1, 367, .min, .max] {
            #expect(
                try Self.refusal { $0.alarms = [7, days] }
                    == "has an alarm that is not 0 to 366 days before its day")
        }
        for sequence in [-1, 2_147_483_648, .min, .max] {
            #expect(try Self.refusal { $0.sequence = sequence } == "has a sequence that is not 0 to 2147483647")
        }
    }

    @Test("What just fits is written")
    func fits() throws {
        var event = try CalendarSamples.event(String(repeating: "é", count: CalendarEvent.longestText / 2))
        event.description = String(repeating: "\u{1F600}", count: CalendarEvent.longestText / 4)
        event.categories = Array(
            repeating: String(repeating: "é", count: CalendarEvent.longestWord / 2),
            count: CalendarEvent.mostCategories)
        event.sequence = 2_147_483_647
        let read = try CalendarSamples.read(event)
        #expect(try read.text("SUMMARY") == event.summary)
        #expect(try read.text("DESCRIPTION") == event.description)
        #expect(try ReadCalendar.unescaped(read.value("CATEGORIES")) == event.categories)
        #expect(try read.value("SEQUENCE") == "2147483647")
    }

    @Test("A feed has a name, a PRODID, a language tag and an interval in range")
    func feeds() throws {
        func refusal(_ change: (inout CalendarFeed) -> Void) throws -> String? {
            var feed = try CalendarSamples.feed()
            change(&feed)
            return #expect(throws: JalonError.self) { try CalendarWriter(feed) }?.message
        }
        #expect(try refusal { $0.name = " \u{2028}" } == "the name of the calendar is empty: give one")
        #expect(
            try refusal { $0.name = String(repeating: "x", count: 1_025) }
                == "the name of the calendar is longer than 1024 bytes: shorten it")
        #expect(try refusal { $0.productID = "" } == "the PRODID of the calendar is empty: give one")
        for language in ["", "f", "fr:X", "fr;X=1", "fr\r\nX:1", "fr_BE", "fr-", "-fr", "français", "english"] {
            #expect(
                try refusal { $0.language = language } == "the language of a calendar is a tag such as fr or nl-BE",
                "\(language)")
        }
        for hours in [0, -1, 8_785] {
            #expect(try refusal { $0.refreshHours = hours } == "a calendar is fetched again after 1 to 8784 hours")
        }
        for language in ["en", "nl-BE", "zh-Hant-TW"] {
            var feed = try CalendarSamples.feed()
            feed.language = language
            _ = try CalendarWriter(feed)
        }
    }

    @Test("A UID is made from identifiers: two never give the same one, and a name is refused unread")
    func uids() throws {
        let texts = ["a/b", "a.b", "a:b", "a#b", "a-b", "a/b/", "a", "b"]
        let uids = try texts.map { try CalendarUID($0).description }
        #expect(Set(uids).count == texts.count)
        #expect(uids[0] == "a_b@jalon.invalid")
        #expect(try CalendarUID("a/b") == CalendarUID("a/b"))
        for text in [
            "Maria", "maria rossi", "josé", "a_b", "a~b", "a=b", "a@b", "a\r\nATTENDEE:x", "a,b", "a;b", "a\\b",
        ] {
            let error = #expect(throws: JalonError.self) { try CalendarUID(text) }
            #expect(
                error?.message
                    == "a calendar identifier has small letters, digits and - . / : # only: make it from identifiers")
        }
        for text in ["", String(repeating: "a", count: 201)] {
            let error = #expect(throws: JalonError.self) { try CalendarUID(text) }
            #expect(error?.message == "a calendar identifier has 1 to 200 characters")
        }
        #expect(try CalendarUID(String(repeating: "a", count: 200)).description.utf8.count < 255)
    }
}
