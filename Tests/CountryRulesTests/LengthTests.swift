import CivilCalendar
import CountryRules
import Testing

@Suite("Ranges, rights without end, printed days and limits to act")
struct LengthTests {
    private func pack(_ id: String) throws -> RulePack { try RuleBook.embedded().pack(named: id) }

    @Test("Of a range the shortest length is taken, and both are said")
    func range() throws {
        let found = try pack("FR/FIIT-2013").deadline(of: "fr.shortTerm", from: .trigger(date("2013-04-01")))
        #expect(found.due.description == "2013-10-01" && found.latest?.description == "2014-04-01")
        #expect(found.flags == [.minimum] && found.kind == .stageEnd)
        #expect(found.steps.contains(ExplanationStep(.range(Period(6, .months), upTo: Period(1, .years)), nil)))
    }

    @Test("A right without end has the day of its document")
    func unlimited() throws {
        let found = try pack("BE/FIIT-2013").deadline(of: "be.permanent", from: .trigger(date("2013-03-01")))
        #expect(found.due.description == "2018-03-01" && found.kind == .renewalWindow && found.flags == [.document])
        #expect(found.steps.contains(ExplanationStep(.unlimited, nil)) && found.latest == nil)
        let endless = try PackSource("BE").replacing("document: { years: 5 },", with: "").read()
        let error = #expect(throws: RuleError.self) {
            try endless.deadline(of: "be.permanent", from: .trigger(date("2013-03-01")))
        }
        #expect(error?.code == .notComputable)
    }

    @Test("A printed day wins, and is said to be observed")
    func printed() throws {
        let found = try pack("BE/FIIT-2013")
            .deadline(of: "be.reflection", trigger: date("2013-03-01"), printed: date("2013-04-20"))
        #expect(found.due.description == "2013-04-20" && found.earliest == found.due && found.flags == [.observed])
        #expect(found.steps.last == ExplanationStep(.observed, try date("2013-04-20")))
        let outside = try pack("BE/FIIT-2013")
            .deadline(of: "be.reflection", trigger: date("2020-03-01"), printed: date("2020-04-20"))
        #expect(outside.flags == [.observed, .outsidePack])
    }

    @Test("What follows a printed day is counted from it, all prolongations at once")
    func printedAnchor() throws {
        let pack = try pack("IT/FIIT-2013")
        func due(_ times: Int) throws -> String {
            try pack.deadline(
                of: "it.reflection", from: .printed(date("2013-11-30")), trigger: date("2013-06-01"),
                prolongations: times
            ).due.description
        }
        #expect(try due(1) == "2014-02-28")
        #expect(try due(2) == "2014-05-31")
        #expect(throws: RuleError.self) { try due(0) }
    }

    /// The next validity begins on the day after the printed one, and lasts to the eve of that day's number.
    @Test(
        "Three months after a printed day",
        arguments: [
            ("2013-02-28", "2013-05-31", "2013-05-27"), ("2013-04-15", "2013-07-15", "2013-07-14"),
            ("2013-11-29", "2014-02-28", "2014-02-27"), ("2013-11-30", "2014-02-28", "2014-02-27"),
            ("2012-02-28", "2012-05-28", "2012-05-27"), ("2012-02-29", "2012-05-31", "2012-05-28"),
            ("2013-04-30", "2013-07-31", "2013-07-29"),
        ])
    func afterPrintedDay(printed: String, due: String, earliest: String) throws {
        let computed = try pack("BE/FIIT-2013").deadline(
            of: "be.provisional", from: .printed(date(printed)), trigger: date("2012-02-01"), prolongations: 1)
        #expect(computed.due.description == due && computed.earliest.description == earliest)
        #expect(computed.steps.last == ExplanationStep(.earliest(afterPrintedDay: true), computed.earliest))
    }

    @Test("A prolongation whose length the kit leaves open is not computed")
    func unstated() throws {
        for (id, stage) in [
            ("FR/FIIT-2013", "fr.shortTerm"), ("GB/FIIT-2013", "uk.reflection"), ("BE/FIIT-2013", "be.reflection"),
        ] {
            let error = #expect(throws: RuleError.self) {
                try pack(id).deadline(of: stage, from: .trigger(date("2013-03-01")), prolongations: 1)
            }
            #expect(error?.code == .notComputable)
            #expect(error?.message.hasSuffix("give the last day printed on the document") == true)
        }
    }

    @Test("A limit to act moves to the next working day; planning stays on the day before the roll")
    func limit() throws {
        let pack = try PackSource("BE").replacing("nature: \"validity\"", with: "nature: \"procedural\"").read()
        let found = try pack.deadline(of: "be.reflection", from: .trigger(date("2013-04-05")))
        #expect(found.rolledFrom?.description == "2013-05-20" && found.due.description == "2013-05-21")
        #expect(found.earliest.description == "2013-05-20" && found.flags == [.rolled])
        #expect(found.steps.last { $0.kind != .earliest(afterPrintedDay: false) }?.date == found.due)
        #expect(!found.steps.contains { $0.kind == .validityDoesNotRoll })
    }

    @Test("A duration in doubt is flagged, one read with high confidence is not")
    func ambiguous() throws {
        let day = RulePack.Anchor.trigger(try date("2013-03-01"))
        #expect(try pack("IT/FIIT-2013").deadline(of: "it.provisional", from: day).flags == [.ambiguous])
        #expect(try pack("BE/FIIT-2013").deadline(of: "be.provisional", from: day).flags == [])
    }

    @Test("The least sure of pack and sources is the status of a day")
    func status() throws {
        let source = try PackSource("BE").replacing("status: \"kit\",", with: "status: \"verified\",")
        let day = RulePack.Anchor.trigger(try date("2013-03-01"))
        #expect(try source.read().deadline(of: "be.reflection", from: day).packStatus == .kit)
        let memory = try source.replacing("status: \"kit\",", with: "status: \"memory\",").read()
        #expect(try memory.deadline(of: "be.reflection", from: day).packStatus == .memory)
        #expect(try memory.deadline(of: "be.permanent", from: day).packStatus == .kit)
    }

    @Test("Years whose calendar is not decreed yet are flagged")
    func provisional() throws {
        let found = try pack("GB/FIIT-2013").deadline(of: "uk.reasonableGrounds", from: .trigger(date("2027-03-01")))
        #expect(found.flags == [.outsidePack, .calendarProvisional])
    }

    @Test("Days at the end of time are refused, not trapped")
    func edges() throws {
        let pack = try pack("BE/FIIT-2013")
        for (stage, times) in [
            ("be.reflection", 0), ("be.longTerm", 0), ("be.longTerm", 999_999), ("be.longTerm", .max),
        ] {
            let error = #expect(throws: RuleError.self) {
                try pack.deadline(of: stage, from: .trigger(.latest), prolongations: times)
            }
            #expect(error?.code == .notComputable)
        }
    }
}
