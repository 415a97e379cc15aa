import CaseStore
import Foundation
import Jalon
import Testing

@Suite("A doctor looks a machine and a casebook over")
struct DoctorTests {
    private let folder = TemporaryFolder()
    private let path: String

    init() throws {
        path = folder.file("own/casebook.sqlite")
        let casebook = try Casebook.vaulted(at: path)
        try casebook.openRichCase("BE-2013-RICH")
        try casebook.seal(.noteAdded, [.text: canary], in: "BE-2013-RICH", on: "2013-01-05")
    }

    private func diagnosis(
        _ path: String? = nil, now: String = "2026-11-22T10:00:00Z", today: String = "2026-11-22",
        readsAll: Bool = true, keyFile: String? = nil, zone: String? = "UTC"
    ) throws -> Diagnosis {
        let moment = try #require(Instant(rfc3339: now))
        var doctor = Doctor(
            casebook: path ?? self.path, keyFile: keyFile, timeZone: zone, today: try date(today), readsAll: readsAll,
            environment: StoreEnvironment(now: { moment }, random: { 0 }))
        doctor.temporary = folder.file("temporary")
        return doctor.diagnose()
    }

    /// What was found about something, such as `file-mode.ok`.
    private func found(_ code: String, in diagnosis: Diagnosis) -> [String] {
        diagnosis.checks.filter { $0.code.rawValue == code }.map { "\($0.finding) \($0.level)" }
    }

    private func chmod(_ path: String, _ mode: Int) throws {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: path)
    }

    @Test("A casebook that is well: nothing but what the machine and a missing backup make of it")
    func well() throws {
        let diagnosis = try diagnosis(now: "2099-01-01T00:00:00Z", today: "2099-01-01")
        for (code, finding) in [
            ("file-mode", "ok ok"), ("folder-mode", "ok ok"), ("owner", "ok ok"), ("schema", "ok ok"),
            ("beside", "nothing ok"), ("casebook", "ok ok"), ("settings", "ok ok"), ("chain", "ok ok"),
            ("reading", "whole ok"), ("vault", "key-file ok"), ("key", "unnamed ok"), ("backup", "none warning"),
            ("last-entry", "ok ok"), ("clock", "ok ok"), ("zone", "ok ok"),
        ] { #expect(found(code, in: diagnosis) == [finding], "\(code)") }
        #expect(diagnosis.refusal == nil && !diagnosis.isDamaged && diagnosis.level == .warning)
        #expect(diagnosis.checks.map(\.group) == diagnosis.checks.map(\.group).sorted { order($0) < order($1) })
    }

    private func order(_ group: Diagnosis.Group) -> Int { Diagnosis.Group.allCases.firstIndex(of: group) ?? 0 }

    @Test("No name, no case, no path and no author is told, in any language", arguments: RuleLanguage.allCases)
    func quiet(language: RuleLanguage) throws {
        let key = folder.file("keys/vault.key")
        _ = try VaultKey.create(file: key)
        let texts = try RuleTexts(language)
        try chmod(path, 0o666)
        for diagnosis in [
            try diagnosis(keyFile: key), try diagnosis(folder.file("nothing.sqlite")), try diagnosis(key),
        ] {
            for check in diagnosis.checks {
                let said = texts.sentence(check.wording)
                #expect(said != check.wording.key && !said.contains("{") && !said.contains("doctor."), "\(said)")
                #expect(texts.has("doctor.label.\(check.code.rawValue)"), "\(check.code.rawValue)")
                for secret in ["BE-2013", canary, folder.path, "hd", "keys/", "/tmp"] {
                    let words = said.split { !$0.isLetter && $0 != "-" && $0 != "/" }
                    #expect(secret == "hd" ? !words.contains("hd") : !said.contains(secret), "\(said)")
                    #expect(!check.values.values.contains(.text(secret)))
                }
            }
        }
    }

    @Test("Rights that let others in are problems; those on the folder too when others can put files there")
    func rights() throws {
        for (mode, finding) in [
            (0o600, "ok ok"), (0o400, "ok ok"), (0o640, "others problem"), (0o604, "others problem"),
        ] {
            try chmod(path, mode)
            #expect(found("file-mode", in: try diagnosis()) == [finding])
        }
        try chmod(path, 0o600)
        for (mode, finding) in [
            (0o700, "ok ok"), (0o755, "others warning"), (0o770, "writable problem"), (0o1777, "writable problem"),
        ] {
            try chmod(folder.file("own"), mode)
            #expect(found("folder-mode", in: try diagnosis()) == [finding])
        }
    }

    @Test("What lies beside it is counted, and a second name of the file is seen")
    func beside() throws {
        for name in [
            ".casebook.sqlite.42.part", "casebook.sqlite.schema-4.backup", "casebook.sqlite.replaced-1",
            "casebook.sqlite-wal",
        ] {
            #expect(FileManager.default.createFile(atPath: folder.file("own/" + name), contents: Data()))
        }
        for name in ["jalon-backup-a1", "jalon-backup-b2", "of-another-program"] {
            let unpacked = folder.file("temporary/" + name)
            try FileManager.default.createDirectory(atPath: unpacked, withIntermediateDirectories: true)
        }
        try FileManager.default.linkItem(atPath: path, toPath: folder.file("second"))
        let diagnosis = try diagnosis()
        #expect(
            found("beside", in: diagnosis) == ["log warning", "temporary note", "copies note", "unpacked warning"])
        #expect(diagnosis.checks.first { $0.finding == "unpacked" }?.values == ["n": .number(2)])
        #expect(found("links", in: diagnosis) == ["several warning"])
        let copies = try #require(diagnosis.checks.first { $0.finding == "copies" })
        #expect(copies.values == ["n": .number(2)])
    }

    @Test("The key: beside the casebook, below it, open to others, on the same volume, gone")
    func key() throws {
        func look(_ name: String, mode: Int? = nil) throws -> [String] {
            let file = folder.file(name)
            if let mode {
                if !FileManager.default.fileExists(atPath: file) { _ = try VaultKey.create(file: file) }
                try chmod(file, mode)
            }
            return found("key", in: try diagnosis(keyFile: file))
        }
        #expect(try look("elsewhere/key") == ["missing warning"])
        #expect(try look("elsewhere/key", mode: 0o600) == ["same-volume note"])
        #expect(try look("elsewhere/key", mode: 0o644) == ["others problem", "same-volume note"])
        #expect(try look("own/key", mode: 0o600) == ["beside problem"])
        #expect(try look("own/below/key", mode: 0o600) == ["below warning"])
    }

    @Test("The clock: another day than it is, before this was made, and entries from the future")
    func clock() throws {
        #expect(found("clock", in: try diagnosis(today: "2026-11-21")) == ["otherday warning"])
        #expect(found("clock", in: try diagnosis(now: "1980-01-01T00:00:00Z")) == ["past problem"])
        #expect(found("last-entry", in: try diagnosis(now: "1980-01-01T00:00:00Z")) == ["future warning"])
        // The day is that of the centre's zone.
        let late = try diagnosis(now: "2026-11-22T23:30:00Z", today: "2026-11-23", zone: "Europe/Brussels")
        #expect(found("clock", in: late) == ["ok ok"])
        #expect(found("zone", in: try diagnosis(zone: nil)) == ["unset note"])
        #expect(found("zone", in: try diagnosis(zone: "Pacific/Auckland")) == ["differs note"])
    }

    @Test("Backups: none, of today, of some days ago, old")
    func backups() throws {
        let store = try CasebookStore.open(at: path)
        let made = try store.record(CasebookEvent(.backupCreated), author: "hd").on
        for (days, finding) in [(0, "ok ok"), (7, "ok ok"), (8, "older note"), (30, "older note"), (31, "old warning")]
        {
            let day = try made.adding(days: days)
            #expect(found("backup", in: try diagnosis(now: "\(day)T12:00:00Z", today: "\(day)")) == [finding])
        }
    }

    @Test("The packs in force: their age, and a day that no pack covers")
    func packs() throws {
        let young = try diagnosis().checks.filter { $0.code.rawValue == "pack" }
        #expect(young.count >= 5 && young.allSatisfy { $0.level <= .note })
        #expect(Set(young.map(\.finding)) == ["ok", "weak"])
        let old = try diagnosis(today: "2040-01-01").checks.filter { $0.code.rawValue == "pack" }
        #expect(old.contains { $0.finding == "old" && $0.level == .warning })
        let early = try diagnosis(today: "2001-01-01").checks.filter { $0.code.rawValue == "pack" }
        #expect(early.count == 5 && early.allSatisfy { $0.finding == "nothing" })
    }

    @Test("A casebook that was tampered with is damaged; without reading all it is not seen")
    func damaged() throws {
        var bytes = try Data(contentsOf: URL(filePath: path))
        let place = try #require(bytes.range(of: Data("stage-withdrawn".utf8)))
        bytes.replaceSubrange(place, with: Data("stage-withdrawm".utf8))
        try bytes.write(to: URL(filePath: path))
        let found = try diagnosis()
        #expect(found.isDamaged && found.level == .problem && self.found("reading", in: found) == ["broken problem"])
        #expect(self.found("reading", in: try diagnosis(readsAll: false)) == ["skipped note"])
    }

    @Test("What is no casebook is refused, and the machine and the rules are looked at all the same")
    func refused() throws {
        let text = folder.file("own/text")
        try Data("no casebook, but a text of some length".utf8).write(to: URL(filePath: text))
        let other = try diagnosis(text)
        #expect(
            other.refusal?.code == .damaged && other.isDamaged && found("casebook", in: other) == ["refused problem"])
        #expect(found("file-mode", in: other).count == 1)
        let none = try diagnosis(folder.file("none"))
        #expect(none.refusal?.code == .noCasebook && !none.isDamaged && found("casebook", in: none) == ["none note"])
        let alone = Doctor(today: try date("2026-11-22")).diagnose()
        #expect(alone.refusal == nil && alone.checks.allSatisfy { [.machine, .rules].contains($0.group) })
        for diagnosis in [other, none, alone] {
            #expect(found("sqlite", in: diagnosis) == ["ok ok"] && !found("pack", in: diagnosis).isEmpty)
        }
    }

    @Test("Nothing is written, and an older schema is left as it is")
    func untouched() throws {
        let fixture = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../CaseStoreTests/Fixtures/schema-4.sqlite").standardizedFileURL
        let older = folder.file("own/older.sqlite")
        try FileManager.default.copyItem(at: fixture, to: URL(filePath: older))
        for path in [path, older] {
            let before = try bytes(path)
            let diagnosis = try diagnosis(path)
            #expect(try bytes(path) == before && diagnosis.refusal == nil)
            #expect(found("schema", in: diagnosis) == [path == older ? "older note" : "ok ok"])
        }
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.file("own")).count == 2)
    }
}
