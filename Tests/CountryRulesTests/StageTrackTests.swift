import CountryRules
import Testing

@Suite("What may follow what")
struct StageTrackTests {
    @Test(
        "The tracks of the five countries",
        arguments: [
            ("BE", "", "be.reflection"), ("BE", "be.reflection", "be.provisional"),
            ("BE", "be.provisional", "be.provisional be.longTerm"), ("BE", "be.longTerm", "be.longTerm be.permanent"),
            ("FR", "", "fr.reflection"), ("FR", "fr.reflection", "fr.shortTerm"),
            ("GB", "uk.reflection", "uk.reflection uk.residence"),
            ("HU", "hu.reflection", "hu.reflection hu.humanitarian"),
            ("IT", "it.provisional", "it.provisional it.longTerm it.longTerm.work it.longTerm.study"),
            ("IT", "it.longTerm.work", "it.longTerm it.longTerm.work it.longTerm.study"),
        ])
    func track(country: String, stage: String, next: String) throws {
        let pack = try RuleBook.embedded().pack(named: "\(country)/FIIT-2013")
        #expect(pack.stages(after: stage.isEmpty ? nil : stage).map(\.id).joined(separator: " ") == next)
    }

    @Test("A stage is found with and without the prefix of its track")
    func names() throws {
        let pack = try RuleBook.embedded().pack(named: "IT/FIIT-2013")
        #expect(pack.stage("it.longTerm.work")?.id == "it.longTerm.work")
        #expect(pack.stage("longTerm.work")?.id == "it.longTerm.work")
        #expect(pack.stage("work") == nil && pack.stage("") == nil && pack.stage("IT.REFLECTION") == nil)
    }
}
