import CaseModel
import Testing

@Suite("Free text, which is sealed")
struct SealedTextsTests {
    private let canary = "Zoé Canary"

    @Test("Empty texts are none, and nothing is sealed for them")
    func empty() {
        #expect(SealedTexts([.note: ""]).isEmpty && SealedTexts([.note: "", .title: ""]) == .none)
        #expect(!SealedTexts([.note: " "]).isEmpty && SealedTexts([.note: "a"])[.note] == "a")
        #expect(SealedTexts.none[.note] == nil && !SealedTexts([:], identity: Identity([:])).isEmpty)
    }

    @Test("A text is at most 64 KiB; the refusal names the field and repeats nothing", arguments: TextField.allCases)
    func limit(field: TextField) throws {
        let kind = try #require(EntryFacts.Kind.allCases.first { $0.texts.contains(field) })
        let longest = String(repeating: "é", count: SealedTexts.longestText / 2)
        #expect(throws: Never.self) { try SealedTexts([field: longest]).check(for: kind) }
        let error = #expect(throws: JalonError.self) { try SealedTexts([field: longest + "x"]).check(for: kind) }
        #expect(error?.code == .invalidInput)
        #expect(error?.message == "field \"\(field.rawValue)\": is longer than 64 KiB")
    }

    @Test("Every field belongs to some kind, a note to nearly all, an identity to its own alone")
    func fields() {
        for field in TextField.allCases { #expect(EntryFacts.Kind.allCases.contains { $0.texts.contains(field) }) }
        let without = EntryFacts.Kind.allCases.filter { !$0.texts.contains(.note) }
        #expect(Set(without) == [.noteAdded, .identityRecorded, .identityRevealed, .timelineExported, .contentErased])
        let sealed = SealedTexts([:], identity: Identity(["lastName": canary]))
        for kind in EntryFacts.Kind.allCases where kind != .identityRecorded {
            let error = #expect(throws: JalonError.self) { try sealed.check(for: kind) }
            #expect(error?.message == "field \"identity\": does not belong to \(kind.rawValue)")
        }
        #expect(throws: Never.self) { try sealed.check(for: .identityRecorded) }
    }

    @Test("An identity that is too long is refused, however it was made")
    func longIdentity() {
        let sealed = SealedTexts([:], identity: Identity(["lastName": String(repeating: "x", count: Identity.longest)]))
        let error = #expect(throws: JalonError.self) { try sealed.check(for: .identityRecorded) }
        #expect(error?.code == .invalidInput && error?.message.hasPrefix("field \"identity\": ") == true)
    }

    @Test("The bytes that are sealed are the same for the same texts, and read again")
    func bytes() throws {
        let texts = SealedTexts([.title: "b", .note: "\u{0}\"\\\n☂"], identity: Identity(["b": "2", "a": "1"]))
        #expect(
            String(decoding: texts.bytes, as: UTF8.self)
                == #"{"note":"\u0000\"\\\n☂","title":"b","identity":{"a":"1","b":"2"}}"#)
        #expect(try SealedTexts(bytes: texts.bytes) == texts)
        for other in ["", "[]", "{", "7", #"{"note":"a"}{"note":"b"}"#, #"{"identity":7}"#] {
            let error = #expect(throws: JalonError.self, "\(other)") { try SealedTexts(bytes: Array(other.utf8)) }
            #expect(error?.code == .damaged || other.contains("identity"))
        }
    }

    @Test("What another says goes before, field by field")
    func replaced() {
        let first = SealedTexts([.note: "a", .title: "b"], identity: Identity(["firstName": "A", "city": "B"]))
        let second = SealedTexts([.title: "c"], identity: Identity(["city": "C"]))
        let both = first.replaced(by: second)
        #expect(both.texts == [.note: "a", .title: "c"])
        #expect(both.identity == Identity(["firstName": "A", "city": "C"]))
        #expect(first.replaced(by: .none) == first && SealedTexts.none.replaced(by: second) == second)
    }

    @Test("Nothing of it shows when it is described, printed, dumped or reflected")
    func shows() throws {
        let texts = SealedTexts([.note: canary], identity: Identity(["lastName": canary]))
        let identity = try Identity(json: #"{"lastName":"Zoé Canary","canary":{"x":["Zoé Canary"]}}"#.utf8)
        let values: [Any] = [
            texts, identity, [texts], Optional(identity) as Any, [TextField.note: texts], (texts, identity),
            Result<SealedTexts, JalonError>.success(texts),
        ]
        for value in values {
            var dumped = ""
            dump(value, to: &dumped)
            var mirrored = "\(Mirror(reflecting: value).children.map { "\($0)" })"
            mirrored += "\(Mirror(reflecting: value).descendant("texts") as Any)"
            for shown in ["\(value)", String(describing: value), String(reflecting: value), dumped, mirrored] {
                #expect(!shown.lowercased().contains("canary") && !shown.contains("Zo"), "\(type(of: value))")
            }
        }
        #expect(!"\(texts)".isEmpty)
    }
}
