import CivilCalendar
import CountryRules
import Testing

@Suite("Ranges, rights without end, bounds and limits to act")
struct LengthTests {
    @Test("Of a range the shortest length is taken, and both are said")
    func range() throws {
        let found = try Embedded.pack("FR/FIIT-2013").deadline(of: "fr.shortTerm", on: date("2013-04-01"))
        #expect(found.due.description == "2013-10-01" && found.latest?.description == "2014-04-01")
        #expect(found.flags == [.minimum] && found.kind == .stageEnd)
        #expect(found.steps.contains(ExplanationStep(.range(Period(6, .months), upTo: Period(1, .years)), nil)))
    }

    @Test("A right without end has the day of its document")
    func unlimited() throws {
        let found = try Embedded.pack("BE/FIIT-2013").deadline(of: "be.permanent", on: date("2013-03-01"))
        #expect(found.due.description == "2018-03-01" && found.kind == .renewalWindow && found.flags == [.document])
        #expect(found.steps.contains(ExplanationStep(.unlimited, nil)) && found.latest == nil)
        let endless = try PackSource("BE-FIIT-2013").replacing("document: { years: 5 },", with: "").read()
        let error = #expect(throws: RuleError.self) {
            try endless.deadline(of: "be.permanent", on: date("2013-03-01"))
        }
        #expect(error?.code == .notComputable)
    }

    @Test("At least and at most are flags, and steps that say the length")
    func bounds() throws {
        let most = try Embedded.pack("BE/2017").deadline(of: "be.provisional", on: date("2025-03-10"))
        #expect(most.flags == [.maximum] && most.steps.map(\.kind).contains(.most(Period(3, .months))))
        let least = try Embedded.pack("FR/2016").deadline(of: "fr.temporaryCard", on: date("2018-03-10"))
        #expect(least.flags == [.minimum] && least.steps.map(\.kind).contains(.least(Period(6, .months))))
    }

    @Test("A prolongation whose length the source leaves open is not computed")
    func unstated() throws {
        for (id, stage) in [
            ("FR/FIIT-2013", "fr.shortTerm"), ("GB/FIIT-2013", "uk.reflection"), ("BE/FIIT-2013", "be.reflection"),
            ("FR/2021", "fr.residentCard"), ("GB/2023", "uk.residence"), ("IT/2025", "it.conversion.work"),
            ("BE/2026", "be.appeal"), ("BE/2026", "be.cardRenewal"), ("BE/2026", "be.stay.specialised"),
        ] {
            let error = #expect(throws: RuleError.self) {
                try Embedded.pack(id).deadline(of: stage, on: date("2013-03-01"), prolongations: 1)
            }
            #expect(error?.code == .notComputable, "\(id) \(stage)")
            #expect(error?.message.hasSuffix("give the last day printed on the document") == true, "\(id) \(stage)")
        }
    }

    @Test("A limit to act moves to the next working day; planning stays on the day before the roll")
    func limit() throws {
        let pack = try PackSource("BE-FIIT-2013").replacing("nature: \"validity\"", with: "nature: \"procedural\"")
            .read()
        let found = try pack.deadline(of: "be.reflection", on: date("2013-04-05"))
        #expect(found.rolledFrom?.description == "2013-05-20" && found.due.description == "2013-05-21")
        #expect(found.earliest.description == "2013-05-20" && found.flags == [.rolled])
        #expect(found.steps.last == ExplanationStep(.earliestUnrolled, try date("2013-05-20")))
        #expect(!found.steps.contains { $0.kind == .validityDoesNotRoll })
    }

    @Test("A limit of which no text says that it moves stays, and says so")
    func unmoved() throws {
        let found = try Embedded.pack("GB/2023").deadline(of: "uk.reconsideration", on: date("2024-02-22"))
        #expect(found.due.weekday == .saturday && found.rolledFrom == nil)
        #expect(found.steps.map(\.kind).contains(.notMoved) && !found.steps.map(\.kind).contains(.validityDoesNotRoll))
    }

    @Test("A limit in working days is not moved a second time")
    func workingDays() throws {
        let pack = try Embedded.pack("GB/2023")
        for day in days(from: try date("2025-12-01"), to: try date("2026-01-31")) {
            let found = try pack.deadline(of: "uk.reasonableGrounds", on: day)
            #expect(found.rolledFrom == nil && found.flags == [] && found.earliest == found.due, "\(day)")
        }
    }

    @Test("A duration in doubt is flagged, one read with high confidence is not")
    func ambiguous() throws {
        let day = try date("2013-03-01")
        #expect(try Embedded.pack("IT/FIIT-2013").deadline(of: "it.provisional", on: day).flags == [.ambiguous])
        #expect(try Embedded.pack("BE/FIIT-2013").deadline(of: "be.provisional", on: day).flags == [])
        #expect(try PackSource.own("zz-law").read().deadline(of: "zz.house", on: date("2020-03-01")).flags == [])
    }

    @Test("The least sure of pack and sources is the status of a day")
    func status() throws {
        let source = try PackSource("BE-FIIT-2013").replacing("status: \"kit\",", with: "status: \"verified\",")
        let day = try date("2013-03-01")
        #expect(try source.read().deadline(of: "be.reflection", on: day).packStatus == .kit)
        let memory = try source.replacing("status: \"kit\",", with: "status: \"memory\",").read()
        #expect(try memory.deadline(of: "be.reflection", on: day).packStatus == .memory)
        #expect(try memory.deadline(of: "be.permanent", on: day).packStatus == .kit)
    }

    @Test("Years whose calendar is not decreed yet are flagged")
    func provisional() throws {
        let found = try Embedded.pack("GB/FIIT-2013").deadline(of: "uk.reasonableGrounds", on: date("2027-03-01"))
        #expect(found.flags == [.outsidePack, .calendarProvisional])
    }

    @Test("Where no holidays are known, Saturdays and Sundays alone are off")
    func weekendsOnly() throws {
        let pack = try PackSource.own("zz-law").read()
        let found = try pack.deadline(of: "zz.decision", on: date("2020-12-23"))
        #expect(found.due.description == "2020-12-31")
        let appeal = try pack.deadline(of: "zz.appeal", on: date("2020-12-17"))
        #expect(appeal.due.description == "2021-01-01" && appeal.flags == [])
        #expect(try pack.deadline(of: "zz.appeal", on: date("2020-12-18")).due.description == "2021-01-04")
    }

    @Test("Days at the end of time are refused, not trapped")
    func edges() throws {
        let pack = try Embedded.pack("BE/FIIT-2013")
        for (stage, times) in [
            ("be.reflection", 0), ("be.longTerm", 0), ("be.longTerm", 999), ("be.longTerm", 1_001),
            ("be.longTerm", .max), ("be.longTerm", -1), ("be.longTerm", .min),
        ] {
            let error = #expect(throws: RuleError.self) {
                try pack.deadline(of: stage, on: .latest, prolongations: times)
            }
            #expect(error?.code == .notComputable)
        }
        for day in [CivilDate.earliest, .latest] {
            for clock in try Embedded.pack("FR/2021").clockIdentifiers {
                // Whatever it answers, it answers.
                _ = try? Embedded.pack("FR/2021").deadline(of: clock, on: day)
            }
        }
        let error = #expect(throws: RuleError.self) {
            try Embedded.pack("BE/2026").deadline(of: "be.cardRenewal", on: .earliest)
        }
        #expect(error?.code == .notComputable)
    }
}
