import CaseModel
import CountryRules
import Testing

@Suite("A line of the interchange format that is refused names the field")
struct InterchangeFieldsTests {
    private func refusal(_ line: String, as kind: EntryFacts.Kind) -> String? {
        let error = #expect(throws: JalonError.self) { try InterchangeFields.read(line.utf8).facts(of: kind) }
        #expect(error?.code == .invalidInput)
        return error?.message
    }

    @Test(
        "Fields that the format does not have, that stand twice, or are of another type",
        arguments: [
            (#"{"stage":"be.reflection","untill":"2026-03-01"}"#, #"field "untill": the format has no such field"#),
            (#"{"stage":"a","stage":"b"}"#, #"field "stage": stands twice in one object"#),
            (#"{"stage":"a","st\u0061ge":"b"}"#, #"field "stage": stands twice in one object"#),
            (#"{"stage":7}"#, #"field "stage": has to be a string"#),
            (#"{"stage":["a"]}"#, #"field "stage": has to be a string"#),
            (#"{"stage":{"stage":"a"}}"#, #"field "stage": has to be a string"#),
            (#"{"placed":"yes"}"#, #"field "placed": has to be true or false"#),
            (#"{"placed":1}"#, #"field "placed": has to be true or false"#),
            (#"{"with":"educator"}"#, #"field "with": has to be a list of strings"#),
            (#"{"with":[7]}"#, #"field "with": has to be a string"#),
            (#"{"with":[null]}"#, #"field "with": has to be a string"#),
            ("[]", "is not a JSON object"), ("7", "is not a JSON object"), ("null", "is not a JSON object"),
            ("", "is not valid JSON: ends before it is whole"), ("{", "is not valid JSON: ends before it is whole"),
            (#"{"stage":"a"} {}"#, "is not valid JSON: something stands behind the end"),
            (#"{"stage":"a",}"#, "is not valid JSON: a comma stands before a closing bracket"),
            (#"{"with":["team",]}"#, "is not valid JSON: a comma stands before a closing bracket"),
            ("{stage:'a'}", "is not valid JSON: a key is missing"),
            (#"{"stage":"a"; "until":null}"#, "is not valid JSON: a comma or a closing bracket is missing"),
        ])
    func shapes(line: String, message: String) {
        #expect(refusal(line, as: .stageGranted) == message)
    }

    @Test("A free text is taken where the kind has it, and refused where it has not", arguments: TextField.allCases)
    func freeText(field: TextField) throws {
        let line = #"{"stage":"be.reflection","\#(field.rawValue)":"Zoé"}"#
        guard [.note, .document, .overrideReason].contains(field) else {
            #expect(refusal(line, as: .stageGranted) == "field \"\(field.rawValue)\": does not belong to stage-granted")
            return
        }
        let fields = try InterchangeFields.read(line.utf8)
        #expect(try fields.facts(of: .stageGranted) == .grant("be.reflection"))
        #expect(try fields.sealedTexts() == SealedTexts([field: "Zoé"]))
    }

    @Test("An identity belongs to its own kind")
    func identity() throws {
        let line = #"{"identity":{"firstName":"Zoé"}}"#
        #expect(refusal(line, as: .noteAdded) == "field \"identity\": does not belong to note-added")
        let fields = try InterchangeFields.read(line.utf8)
        #expect(try fields.facts(of: .identityRecorded) == .identityRecorded)
        #expect(try fields.sealedTexts().identity?["firstName"] == "Zoé")
    }

    @Test(
        "Fields of another kind",
        arguments: [
            (EntryFacts.Kind.stageGranted, #"{"stage":"a","reason":"other"}"#, "reason"),
            (.stageRefused, #"{"stage":"a","until":null}"#, "until"), (.caseReopened, #"{"reason":"other"}"#, "reason"),
            (.caseClosed, #"{"reason":"other","stage":"a"}"#, "stage"),
            (.stepRecorded, #"{"step":"guardian","minor":true}"#, "minor"),
            (.stepSkipped, #"{"step":"guardian","reason":"other","with":[]}"#, "with"),
            (.stageWithdrawn, #"{"stage":"a","reason":"other","pack":"a"}"#, "pack"),
            (.conditionRecorded, #"{"condition":"a","status":"met","outcome":"signal"}"#, "outcome"),
            (.decisionRequested, #"{"decision":"a","outcome":"positive"}"#, "outcome"),
            (.decisionRequested, #"{"decision":"a","delivery":"mail"}"#, "delivery"),
            (.decisionRecorded, #"{"decision":"a","outcome":"positive","until":null}"#, "until"),
            (.stageGranted, #"{"stage":"a","delivery":"mail"}"#, "delivery"),
            (.stayStarted, #"{"stay":"a","stage":"a"}"#, "stage"), (.stayExtended, #"{"stay":"a","pack":"a"}"#, "pack"),
            (.stayEnded, #"{"stay":"a","until":null}"#, "until"),
            (.deadlineMet, #"{"deadline":"a","trigger":"2026-03-01","stage":"a"}"#, "stage"),
            (.entryRetracted, #"{"target":"a","reason":"other","as":"stay-ended"}"#, "as"),
            (.caseOpened, #"{"case":"X","country":"BE","openedOn":"2026-03-01","step":"guardian"}"#, "step"),
            (.caseOpened, #"{"case":"X","country":"BE","openedOn":"2026-03-01","on":"2026-03-02"}"#, "on"),
        ])
    func otherKind(kind: EntryFacts.Kind, line: String, field: String) {
        #expect(refusal(line, as: kind) == "field \"\(field)\": does not belong to \(kind.rawValue)")
    }

    @Test(
        "Days, codes and identifiers",
        arguments: [
            (EntryFacts.Kind.stageGranted, #"{"stage":"a","until":"2026-02-30"}"#, "until", "2026-02-30"),
            (.stageGranted, #"{"stage":"a","until":"03/04/2027"}"#, "until", "YYYY-MM-DD"),
            (.stageGranted, #"{"stage":null}"#, "stage", "is missing"), (.stageGranted, "{}", "stage", "is missing"),
            (.stepRecorded, #"{"step":"team-dicsussion"}"#, "step", "choose from team-discussion, specialised-centre"),
            (.stepRecorded, #"{"step":"guardian","with":["Jean"]}"#, "with", "is not a role; choose from case-worker"),
            (.stepRecorded, #"{"step":"guardian","outcome":"good"}"#, "outcome", "is not an outcome"),
            (.stepSkipped, #"{"step":"guardian"}"#, "reason", "is missing"),
            (.stageWithdrawn, #"{"stage":"a","reason":"bad"}"#, "reason", "is not a reason to withdraw"),
            (.conditionRecorded, #"{"condition":"Not a code","status":"met"}"#, "condition", "is not an identifier"),
            (.conditionRecorded, #"{"condition":"a","status":"open"}"#, "status", "choose from met, lapsed"),
            (.caseClosed, #"{"reason":"done"}"#, "reason", "is not a closure reason; choose from completed"),
            (.caseOpened, #"{"case":"é","country":"BE","openedOn":"2026-03-01"}"#, "case", "is not a case reference"),
            (
                .caseOpened, #"{"case":"X","country":"Belgium","openedOn":"2026-03-01"}"#, "country",
                "is not a country code"
            ),
            (.caseOpened, #"{"case":"X","country":"BE","openedOn":"2026-13-01"}"#, "openedOn", "2026-13-01"),
            (.caseOpened, #"{"case":"X","country":"BE"}"#, "openedOn", "is missing"),
            (
                .caseOpened, #"{"case":"X","country":"BE","openedOn":"2026-03-01","nationality":"M"}"#, "nationality",
                "is not a country code"
            ),
            (
                .caseOpened, #"{"case":"X","country":"BE","openedOn":"2026-03-01","exploitation":["x"]}"#,
                "exploitation", "exp.sexual"
            ),
        ])
    func values(kind: EntryFacts.Kind, line: String, field: String, reason: String) throws {
        let message = try #require(refusal(line, as: kind))
        #expect(message.hasPrefix("field \"\(field)\": ") && message.contains(reason), "\(message)")
    }

    @Test("The first line says which format it is, and nothing else")
    func format() throws {
        let format = "jalon.interchange/1"
        try InterchangeFields.read(#"{"format":"jalon.interchange/1"}"#.utf8).checkFormat(format)
        for line in [
            #"{"format":"jalon.interchange/2"}"#, #"{"format":"jalon.interchange/1","case":"X"}"#, #"{"case":"X"}"#,
        ] {
            let error = #expect(throws: JalonError.self) { try InterchangeFields.read(line.utf8).checkFormat(format) }
            #expect(error?.message.contains(format) == true)
        }
    }
}
