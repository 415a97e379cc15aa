import CaseStore
import Foundation
import Jalon
import Testing

@Suite("A case is erased for good")
struct CasebookErasureTests {
    private let folder = TemporaryFolder()
    private let casebook: Casebook
    private let word = "Zquaggan"

    init() throws {
        casebook = try Casebook.vaulted(at: folder.file())
        try casebook.open(
            CaseFacts(
                country: .belgium, openedOn: date("2013-01-01"), isMinor: true, exploitation: [.surrogacy],
                nationality: CountryCode(rawValue: "NZ")), reference: named("BE-1"), author: "hd")
        try casebook.open("BE-2")
        try casebook.seal(.identityRecorded, [:], identity: Identity(["lastName": word]), in: "BE-1", on: "2013-02-01")
        try casebook.seal(.noteAdded, [.text: "\(word) n"], in: "BE-1", on: "2013-02-01")
        try casebook.record(.stageGranted(.init(stage: "be.reflection")), in: "BE-1", on: "2013-02-01")
        try casebook.record(.caseAssigned(.init(owner: WorkerCode("qqowner"))), in: "BE-1", on: "2013-02-01")
        try casebook.record(.stageGranted(.init(stage: "be.reflection")), in: "BE-2", on: "2013-02-01")
    }

    private func close(_ reason: ClosureReason = .completed) throws {
        try casebook.record(.caseClosed(reason), in: "BE-1", on: "2014-01-01")
    }

    @discardableResult
    private func erase(
        _ book: Casebook? = nil, basis: ErasureBasis? = nil, reason: String? = nil
    ) throws -> ErasureCertificate {
        try (book ?? casebook).erase(
            named("BE-1"), reason: reason ?? "\(word) asked", basis: basis, on: date("2020-01-01"), author: "dpo")
    }

    @Test("Nothing that the case said is in the file afterwards, and both heads are in the chain")
    func gone() throws {
        try close()
        let before = try casebook.chainEnd()
        for text in ["surrogacy", "qqowner", "\"NZ\""] {
            #expect(try bytes(casebook.path).range(of: Data(text.utf8)) != nil, "\(text)")
        }
        let certificate = try erase(basis: .request)
        for text in ["surrogacy", "qqowner", "\"NZ\"", word] {
            #expect(try bytes(casebook.path).range(of: Data(text.utf8)) == nil, "\(text)")
        }
        #expect(certificate.before == before && certificate.basis == .request && certificate.reason == nil)
        #expect(try certificate.after == casebook.chainEnd())
        #expect(certificate.plan.entries == 6 && certificate.plan.sealed == 2 && certificate.plan.hasIdentity)
        #expect(certificate.plan.deadlines > 0)
        #expect(try casebook.verify(head: before.head, opensSealed: true).problems == [])
        let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
        #expect(names == ["casebook.sqlite"])
        #expect(try casebook.reveal(.texts, of: "BE-1").texts.values.map { $0[.reasonText] }.contains("\(word) asked"))
        #expect(try casebook.deadlines().allSatisfy { $0.caseReference.text == "BE-2" })
    }

    @Test("A dry run says the same and changes nothing")
    func plan() throws {
        try close()
        var taken: [UInt8] = []
        _ = try casebook.exportTimeline(
            of: named("BE-1"), as: TimelineExport(.csv, recipient: WorkerCode("court")), on: date("2014-02-01"),
            author: "hd"
        ) { bytes throws(JalonError) in taken += bytes }
        _ = try casebook.dumped()
        try Data().write(to: URL(filePath: casebook.path + ".replaced-2014"))
        try Data().write(to: URL(filePath: casebook.path + ".schema-4.backup"))
        let end = try casebook.chainEnd()
        let plan = try casebook.erasurePlan(named("BE-1"), on: date("2020-01-01"))
        #expect(try casebook.chainEnd() == end && casebook.state(of: named("BE-1")).erasedOn == nil)
        #expect(plan.obstacle == nil && plan.kinds[.noteAdded] == 1 && plan.kinds[.timelineExported] == 1)
        #expect(plan.outOfReach.exports.map(\.export.recipient?.text) == ["court"])
        #expect(plan.outOfReach.events.map(\.kind) == [.casebookDumped])
        #expect(plan.outOfReach.files == ["casebook.sqlite.replaced-2014", "casebook.sqlite.schema-4.backup"])
        #expect(try erase().plan == plan)
    }

    @Test("An open case, and one that is kept, are not erased")
    func refused() throws {
        #expect(try casebook.erasurePlan(named("BE-1"), on: date("2020-01-01")).obstacle?.code == .contradictsRules)
        #expect(refusal { try erase() }?.message.contains("case close") == true)
        try close()
        try casebook.record(.holdPlaced(.proceedings), in: "BE-1", on: "2014-02-01")
        #expect(try casebook.holds().map(\.hold.ground) == [.proceedings])
        #expect(refusal { try erase() }?.message.contains("hold lift") == true)
        try casebook.record(.holdLifted(.proceedings), in: "BE-1", on: "2015-02-01")
        #expect(refusal { try erase(reason: " ") }?.code == .invalidInput)
        #expect(refusal { try erase(basis: .openedByMistake) }?.code == .contradictsRules)
        let ahead = refusal {
            try casebook.erase(
                named("BE-1"), reason: "x", on: date("2020-01-02"), author: "dpo", today: date("2020-01-01"))
        }
        #expect(ahead?.code == .invalidInput)
        try erase()
        #expect(refusal { try erase() }?.message.contains("was erased on 2020-01-01") == true)
        #expect(refusal { _ = try casebook.erasurePlan(named("BE-1"), on: date("2020-01-01")) } != nil)
    }

    @Test("Without the key it is erased all the same, and the reason stands on the certificate alone")
    func keyless() throws {
        try close()
        let keyless = try Casebook.open(at: casebook.path)
        let certificate = try erase(keyless)
        #expect(certificate.reason == "\(word) asked" && !certificate.entry.hasTexts)
        #expect(try bytes(casebook.path).range(of: Data(word.utf8)) == nil)
        #expect(try keyless.verify().problems == [])
    }

    @Test("A key that is not the vault's is refused, and nothing is erased")
    func wrongKey() throws {
        try close()
        let wrong = try Casebook.open(at: casebook.path, vault: VaultAccess(.key(TestKey.second())))
        #expect(refusal { try erase(wrong) }?.code == .keyWrong)
        #expect(try casebook.state(of: named("BE-1")).erasedOn == nil)
    }

    @Test("A dump leaves it out, and neither an old dump nor a bundle brings it back")
    func dumps() throws {
        let bundle = try casebook.handOver("BE-1", on: "2013-05-04")
        try close(.transferred)
        let old = try casebook.dumped()
        try erase()
        #expect(try casebook.erasedCount() == 1)
        let dump = try casebook.dumped()
        #expect(!dump.contains("BE-1") && dump.contains("BE-2") && old.contains("BE-1"))
        #expect(refusal { try casebook.importing(old) }?.message.contains("was erased on") == true)
        let entry = try #require(old.split(separator: "\n").first { $0.contains("case-closed") })
        let one = #"{"format":"jalon.interchange/1"}"# + "\n" + entry + "\n"
        #expect(refusal { try casebook.importing(one) }?.code == .contradictsRules)
        let moved = one.replacingOccurrences(of: "BE-1", with: "BE-2")
        #expect(refusal { try casebook.importing(moved) }?.code == .contradictsRules)
        #expect(refusal { try casebook.takeOver(bundle) }?.message.contains("was erased on") == true)
        #expect(refusal { _ = try casebook.handOver("BE-1", on: "2020-02-02") }?.code == .contradictsRules)
        #expect(refusal { try casebook.open("BE-1") }?.message.contains("was erased") == true)
        let other = try Casebook.create(at: folder.file("other.sqlite"))
        try other.importing(dump)
        #expect(try other.dumped() == dump)
        #expect(try casebook.identified().contains("BE-2"))
    }

    @Test("The rest of the casebook goes on: figures, exports, undoing, deriving anew")
    func others() throws {
        try close()
        let today = try date("2020-02-01")
        func persons(_ year: Int) throws -> Int? {
            try casebook.statistics(year: year, threshold: 0, today: today).figures
                .tables.first { $0.id == .persons }?.rows.first?.count
        }
        let before = [try persons(2013), try persons(2014), try persons(2015)]
        try erase()
        #expect(before == [2, 2, 1])
        #expect([try persons(2013), try persons(2014), try persons(2015)] == before)
        for format in ExportFormat.allCases where format != .htcds {
            var taken: [UInt8] = []
            _ = try casebook.exportTimeline(of: nil, as: TimelineExport(format), on: today, author: "hd") {
                bytes throws(JalonError) in taken += bytes
            }
            #expect(!taken.isEmpty && Data(taken).range(of: Data("qqowner".utf8)) == nil, "\(format)")
        }
        let records = try casebook.exportHTCDS(as: .csv, on: today, author: "hd") { _ throws(JalonError) in }
        #expect(records.records == 2)
        #expect(try casebook.undo(by: "hd", today: today).undone.caseReference.text == "BE-2")
        #expect(refusal { try casebook.undo(by: "dpo", today: today) }?.code == .notFound)
        #expect(try Casebook.verify(at: casebook.path).problems == [])
        #expect(try casebook.cases(.open).map(\.reference.text) == ["BE-2"])
        _ = try casebook.overview(on: today)
    }

    @Test("An erasure that could not write the file anew is brought to its end by the same call")
    func pending() throws {
        try close()
        let store = try CasebookStore.open(at: casebook.path)
        try store.write(under: casebook.rules()) { transaction in
            _ = try transaction.erase(named("BE-1")) { entries, fold in
                let kept = EntryFacts.ContentErased(
                    country: .belgium, openedOn: fold.header.openedOn, closedOn: try date("2014-01-01"),
                    entries: entries, basis: .other)
                return EntryDraft(on: try date("2020-01-01"), author: "dpo", facts: .contentErased(kept))
            }
        }
        #expect(try store.isRewritePending())
        func doctorSays() throws -> [Diagnosis.Check] {
            Doctor(casebook: casebook.path, today: try date("2020-01-02")).diagnose().checks.filter {
                $0.code.rawValue == "erasure"
            }
        }
        #expect(try doctorSays().map(\.level) == [.problem])
        #expect(refusal { try erase() }?.message.contains("was erased") == true)
        #expect(try !store.isRewritePending() && casebook.verify().problems == [])
        #expect(try doctorSays() == [])
    }

    @Test("That content was erased is recorded by erasing alone")
    func recording() throws {
        try close()
        let kept = EntryFacts.ContentErased(
            country: .belgium, openedOn: try date("2013-01-01"), closedOn: try date("2014-01-01"), entries: 6,
            basis: .other)
        #expect(refusal { try casebook.record(.contentErased(kept), in: "BE-1", on: "2020-01-01") } != nil)
        #expect(refusal { try casebook.record(.erased(.noteAdded), in: "BE-1", on: "2020-01-01") } != nil)
    }
}
