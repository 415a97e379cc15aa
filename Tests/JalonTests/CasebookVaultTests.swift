import Foundation
import Jalon
import Testing

@Suite("The vault of a casebook")
struct CasebookVaultTests {
    let folder = TemporaryFolder()

    @Test("Without a vault nothing is sealed, and nothing stored")
    func none() throws {
        let casebook = try Casebook.create(at: folder.file())
        try casebook.open("BE-1")
        #expect(try casebook.vaultStatus() == nil)
        let before = try bytes(casebook.path)
        let error = refusal { try casebook.seal(.noteAdded, [.text: canary], in: "BE-1") }
        #expect(error?.code == .keyMissing && error?.message.contains("jalon vault init") == true)
        let plan = refusal {
            try casebook.plan(
                .init(.legal), texts: SealedTexts([.objective: canary]), followUp: date("2026-05-01"),
                in: reference("BE-1"), on: date("2026-03-02"), author: "hd")
        }
        #expect(plan?.code == .keyMissing)
        #expect(refusal { _ = try casebook.reveal(of: "BE-1") }?.code == .keyMissing)
        #expect(refusal { _ = try casebook.identified() }?.code == .keyMissing)
        #expect(try bytes(casebook.path) == before)
    }

    @Test("What says nothing without its text is not recorded without it; that somebody looked is not recorded by hand")
    func needed() throws {
        let casebook = try Casebook.vaulted(at: folder.file())
        try casebook.open("BE-1")
        for facts in [EntryFacts.noteAdded, .identityRecorded, .identityRevealed(.all)] {
            #expect(refusal { try casebook.record(facts, in: "BE-1", on: "2026-03-02") }?.code == .invalidInput)
        }
        let looked = refusal { try casebook.seal(.identityRevealed(.all), [.reasonText: canary], in: "BE-1") }
        #expect(looked?.code == .invalidInput)
        #expect(try casebook.timeline(of: reference("BE-1")).count == 1)
    }

    @Test("A key beside the casebook is refused, when the vault is made and when the key is changed")
    func apart() throws {
        let casebook = try Casebook.vaulted(at: folder.file("one/casebook.sqlite"))
        let beside = folder.file("one/key")
        _ = try VaultKey.create(file: beside)
        let elsewhere = folder.file("two-key")
        _ = try VaultKey.create(file: elsewhere)
        let fresh = try Casebook.create(at: folder.file("one/other.sqlite"))
        for path in [beside, folder.file("one/../one/key")] {
            for error in [
                refusal { try fresh.makeVault(for: .keyFile(path), author: "hd") },
                refusal { try casebook.changeKey(to: .keyFile(path), author: "hd") },
                refusal { try fresh.checkApart(.keyFile(path)) },
            ] {
                #expect(
                    error?.code == .invalidInput
                        && error?.message.contains("lies in the folder of the casebook") == true)
            }
        }
        #expect(try fresh.vaultStatus() == nil && casebook.vaultStatus()?.generation == 1)
        try fresh.makeVault(for: .keyFile(elsewhere), author: "hd")
        #expect(try casebook.changeKey(to: .keyFile(elsewhere), author: "hd") == 0)
        let opened = try Casebook.open(at: fresh.path, vault: VaultAccess(.keyFile(elsewhere)))
        #expect(throws: Never.self) { try opened.unlock(author: "hd") }
        #expect(try fresh.vaultStatus()?.kind == .keyFile)
    }

    @Test("A link to a key beside the casebook is no way around it")
    func link() throws {
        let casebook = try Casebook.create(at: folder.file("one/casebook.sqlite"))
        _ = try VaultKey.create(file: folder.file("one/key"))
        try FileManager.default.createSymbolicLink(
            atPath: folder.file("link"), withDestinationPath: folder.file("one"))
        #expect(
            refusal { try casebook.makeVault(for: .keyFile(folder.file("link/key")), author: "hd") }?.code
                == .invalidInput)
    }

    @Test("The key is changed for an open casebook too, and the old one opens nothing")
    func changed() throws {
        let casebook = try Casebook.vaulted(at: folder.file())
        try casebook.open("BE-1")
        try casebook.seal(.noteAdded, [.text: canary], in: "BE-1")
        let before = try casebook.verify()
        #expect(try casebook.changeKey(to: .key(TestKey.second()), author: "hd") == 1)
        #expect(refusal { _ = try casebook.reveal(of: "BE-1") }?.code == .keyWrong)
        let opened = try Casebook.open(at: casebook.path, vault: VaultAccess(.key(TestKey.second())))
        #expect(try opened.reveal(of: "BE-1").texts.values.first?[.text] == canary)
        #expect(try before.problems == [] && opened.verify(head: before.head).problems == [])
    }

    @Test("A plan is recorded with its follow-up, or not at all")
    func plan() throws {
        let casebook = try Casebook.vaulted(at: folder.file())
        try casebook.open("BE-1")
        let planned = try casebook.plan(
            .init(.language, with: [.ngo]), texts: SealedTexts([.objective: canary, .service: "lessons"]),
            followUp: date("2026-05-01"), in: reference("BE-1"), on: date("2026-03-02"), author: "hd")
        #expect(planned.state.people.reminders.map(\.reminder.plan) == [planned.entry.id])
        #expect(planned.state.people.reminders.first?.reminder.topic == .followUp)
        #expect(try casebook.reveal(of: "BE-1").texts[planned.entry.id]?[.service] == "lessons")
        let before = try bytes(casebook.path)
        let error = refusal {
            try casebook.plan(
                .init(.legal), texts: SealedTexts([.title: canary]), followUp: date("2026-05-01"),
                in: reference("BE-1"), on: date("2026-03-02"), author: "hd")
        }
        #expect(error?.code == .invalidInput && error?.message.contains("Canary") == false)
        #expect(try bytes(casebook.path) == before)
    }
}
