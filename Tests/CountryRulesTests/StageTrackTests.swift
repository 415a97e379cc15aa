import CivilCalendar
import CountryRules
import Testing

@Suite("What may follow what")
struct StageTrackTests {
    @Test(
        "The tracks of the kit of 2013",
        arguments: [
            ("BE", "", "be.reflection"), ("BE", "be.reflection", "be.provisional"),
            ("BE", "be.provisional", "be.provisional be.longTerm"), ("BE", "be.longTerm", "be.longTerm be.permanent"),
            ("FR", "", "fr.reflection"), ("FR", "fr.reflection", "fr.shortTerm"),
            ("GB", "uk.reflection", "uk.reflection uk.residence"),
            ("HU", "hu.reflection", "hu.reflection hu.humanitarian"),
            ("IT", "it.provisional", "it.provisional it.longTerm it.longTerm.work it.longTerm.study"),
            ("IT", "it.longTerm.work", "it.longTerm it.longTerm.work it.longTerm.study"),
        ])
    func kit(country: String, stage: String, next: String) throws {
        let pack = try Embedded.pack("\(country)/FIIT-2013")
        #expect(pack.stages(after: stage.isEmpty ? nil : stage).map(\.id).joined(separator: " ") == next)
    }

    @Test(
        "The tracks of the law",
        arguments: [
            ("BE/2026", "", "be.reflection"), ("BE/2026", "be.reflection", "be.provisional"),
            ("BE/2026", "be.provisional", "be.provisional be.temporary"),
            ("BE/2026", "be.temporary", "be.temporary be.permanent"),
            ("BE/2026", "be.longTerm", "be.temporary be.permanent"), ("BE/2026", "be.permanent", "be.permanent"),
            ("FR/2021", "fr.reflection", "fr.temporaryCard"),
            ("FR/2021", "fr.temporaryCard", "fr.temporaryCard fr.residentCard"),
            ("FR/2021", "fr.apsExitProstitution", "fr.apsExitProstitution"),
            ("GB/2023", "uk.reflection", "uk.residence"), ("GB/2023", "uk.residence", "uk.residence"),
            ("HU/2007", "hu.reflection", "hu.humanitarian"),
            ("IT/2025", "it.firstAssistance", "it.firstAssistance it.art18 it.art18ter"),
            ("IT/2025", "it.art18", "it.art18 it.conversion it.conversion.work it.conversion.study"),
            ("IT/2025", "it.art18ter", "it.art18ter it.conversion it.conversion.work it.conversion.study"),
        ])
    func law(id: String, stage: String, next: String) throws {
        let stages = try Embedded.pack(id).stages(after: stage.isEmpty ? nil : stage)
        #expect(stages.map(\.id).joined(separator: " ") == next)
    }

    @Test("A stage is found with and without the prefix of its track, and by the kit's name")
    func names() throws {
        let kit = try Embedded.pack("IT/FIIT-2013")
        #expect(kit.stage("it.longTerm.work")?.id == "it.longTerm.work")
        #expect(kit.stage("longTerm.work")?.id == "it.longTerm.work")
        #expect(kit.stage("work") == nil && kit.stage("") == nil && kit.stage("IT.REFLECTION") == nil)
        let law = try Embedded.pack("IT/2025")
        #expect(law.stage("it.longTerm.work")?.id == "it.conversion.work" && law.stage("art18")?.id == "it.art18")
        #expect(try Embedded.pack("GB/2023").stage("recovery")?.id == "uk.reflection")
    }

    @Test("A stage of part of the pack's days is there on those days")
    func parts() throws {
        let italy = try Embedded.pack("IT/2014")
        let (before, since) = (try date("2024-10-10"), try date("2024-10-11"))
        #expect(italy.stage("it.art18ter", on: before) == nil && italy.stage("it.art18ter", on: since) != nil)
        #expect(italy.stage("it.art18ter")?.id == "it.art18ter")
        #expect(italy.stages(after: "it.firstAssistance", on: before).map(\.id) == ["it.firstAssistance", "it.art18"])
        #expect(italy.stages(after: "it.firstAssistance", on: since).count == 3)
    }

    struct Start: Sendable, CustomStringConvertible {
        let pack, day, stages: String
        var isMinor = false
        var met: Set<String> = []
        var description: String { "\(pack) on \(day)\(isMinor ? ", a minor alone" : "") \(met.sorted())" }
    }

    static let starts = [
        // Aliens Act, article 61/2, § 2: the statement opens the second stage at once, the minor skips the first.
        Start(pack: "BE/2026", day: "2026-05-01", stages: "be.reflection"),
        Start(pack: "BE/2026", day: "2026-05-01", stages: "be.reflection be.provisional", met: ["statement-made"]),
        Start(pack: "BE/2026", day: "2026-05-01", stages: "be.reflection be.provisional", met: ["complaint-filed"]),
        Start(pack: "BE/2026", day: "2026-05-01", stages: "be.provisional", isMinor: true),
        Start(pack: "BE/2007", day: "2010-05-01", stages: "be.provisional", isMinor: true, met: ["statement-made"]),
        Start(pack: "BE/2026", day: "2026-05-01", stages: "be.reflection", met: ["contact-broken"]),
        Start(pack: "BE/FIIT-2013", day: "2013-05-01", stages: "be.reflection", isMinor: true),
        // CESEDA, article L. 425-1: nobody has to go through the reflection first.
        Start(pack: "FR/2014", day: "2015-05-01", stages: "fr.reflection fr.temporaryCard"),
        Start(pack: "FR/2016", day: "2017-05-01", stages: "fr.reflection fr.temporaryCard fr.apsExitProstitution"),
        Start(pack: "FR/2021", day: "2024-01-27", stages: "fr.reflection fr.temporaryCard fr.apsExitProstitution"),
        Start(
            pack: "FR/2021", day: "2024-01-28",
            stages: "fr.reflection fr.temporaryCard fr.apsExitProstitution fr.housingCard"),
        Start(pack: "GB/2023", day: "2025-05-01", stages: "uk.reflection", isMinor: true),
        Start(pack: "HU/2024", day: "2025-05-01", stages: "hu.reflection"),
        Start(pack: "IT/2014", day: "2024-10-10", stages: "it.firstAssistance it.art18"),
        Start(pack: "IT/2014", day: "2024-10-11", stages: "it.firstAssistance it.art18 it.art18ter"),
    ]

    @Test("Where a person may start", arguments: starts)
    func starting(start: Start) throws {
        let stages = try Embedded.pack(start.pack)
            .startingStages(on: date(start.day), isUnaccompaniedMinor: start.isMinor, met: start.met)
        #expect(stages.map(\.id).joined(separator: " ") == start.stages)
    }

    @Test("What may follow what, whether or not it is renewed")
    func follows() throws {
        let pack = try Embedded.pack("FR/2021")
        #expect(pack.mayFollow("fr.temporaryCard", after: "fr.reflection"))
        #expect(
            pack.mayFollow("fr.temporaryCard", after: "fr.shortTerm")
                && pack.mayFollow("fr.reflection", after: "fr.reflection"))
        #expect(!pack.mayFollow("fr.reflection", after: "fr.temporaryCard"))
        #expect(
            !pack.mayFollow("fr.residentCard", after: "fr.reflection")
                && !pack.mayFollow("fr.nothing", after: "fr.reflection"))
        // A track of its own may begin and end beside the other.
        #expect(pack.mayFollow("fr.apsExitProstitution", after: "fr.residentCard"))
        #expect(pack.mayFollow("fr.reflection", after: "fr.apsExitProstitution"))
        let italy = try Embedded.pack("IT/2025")
        #expect(italy.mayFollow("it.conversion.study", after: "it.conversion.work"))
    }
}
