import CaseModel
import CountryRules
import Testing

@Suite("Lines of what was signalled, and of the people of a case")
struct EntryFactsPeopleTests {
    private static let item = #""item":"0198f3c2-1d2e-7a3b-8c4d-5e6f708192a3""#

    @Test("They are those of the interchange format; what is not said is left out or null")
    func lines() throws {
        let item = try #require(EntryID("0198f3c2-1d2e-7a3b-8c4d-5e6f708192a3"))
        let (day, hd) = (try date("2026-03-01"), try WorkerCode("hd"))
        var change = CaseChange()
        (change.region, change.isPlaced) = (.some(nil), true)
        let lines: [(EntryFacts, String)] = [
            (.indicatorsObserved([.debt, .debt, .pay]), #"{"indicators":["ind.debt","ind.debt","ind.pay"]}"#),
            (.signalSent(.init(to: .prosecutor)), #"{"to":"prosecutor"}"#),
            (.signalSent(.init(to: .police, emergency: .selfHarm)), #"{"to":"police","emergency":"self-harm"}"#),
            (
                .secrecyAssessed(.init([], answer: .secrecyStands, law: "BE/2024")),
                #"{"facts":[],"denied":[],"answer":"secrecy-stands","law":"BE/2024"}"#
            ),
            (
                .secrecyAssessed(.init([.peril], denied: [.offence, .vulnerable], answer: .mustAct, law: "BE/2024")),
                #"{"facts":["peril"],"denied":["vulnerable","offence"],"answer":"must-act","law":"BE/2024"}"#
            ),
            (.noteAdded, "{}"), (.identityRecorded, "{}"), (.identityRevealed(.texts), #"{"shown":"texts"}"#),
            (.referralSent(.init(to: .doctor, purpose: .other)), #"{"to":"doctor","purpose":"other"}"#),
            (
                .referralSent(.init(to: .centre, purpose: .other, basis: .courtOrder, isTransfer: true)),
                #"{"to":"centre","purpose":"other","basis":"court-order","transfer":true}"#
            ),
            (
                .referralSent(
                    .init(to: .centre, purpose: .other, basis: .courtOrder, isTransfer: true, isIdentified: true)),
                #"{"to":"centre","purpose":"other","basis":"court-order","transfer":true,"identified":true}"#
            ),
            (.referralAnswered(item, .revoked), "{\(Self.item),\"status\":\"revoked\"}"),
            (
                .consentGiven(.init([.contact, .referral])),
                #"{"scope":["referral","contact"],"by":"person","until":null}"#
            ),
            (.consentWithdrawn([.referral]), #"{"scope":["referral"]}"#),
            (.reminderAdded(.init(due: day)), #"{"due":"2026-03-01","topic":"other"}"#),
            (.roleAssigned(.init(.lawyer)), #"{"role":"lawyer","who":null,"until":null}"#),
            (.caseAssigned(.init(owner: hd)), #"{"owner":"hd","deputy":null}"#),
            (.supportPlanned(.init(.work, with: [.ngo, .ngo])), #"{"domain":"work","with":["ngo"],"until":null}"#),
            (.supportEnded(item, .dropped), "{\(Self.item),\"result\":\"dropped\"}"),
            (.caseAmended(change), #"{"region":null,"placed":true}"#),
        ]
        for (facts, line) in lines { #expect(facts.json == line) }
    }

    @Test("What may be left out has its usual value")
    func defaults() throws {
        func facts(_ line: String, _ kind: EntryFacts.Kind) throws -> EntryFacts {
            try InterchangeFields.read(line.utf8).facts(of: kind)
        }
        #expect(try facts(#"{"scope":["contact"]}"#, .consentGiven) == .consentGiven(.init([.contact], by: .person)))
        #expect(try facts(#"{"due":"2026-03-01"}"#, .reminderAdded) == .reminderAdded(.init(due: date("2026-03-01"))))
        #expect(
            try facts(#"{"from":"ngo","purpose":"other","transfer":false}"#, .referralReceived)
                == .referralReceived(.init(from: .ngo, purpose: .other)))
        #expect(
            try facts(#"{"indicators":["ind.pay","ind.debt","ind.pay"]}"#, .indicatorsObserved)
                == .indicatorsObserved([.pay, .debt]))
        // A line of before there was such a field denies nothing.
        #expect(
            try facts(#"{"facts":["peril"],"answer":"must-act","law":"BE/2024"}"#, .secrecyAssessed)
                == .secrecyAssessed(.init([.peril], answer: .mustAct, law: "BE/2024")))
        #expect(
            try facts(#"{"to":"ngo","purpose":"other","identified":false}"#, .referralSent)
                == .referralSent(.init(to: .ngo, purpose: .other)))
    }

    @Test("What is said to be so is not denied, whatever is said beside")
    func denied() throws {
        let facts = EntryFacts.SecrecyRecorded(
            [.peril, .danger], denied: [.danger, .offence, .offence], answer: .mustAct, law: "BE/2024")
        #expect(facts.facts == [.danger, .peril] && facts.denied == [.offence])
        let line = #"{"facts":["peril"],"denied":["peril","offence"],"answer":"must-act","law":"BE/2024"}"#
        #expect(
            try InterchangeFields.read(line.utf8).facts(of: .secrecyAssessed)
                == .secrecyAssessed(.init([.peril], denied: [.offence], answer: .mustAct, law: "BE/2024")))
    }

    @Test(
        "A line that is refused names the field, and what would be accepted",
        arguments: [
            (EntryFacts.Kind.indicatorsObserved, "{}", "indicators", "is empty"),
            (.indicatorsObserved, #"{"indicators":["ind.money"]}"#, "indicators", "choose from ind.movement"),
            (.secrecyAssessed, #"{"facts":[],"answer":"may"}"#, "law", "is missing"),
            (.secrecyAssessed, #"{"facts":["x"],"answer":"may","law":"BE/2024"}"#, "facts", "is not a fact"),
            (
                .secrecyAssessed, #"{"facts":[],"denied":["x"],"answer":"may","law":"BE/2024"}"#, "denied",
                "is not a fact"
            ),
            (.signalSent, #"{"to":"Jan"}"#, "to", "is not a role"),
            (.signalSent, #"{"to":"police","emergency":"fire"}"#, "emergency", "choose from immediate-danger"),
            (.stepRecorded, #"{"step":"guardian","reason":"not-placed"}"#, "reason", "choose from emergency"),
            (.referralSent, #"{"to":"doctor"}"#, "purpose", "is missing"),
            (.referralSent, #"{"to":"doctor","purpose":"other","basis":"x"}"#, "basis", "is not a legal basis"),
            (.referralSent, #"{"to":"doctor","purpose":"other","transfer":"yes"}"#, "transfer", "true or false"),
            (.referralSent, #"{"to":"doctor","purpose":"other","identified":1}"#, "identified", "true or false"),
            (
                .referralReceived, #"{"from":"ngo","purpose":"other","identified":true}"#, "identified",
                "does not belong"
            ),
            (.referralReceived, #"{"from":"ngo","purpose":"other","basis":"court-order"}"#, "basis", "does not belong"),
            (.referralAnswered, #"{"item":"7","status":"done"}"#, "item", "is not a UUID"),
            (.referralAnswered, #"{"status":"done"}"#, "item", "is missing"),
            (.consentGiven, "{}", "scope", "is empty"),
            (.consentGiven, #"{"scope":["all"]}"#, "scope", "choose from data-processing"),
            (.consentWithdrawn, #"{"scope":[]}"#, "scope", "is empty"),
            (.reminderAdded, #"{"topic":"hearing"}"#, "due", "is missing"),
            (.reminderAdded, #"{"due":"2026-02-30"}"#, "due", "2026-02-30"),
            (.roleAssigned, #"{"who":"hd"}"#, "role", "is missing"),
            (.caseAssigned, #"{"deputy":"hd"}"#, "owner", "is missing"),
            (.supportPlanned, #"{"domain":"sport"}"#, "domain", "choose from accommodation"),
            (.supportEnded, #"{"item":"0198f3c2-1d2e-7a3b-8c4d-5e6f708192a3","result":"good"}"#, "result", "achieved"),
            (.identityRevealed, #"{"shown":"name"}"#, "shown", "choose from identity, texts, all"),
            (.noteAdded, #"{"text":7}"#, "text", "has to be a string"),
            (.identityRecorded, #"{"identity":["Zoé"]}"#, "identity", "is a JSON object"),
            (.caseAmended, #"{"minor":null}"#, "minor", "has to be true or false"),
            (.caseAmended, #"{"placed":"yes"}"#, "placed", "has to be true or false"),
            (.caseAmended, #"{"country":"BE"}"#, "country", "does not belong to case-amended"),
        ])
    func refused(kind: EntryFacts.Kind, line: String, field: String, reason: String) throws {
        let error = #expect(throws: JalonError.self) {
            let fields = try InterchangeFields.read(line.utf8)
            _ = try fields.facts(of: kind)
            _ = try fields.sealedTexts()
        }
        #expect(error?.code == .invalidInput)
        let message = try #require(error?.message)
        #expect(message.hasPrefix("field \"\(field)\": ") && message.contains(reason), "\(message)")
    }

    @Test(
        "What could be a name of a person is refused as a code, and not repeated",
        arguments: ["Zoé Dupont", "Zoé", "Marie Dupont", "", " hd", "-hd", "h/d", String(repeating: "h", count: 65)])
    func worker(text: String) throws {
        for field in ["who", "owner", "deputy"] {
            let kind: EntryFacts.Kind = field == "who" ? .roleAssigned : .caseAssigned
            let rest = field == "who" ? #""role":"lawyer","# : field == "deputy" ? #""owner":"hd","# : ""
            let error = #expect(throws: JalonError.self) {
                try InterchangeFields.read("{\(rest)\"\(field)\":\"\(text)\"}".utf8).facts(of: kind)
            }
            #expect(error?.message.hasPrefix("field \"\(field)\": is not a code of a person") == true)
            #expect(text.isEmpty || error?.message.contains("Dupont") == false)
        }
        let error = #expect(throws: JalonError.self) { try WorkerCode(text) }
        #expect(error?.code == .invalidInput)
        for part in ["Zo", "Marie", "Dupont"] { #expect(error?.message.contains(part) == false) }
    }

    @Test("A code of a person", arguments: ["h", "hd", "h.d-2_x@centre", "7", String(repeating: "h", count: 64)])
    func workerCode(text: String) throws { #expect(try WorkerCode(text).description == text) }

    @Test("A change that changes nothing is none, and an empty version of the law neither")
    func empty() throws {
        let change = #expect(throws: JalonError.self) { try InterchangeFields.read("{}".utf8).facts(of: .caseAmended) }
        #expect(change?.message == "a change of a case names what changes")
        #expect(CaseChange().isEmpty)
        let timeline = try Timeline(.belgium)
        for law in ["", "BE", "BE/", "/", "Jan Peeters", "be/2024", "BE/2024/1", "BE/Zoé"] {
            let facts = EntryFacts.secrecyAssessed(.init([], answer: .mayInform, law: law))
            #expect(
                try timeline.refusal(facts, on: "2026-03-01")?.message.hasPrefix("field \"law\": ") == true, "\(law)")
        }
        try timeline.accepts(.secrecyAssessed(.init([], answer: .mayInform, law: "BE/2024")), on: "2026-03-01")
    }
}
