import Testing

@testable import Jalon

@Suite("An import is looked through for what has to be sealed")
struct SealedFieldFinderTests {
    /// Whether there is something in a text that comes in pieces of a size.
    private func found(_ text: String, pieces: Int = 4_096) -> Bool {
        var finder = SealedFieldFinder()
        var rest = Array(text.utf8)[...]
        while !rest.isEmpty {
            finder.feed(Array(rest.prefix(pieces)))
            rest = rest.dropFirst(pieces)
        }
        finder.feed([])
        return finder.found
    }

    private static let names = TextField.allCases.map(\.rawValue) + ["identity"]

    @Test("Every field that is sealed is found, wherever the pieces end", arguments: names)
    func everyName(name: String) {
        for line in [
            "{\"case\":\"BE-1\",\"\(name)\":\"Zoé\"}\n", "{ \"\(name)\" : null }", "\n\n{\"a\":[1],\"\(name)\":{}}",
            "{\"case\":\"BE-1\"}\n{\"on\":\"2013-01-01\",\"\(name)\":1}",
        ] {
            for pieces in [1, 2, 3, 7, 13, 4_096] { #expect(found(line, pieces: pieces), "\(line) by \(pieces)") }
        }
    }

    @Test("A name cut in two at any place is found")
    func cut() {
        for name in Self.names {
            let line = Array("{\"case\":\"BE-1\",\"\(name)\":\"x\"}".utf8)
            for place in line.indices {
                var finder = SealedFieldFinder()
                finder.feed(Array(line[..<place]))
                finder.feed(Array(line[place...]))
                #expect(finder.found, "\(name) at \(place)")
            }
        }
    }

    @Test("What has no such field has none: other names, longer and shorter ones, other cases of letters")
    func none() {
        for text in [
            "", "{}", CasebookImportTests.sample, "{\"notes\":1,\"not\":2,\"Note\":3,\"reasonTexts\":4}",
            "{\"override\":true,\"identified\":true,\"reason\":\"other\"}", "note", "{note:1}", "{\"\":\"\"}",
            "{\"\(String(repeating: "note", count: 40))\":1}", "{\"a-very-long-name-before-note\":1}",
            "{\"overrideReasonx\":1,\"xoverrideReason\":2}",
        ] {
            for pieces in [1, 5, 4_096] { #expect(!found(text, pieces: pieces), "\(text.prefix(60)) by \(pieces)") }
        }
    }

    @Test("A name that is written with escapes is not missed", arguments: [1, 2, 3, 4_096])
    func escapes(pieces: Int) {
        for line in [#"{"n\u006fte":"x"}"#, #"{"\u006eote":"x"}"#, #"{"note\u0000":1}"#, #"{"case":"a\"b"}"#] {
            #expect(found(line, pieces: pieces), "\(line)")
        }
    }

    @Test("Once found it stays found")
    func stays() {
        var finder = SealedFieldFinder()
        #expect(!finder.found)
        finder.feed(Array("{\"note\":1}".utf8))
        #expect(finder.found)
        finder.feed(Array("{\"case\":1}".utf8))
        #expect(finder.found)
    }

    @Test("A value that is called as a field may be found: a passphrase is asked for once too often, never too late")
    func value() {
        #expect(found("{\"as\":\"note\"}"))
    }
}
