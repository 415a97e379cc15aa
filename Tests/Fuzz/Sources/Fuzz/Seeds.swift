internal import CaseStore
internal import Foundation
internal import Jalon

/// The inputs of `bundle` and `backup` to begin with: a case that is handed over, and the beginning of its casebook,
/// as sealed files and as what these hold.
enum Seeds {
    static func write(into folder: String) throws {
        guard let key = Desk.key, let casebook = Desk.casebook else { return }
        let day = Desk.day
        let reference = try casebook.open(CaseFacts(country: .belgium, openedOn: day), author: "hd").reference
        try casebook.record(.stageGranted(.init(stage: "be.reflection")), in: reference, on: day, author: "hd")
        try casebook.record(
            .identityRecorded, texts: SealedTexts([:], identity: Identity(["firstName": "Zoé"])), in: reference,
            on: day, author: "hd")
        try casebook.record(.consentGiven(.init([.transfer])), in: reference, on: day, author: "hd")
        let referral = EntryFacts.Referral(to: .specialisedCentre, purpose: .other)
        let place = URL(fileURLWithPath: folder).appending(path: "bundle")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        for (name, withTexts) in [("coded", false), ("whole", true)] {
            let sealed = try casebook.transfer(
                reference, as: referral, withTexts: withTexts, sealedWith: .key(key), on: day, author: "hd"
            ).bundle
            let plaintext = try SealedBundle.open(sealed, with: .key(key))
            let inputs = [("r", sealed), ("d", Array(sealed.dropLast(32))), ("p", plaintext)]
            for (mode, bytes) in inputs {
                try Data(Array(mode.utf8) + bytes).write(to: place.appending(path: "seed-\(name)-\(mode)"))
            }
        }
        try backup(of: casebook, into: folder)
    }

    private static func backup(of casebook: Casebook, into folder: String) throws {
        let place = URL(fileURLWithPath: folder).appending(path: "backup")
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        let start = Array(try Data(contentsOf: URL(fileURLWithPath: casebook.path)).prefix(1_024))
        let sealed = BackupTarget.sealed(start)
        let inputs = [("r", sealed), ("d", Array(sealed.dropLast(32))), ("p", start), ("m", start), ("r", start)]
        for (number, (mode, bytes)) in inputs.enumerated() {
            try Data(Array(mode.utf8) + bytes).write(to: place.appending(path: "seed-\(number)-\(mode)"))
        }
    }
}
