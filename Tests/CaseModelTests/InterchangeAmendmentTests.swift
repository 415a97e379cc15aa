import CaseModel
import CivilCalendar
import CountryRules
import Testing

@Suite("Lines of decisions, stays, deadlines and amendments that are refused name the field")
struct InterchangeAmendmentTests {
    private static let target = #""target":"0198f3c2-1d2e-7a3b-8c4d-5e6f708192a3""#

    private func refusal(_ line: String, as kind: EntryFacts.Kind) -> String? {
        let error = #expect(throws: JalonError.self) { try InterchangeFields.read(line.utf8).facts(of: kind) }
        #expect(error?.code == .invalidInput)
        return error?.message
    }

    @Test(
        "Codes, days and what is missing",
        arguments: [
            (EntryFacts.Kind.decisionRequested, "{}", "decision", "is missing"),
            (.decisionRequested, #"{"decision":"Jan Peeters"}"#, "decision", "is not an identifier"),
            (.decisionRequested, #"{"decision":""}"#, "decision", "is not an identifier"),
            (.decisionRecorded, #"{"decision":"appeal"}"#, "outcome", "is missing"),
            (
                .decisionRecorded, #"{"decision":"appeal","outcome":"granted"}"#, "outcome",
                "\"granted\" is not an outcome of a decision; choose from positive, negative"
            ),
            (.decisionRecorded, #"{"decision":"appeal","outcome":"signal"}"#, "outcome", "positive, negative"),
            (
                .decisionRecorded, #"{"decision":"appeal","outcome":"negative","delivery":"by Jan"}"#, "delivery",
                "is not an identifier"
            ),
            (.stageRefused, #"{"stage":"be.temporary","delivery":""}"#, "delivery", "is not an identifier"),
            (.stayStarted, #"{"until":"2026-03-01"}"#, "stay", "is missing"),
            (.stayStarted, #"{"stay":"be.stay.minors","until":"2026-02-30"}"#, "until", "2026-02-30"),
            (.stayExtended, #"{"stay":null}"#, "stay", "is missing"), (.stayEnded, "{}", "stay", "is missing"),
            (.deadlineMet, #"{"deadline":"be.appeal"}"#, "trigger", "is missing"),
            (.deadlineMet, #"{"deadline":"be.appeal","trigger":null}"#, "trigger", "is missing"),
            (.deadlineMet, #"{"deadline":"be.appeal","trigger":"03/04/2027"}"#, "trigger", "YYYY-MM-DD"),
            (.deadlineMet, #"{"trigger":"2026-03-01"}"#, "deadline", "is missing"),
            (.entryRetracted, #"{"reason":"duplicate"}"#, "target", "is missing"),
            (.entryRetracted, #"{"target":"7","reason":"duplicate"}"#, "target", "\"7\" is not a UUID"),
            (.entryRetracted, "{\(target)}", "reason", "is missing"),
            (
                .entryRetracted, "{\(target),\"reason\":\"wrong\"}", "reason",
                "is not a reason to retract; choose from recorded-in-error, duplicate, wrong-case"
            ),
        ])
    func values(kind: EntryFacts.Kind, line: String, field: String, reason: String) throws {
        let message = try #require(refusal(line, as: kind))
        #expect(message.hasPrefix("field \"\(field)\": ") && message.contains(reason), "\(message)")
    }

    @Test(
        "A correction says of which kind it is, and what an entry of that kind says",
        arguments: [
            (#""stay":"a""#, "as", "is missing"), (#""as":null"#, "as", "is missing"),
            (#""as":"stay-over""#, "as", "\"stay-over\" is not a kind that is corrected; choose from step-recorded"),
            (#""as":"case-opened""#, "as", "is not a kind that is corrected"),
            (#""as":"entry-corrected""#, "as", "is not a kind that is corrected"),
            (#""as":"entry-retracted","reason":"other""#, "as", "is not a kind that is corrected"),
            (#""as":"stay-ended""#, "stay", "is missing"),
            (#""as":"stay-ended","stay":"a","until":null"#, "until", "does not belong to stay-ended"),
            (#""as":"stay-ended","stay":"a","reason":"other""#, "reason", "does not belong to stay-ended"),
            (#""as":"stage-granted","stage":"a","until":"2026-02-30""#, "until", "2026-02-30"),
            (#""as":"decision-recorded","decision":"a","outcome":"good""#, "outcome", "positive, negative"),
            (#""as":"deadline-met","deadline":"a","trigger":"soon""#, "trigger", "YYYY-MM-DD"),
        ])
    func corrections(fields: String, field: String, reason: String) throws {
        let message = try #require(refusal("{\(Self.target),\(fields)}", as: .entryCorrected))
        #expect(message.hasPrefix("field \"\(field)\": ") && message.contains(reason), "\(message)")
    }

    @Test("A correction without the entry that it corrects")
    func withoutTarget() {
        #expect(
            refusal(#"{"as":"stay-ended","stay":"a"}"#, as: .entryCorrected) == #"field "target": is missing"#)
    }
}
